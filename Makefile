# kolua, for GNU make. All is built below build/; `make help` lists the targets.
# CC CXX CFLAGS LDFLAGS PREFIX DESTDIR mean what they always mean; WERROR=1 makes warnings errors; V=1 shows the commands.

# ---------------------------------------------------------------- settings
PREFIX  ?= /usr/local
BUILD   ?= build
CFLAGS  ?= -O2 -g
OBJCOPY ?= objcopy
KINDS   ?= unit api cli conformance hostile faults property fuzz header symbols layers policy golden examples install docs
SANITIZED = unit api cli conformance hostile faults property fuzz policy golden

VERSION := $(shell sed -n 's/^.define KOLUA_VERSION "\(.*\)"/\1/p' include/kolua.h)
ABI     := $(shell sed -n 's/^.define KOLUA_ABI \([0-9]*\).*/\1/p' include/kolua.h)
Q       := $(if $(V),,@)
say      = $(if $(V)$(findstring s,$(firstword -$(MAKEFLAGS))),@:,@printf '%-6s%s\n' $1 $@)
# What `make deps` may first have to install is asked for when it is needed, and once.
once     = $(eval $1 := $2)$($1)
LUA      = $(call once,LUA,$(shell scripts/lua-package.sh))
PACKAGES = $(LUA) yaml-0.1 libutf8proc nettle simdjson
ALL_INC  = $(call once,ALL_INC,$(shell pkg-config --cflags $(PACKAGES)))
ALL_LIBS = $(call once,ALL_LIBS,$(shell pkg-config --libs $(PACKAGES)) -lcsv -lstdc++ -lm)
CLI_LIBS = $(call once,CLI_LIBS,$(shell pkg-config --libs zlib libzstd))
INSTALLS := $(if $(filter deps,$(MAKECMDGOALS)),deps)

# ---------------------------------------------------------------- flags
WARN_BOTH = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wcast-qual -Wwrite-strings -Wundef \
  -Wformat=2 -Wvla -Wdouble-promotion -Wimplicit-fallthrough -Wnull-dereference -Wpointer-arith -Wswitch-enum \
  $(if $(WERROR),-Werror)
WARN = $(WARN_BOTH) -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
HARDEN_x86_64  = -fcf-protection
HARDEN_aarch64 = -mbranch-protection=standard
HARDEN = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection $(HARDEN_$(shell uname -m))
# One set of objects serves both libraries: with hidden visibility -fPIC costs next to nothing.
MACHINE = -fPIC -fno-common -fvisibility=hidden $(HARDEN) -MMD -MP
COMPILE    = $(CC) -std=c11 $(WARN) -Iinclude -Iengine -Itests $(ALL_INC) $(CPPFLAGS) $(MACHINE) $(CFLAGS)
COMPILE_XX = $(CXX) -std=c++17 -fno-exceptions -fno-rtti -Wall -Wextra -Wshadow -Iinclude -Iengine $(ALL_INC) $(CPPFLAGS) \
  $(MACHINE) $(or $(CXXFLAGS),$(CFLAGS))
DEFS = -Wl,-z,defs
LINK = $(CC) $(CFLAGS) -pthread -Wl,-z,relro,-z,now -Wl,-z,noexecstack -Wl,--as-needed $(LDFLAGS)

# ---------------------------------------------------------------- files
LIB_SRC := $(filter-out engine/cli/%,$(wildcard engine/*.c engine/*/*.c engine/*/*.cc))
CLI_SRC := $(wildcard engine/cli/*.c)
LIB_OBJ := $(patsubst %,$(BUILD)/obj/%.o,$(basename $(LIB_SRC)))
CLI_OBJ := $(CLI_SRC:%.c=$(BUILD)/obj/%.o)
TESTS   := $(patsubst %.c,$(BUILD)/%,$(foreach kind,unit api cli conformance hostile faults property,$(wildcard tests/$(kind)/test_*.c)))
TEST_OBJ := $(patsubst %.c,$(BUILD)/obj/%.o,$(filter-out tests/unit/test_%,$(wildcard tests/unit/*.c)))
BENCH   := $(patsubst tests/bench/%,$(BUILD)/%,$(basename $(wildcard tests/bench/*.c*)))
FUZZERS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/fuzz/fuzz_*.c))
SHARED  := $(BUILD)/libkolua.so.$(ABI)
SHARE   := $(addprefix $(BUILD)/share/,kolua.1 kolua.bash _kolua kolua.pc)
OUR_C    = $(filter-out %/texts.c %/words.c %_schema.c,$(LIB_SRC) $(CLI_SRC))

# ---------------------------------------------------------------- building
all: $(BUILD)/kolua static shared $(SHARE)  ## the command and both libraries (the default)
static: $(BUILD)/libkolua.a  ## build/libkolua.a
shared: $(BUILD)/libkolua.so  ## build/libkolua.so

$(BUILD)/obj/%.o: %.c | $(INSTALLS)
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(COMPILE) -c $< -o $@

$(BUILD)/obj/%.o: %.cc | $(INSTALLS)
	@mkdir -p $(@D)
	$(call say,CXX)
	$(Q)$(COMPILE_XX) -c $< -o $@

$(BUILD)/obj/engine/cli/folders.o: CPPFLAGS += -DKOLUA_RULES_DIR='"$(PREFIX)/share/kolua/rules"'

# One object whose inner names are gone, so that no name of a host's can collide with them.
$(BUILD)/libkolua.a: $(LIB_OBJ)
	$(call say,AR)
	$(Q)$(CC) -r -nostdlib -o $(BUILD)/kolua.o $^ && $(OBJCOPY) --localize-hidden $(BUILD)/kolua.o
	$(Q)rm -f $@ && $(AR) rcs $@ $(BUILD)/kolua.o

$(SHARED): $(LIB_OBJ)
	$(call say,LINK)
	$(Q)$(LINK) -shared $(DEFS) -Wl,-soname,$(@F) -o $@ $^ $(ALL_LIBS)

$(BUILD)/libkolua.so: $(SHARED)
	$(Q)ln -sf $(<F) $@

$(BUILD)/kolua: $(CLI_OBJ) $(BUILD)/libkolua.a
	$(call say,LINK)
	$(Q)$(LINK) -pie -o $@ $^ $(shell scripts/static-libs.sh '$(CC)' $(ALL_LIBS) $(CLI_LIBS))

$(BUILD)/share/kolua.pc: kolua.pc.in include/kolua.h | $(INSTALLS)
	@mkdir -p $(@D)
	$(Q)sed -e 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|; s|@LIBS@|$(strip $(ALL_LIBS))|' $< > $@
$(BUILD)/share/kolua.1: kolua.1.in $(BUILD)/kolua
	@mkdir -p $(@D)
	$(Q)$(BUILD)/kolua help --man > $@.lists
	$(Q)sed -e 's|@VERSION@|$(VERSION)|' -e '/^@LISTS@$$/{r $@.lists' -e 'd}' $< > $@
$(BUILD)/share/kolua.bash $(BUILD)/share/_kolua: $(BUILD)/kolua
	@mkdir -p $(@D)
	$(Q)$< help --completion $(if $(filter %.bash,$@),bash,zsh) > $@

deps:  ## install what is missing of Debian's packages
	@scripts/deps.sh
demo: $(BUILD)/kolua  ## judge the example
	@$(BUILD)/kolua check --fail-on never examples/serum-launch/campaign.yaml

# ---------------------------------------------------------------- testing
# All but the programs: the engine with its inner names, what tests share, and the command but for verbs named as parts of the engine.
$(BUILD)/libtested.a: $(LIB_OBJ) $(TEST_OBJ) $(filter-out %/main.o %/diff.o %/sweep.o,$(CLI_OBJ))
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/tests/api/%: $(BUILD)/obj/tests/api/%.o $(BUILD)/libkolua.so
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $< -L$(BUILD) -Wl,-rpath,$(abspath $(BUILD)) -lkolua -lcmocka -lm
$(BUILD)/tests/fuzz/%: $(BUILD)/obj/tests/fuzz/%.o $(BUILD)/libtested.a $(if $(FUZZING),,$(BUILD)/obj/tests/fuzz/driver.o)
	@mkdir -p $(@D)
	$(Q)$(LINK) $(FUZZING) -o $@ $^ $(ALL_LIBS)
$(BUILD)/tests/%: $(BUILD)/obj/tests/%.o $(BUILD)/libtested.a
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(ALL_LIBS) $(CLI_LIBS) -lcmocka

RUN = BUILD=$(BUILD) MAKE='$(MAKE)' CC='$(CC)' CXX='$(CXX)' scripts/run-tests.sh
unit: $(filter $(BUILD)/tests/unit/%,$(TESTS))  ## the unit tests
	@$(RUN) unit
check: all $(TESTS) $(FUZZERS)  ## every test; KINDS="golden docs" chooses
	@$(RUN) $(KINDS)

AGAIN = +$(MAKE) BUILD=$(BUILD)/$@ HARDEN= DEFS= check
sanitize:  ## the tests with address and undefined behaviour sanitizers
	$(AGAIN) KINDS='$(SANITIZED)' CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all'
tsan:  ## the tests that use threads, with the thread sanitizer
	$(AGAIN) KINDS=api CFLAGS='-O1 -g -fsanitize=thread'
valgrind: all $(TESTS)  ## the unit tests and those of the interface under valgrind
	@WRAP='valgrind -q --leak-check=full --error-exitcode=99' $(RUN) unit api
fuzz:  ## a minute of each fuzzer, or FUZZ_TIME seconds (clang)
	+$(MAKE) BUILD=$(BUILD)/fuzz CC=clang CXX=clang++ HARDEN= FUZZING=-fsanitize=fuzzer \
	  CFLAGS='-O1 -g -fsanitize=address,fuzzer-no-link' fuzz-run
fuzz-run: $(FUZZERS)
	@for fuzzer in $^; do mkdir -p $$fuzzer.new; $$fuzzer -max_total_time=$(or $(FUZZ_TIME),60) -close_fd_mask=1 $$fuzzer.new tests/fuzz/corpus/$${fuzzer##*_} || exit; done
coverage:  ## the lines that the tests reach
	$(AGAIN) KINDS='$(SANITIZED)' CFLAGS='-O0 -g --coverage'
	@scripts/coverage.sh $(BUILD)/$@
$(BENCH): $(BUILD)/%: $(BUILD)/obj/tests/bench/%.o
	$(Q)$(LINK) -o $@ $^ $(ALL_LIBS)
bench:  ## figures, as ratios to others in the same run; those of streams go into tests/bench/RESULTS.md; ROUNDS=n
bench-counts:  ## instructions of the record path, into tests/bench/COUNTS.md: the same on each machine
bench bench-counts: all $(BENCH)
	@bash tests/bench/$@.sh $(BUILD) $(ROUNDS)
lint: all  ## clang-tidy, cppcheck, shellcheck, the layers
	clang-tidy --quiet $(LIB_SRC) $(CLI_SRC) -- -std=c11 -Iinclude -Iengine $(ALL_INC)
	cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 -Iinclude -Iengine engine
	shellcheck scripts/*.sh
	scripts/layers.sh
format:  ## lay out the code, but for headers and tables
format-check:  ## tell where it is not laid out so
format format-check:
	clang-format $(if $(filter format,$@),-i,--dry-run -Werror) $(OUR_C)

# ---------------------------------------------------------------- installing
install: all  ## to DESTDIR and PREFIX
uninstall:  ## take away what install put there
install uninstall:
	@BUILD=$(BUILD) DEST='$(DESTDIR)$(PREFIX)' PREFIX='$(PREFIX)' ABI=$(ABI) scripts/install.sh $@
DIST = kolua-$(VERSION)
dist:  ## an archive of what is committed, with its checksum
	@mkdir -p $(BUILD)/dist
	git archive --prefix=$(DIST)/ -o $(BUILD)/dist/$(DIST).tar.gz HEAD
	cd $(BUILD)/dist && sha256sum $(DIST).tar.gz > $(DIST).tar.gz.sha256
distcheck: dist  ## build and test the archive in a clean folder
	cd $(BUILD)/dist && rm -rf $(DIST) && tar -xzf $(DIST).tar.gz
	+$(MAKE) -C $(BUILD)/dist/$(DIST) BUILD=build check
clean:  ## remove all that was built
	rm -rf $(BUILD)
help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## /\1|/p' Makefile | awk -F'|' '{ printf "  %-13s %s\n", $$1, $$2 }'

.PHONY: all static shared deps demo unit check sanitize tsan valgrind fuzz fuzz-run bench coverage lint format format-check \
  install uninstall dist distcheck clean help
.SECONDARY:
-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
