#!/bin/sh
# Prints the name under which pkg-config knows Lua 5.4, which differs by system.
for name in lua5.4 lua-5.4 lua54 lua; do
  if pkg-config --exists "$name >= 5.4" "$name < 5.5" 2>/dev/null; then
    echo "$name"
    exit
  fi
done
echo lua5.4
