#!/bin/bash
# The linker that cargo is given. It runs sbpf-linker under the libc that came with LLVM, which is
# newer than the machine's.
set -euo pipefail
home=$(dirname "$(readlink -f "$0")")
library=$home/llvm/@LIBRARIES@

sbpf_linker() {
  # LD_LIBRARY_PATH tells sbpf-linker where LLVM is. The folder holds nothing else, or the machine's
  # own programs would load the newer libc.
  LD_LIBRARY_PATH=$home/llvm/only "$library/ld-linux-x86-64.so.2" --library-path "$library" \
    "$home/sbpf-linker-@LINKER_VERSION@/bin/sbpf-linker" "$@"
}

if [ "$*" = --self-check ]; then
  # All output is read: a pipe that closes early would look like a linker that fails.
  # The second line is LLVM's own, so that it has to be found and loaded.
  sbpf_linker --version | sed -n 1p
  sbpf_linker --llvm-args=-version --output=/dev/null /dev/null | sed -n 1p
  exit
fi

program= output= previous=
arguments=()
for argument in "$@"; do
  if [ "$argument" = --tidepool-program ]; then
    program=yes
  elif [ "$previous" = -o ]; then
    # An object beside the program: the checks after the build read its symbols, which the program
    # itself lacks.
    output=$argument
    arguments+=("$TIDEPOOL_SBF_LINK/program.o")
  else
    arguments+=("$argument")
  fi
  previous=$argument
done

# Cargo also links the cdylibs among the dependencies, which nobody needs and most of which can't be
# linked for Solana. Only the program itself carries the mark.
if [ -z "$program" ]; then
  : > "$output"
  exit
fi

mkdir -p "$TIDEPOOL_SBF_LINK"
rm -f "$TIDEPOOL_SBF_LINK"/program.*
sbpf_linker --deploy=false --dump-module="$TIDEPOOL_SBF_LINK/module" "${arguments[@]}"
rm -f "$TIDEPOOL_SBF_LINK/module/pre-opt.ll"
cp "$TIDEPOOL_SBF_LINK/program.so" "$output"
