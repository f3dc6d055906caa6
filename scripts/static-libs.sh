#!/bin/sh
# static-libs.sh CC FLAG...: the flags of the linker with each -lNAME that has an archive replaced by that archive, so
# that the command starts faster: every shared library costs it a tenth of a millisecond or more. The C++ runtime stays
# shared, for libsimdjson shares it.
cc=$1
shift
for flag in "$@"; do
  case $flag in
    -lm | -lstdc++ | -L* | -pthread) archive= ;;
    -l*) archive=$($cc -print-file-name="lib${flag#-l}.a") ;;
    *) archive= ;;
  esac
  case $archive in
    /*) printf '%s ' "$archive" ;;
    *) printf '%s ' "$flag" ;;
  esac
done
