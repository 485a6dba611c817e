# shellcheck shell=bash
# What the linker and the compiler were asked for (cmake/Hardening.cmake) is in the program, or it is a failure.

check_hardening() {
  local program=$1 headers dynamic symbols
  headers=$(readelf -lW "$program")
  dynamic=$(readelf -dW "$program")
  symbols=$(readelf -W --dyn-syms "$program")
  grep -q 'Type: *DYN' <(readelf -hW "$program") || fail "$program is not position independent"
  grep -q GNU_RELRO <<<"$headers" || fail "$program has no read-only relocations"
  grep -q BIND_NOW <<<"$dynamic" || fail "$program binds symbols lazily: its relocations stay writable"
  grep -q 'GNU_STACK.* RW ' <<<"$headers" || fail "$program has an executable stack"
  grep -q __stack_chk_fail <<<"$symbols" || fail "$program has no stack protector"
  [ "$(uname -m)" != x86_64 ] || grep -q endbr64 <(objdump -d --no-show-raw-insn "$program" | head -n 200000) ||
    fail "$program was not compiled with -fcf-protection"
  [ "$(uname -m)" != x86_64 ] || grep -q SHSTK <(readelf -nW "$program") || fail "$program is not marked for shadow stacks"
  ! grep -q '[.]debug_info' <(readelf -SW "$program") || fail "$program carries its debugging data"
  [ -s "$program.debug" ] || fail "$program.debug is missing: nobody could read a crash"
}

# Of a program that calls what can be checked.
check_fortified() {
  grep -q '__[a-z]*_chk@' <(readelf -W --dyn-syms "$1") || fail "$1 was not compiled with _FORTIFY_SOURCE"
}
