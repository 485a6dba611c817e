# What makes a hole harder to use: in release builds, for everything that is compiled and linked.
#   ./dev test release-build reads it from the program again (tools/dev/22-hardening.sh).
include_guard()

set(release $<CONFIG:Release>)
foreach(options IN ITEMS confab_options confab_plain)
  target_compile_options(${options} INTERFACE
    $<${release}:-fstack-protector-strong> $<${release}:-U_FORTIFY_SOURCE> $<${release}:-D_FORTIFY_SOURCE=3>
    $<${release}:-fPIE> $<${release}:-gline-tables-only>)
  target_link_options(${options} INTERFACE
    $<${release}:-pie> $<${release}:-Wl,-z,relro,-z,now,-z,noexecstack> $<${release}:-Wl,--build-id>)
  if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
    target_compile_options(${options} INTERFACE $<${release}:-fcf-protection=full>)
    # The start files of Debian do not say so, and one object that does not takes the mark from the whole program. Only
    # shadow stacks are asked for: no kernel checks indirect branches of programs.
    target_link_options(${options} INTERFACE $<${release}:-Wl,-z,shstk>)
  endif()
endforeach()

# confab_split_debug(<program>)
#   takes the debugging data out of a release's program and puts it beside it, where debuggers and perf look for it.
function(confab_split_debug target)
  if(NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    return()
  endif()
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${CMAKE_OBJCOPY} --only-keep-debug $<TARGET_FILE:${target}> $<TARGET_FILE:${target}>.debug
    COMMAND ${CMAKE_OBJCOPY} --strip-unneeded --add-gnu-debuglink=$<TARGET_FILE:${target}>.debug $<TARGET_FILE:${target}>
    VERBATIM)
endfunction()
