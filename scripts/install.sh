#!/bin/sh
# install | uninstall: puts what is built below $DEST, or takes it away. Called by the Makefile.
set -eu

packs() {
  find rules -type f ! -name '.*' | sort
}

# Every file once: its mode, where it is, where it goes.
files() {
  echo "755 $BUILD/kolua bin/kolua"
  echo "644 include/kolua.h include/kolua.h"
  echo "644 $BUILD/libkolua.a lib/libkolua.a"
  echo "755 $BUILD/libkolua.so.$ABI lib/libkolua.so.$ABI"
  echo "644 $BUILD/share/kolua.pc lib/pkgconfig/kolua.pc"
  echo "644 $BUILD/share/kolua.1 share/man/man1/kolua.1"
  echo "644 $BUILD/share/kolua.bash share/bash-completion/completions/kolua"
  echo "644 $BUILD/share/_kolua share/zsh/site-functions/_kolua"
  packs | sed 's|.*|644 & share/kolua/&|'
}

install_all() {
  files | while read -r mode from to; do
    install -d "$DEST/$(dirname "$to")"
    install -m "$mode" "$from" "$DEST/$to"
  done
  ln -sf "libkolua.so.$ABI" "$DEST/lib/libkolua.so"
  sed "s|^prefix=.*|prefix=$PREFIX|" "$BUILD/share/kolua.pc" > "$DEST/lib/pkgconfig/kolua.pc"
}

uninstall_all() {
  files | while read -r _ _ to; do rm -f "$DEST/$to"; done
  rm -f "$DEST/lib/libkolua.so"
  if [ -d "$DEST/share/kolua" ]; then find "$DEST/share/kolua" -depth -type d -empty -delete; fi
}

"$1"_all
