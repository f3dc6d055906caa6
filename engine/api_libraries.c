/* api_libraries.c: what kolua is linked with. */
#include "base/digest.h"
#include "base/utf8.h"
#include "data/json_tape.h"
#include "data/reader.h"
#include "script/script.h"

kolua_library kolua_library_at(size_t i) {
  switch (i) {
    case 0: return (kolua_library){"Lua", script_lua_release()};
    case 1: return (kolua_library){"libyaml", yaml_library()};
    case 2: return (kolua_library){"simdjson", json_tape_library()};
    case 3: return (kolua_library){"libcsv", csv_library()};
    case 4: return (kolua_library){"utf8proc", utf8_library()};
    case 5: return (kolua_library){"nettle", digest_library()};
    default: return (kolua_library){0};
  }
}
