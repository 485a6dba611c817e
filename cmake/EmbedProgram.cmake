# confab_embed_program(<library> <program> <namespace::function>)
#   makes a library that carries the program, a target of this build, as a std::string_view: what links it includes
#   "embedded/<function>.h" and calls <namespace::function>().
include_guard()
set(CONFAB_EMBED_PROGRAM_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/EmbedProgramGenerate.cmake)

function(confab_embed_program library program symbol)
  string(REGEX REPLACE "^.*::" "" name ${symbol})
  string(REGEX REPLACE "::[^:]*$" "" namespace ${symbol})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  file(CONFIGURE OUTPUT ${output}/${name}.h CONTENT "#pragma once

#include <string_view>

namespace ${namespace} {

[[nodiscard]] std::string_view ${name}();

}  // namespace ${namespace}
" @ONLY)
  add_custom_command(
    OUTPUT ${output}/${name}.cpp
    COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:${program}> -D SYMBOL=${symbol} -D OUTPUT=${output}/${name}.cpp
            -P ${CONFAB_EMBED_PROGRAM_SCRIPT}
    DEPENDS ${program} $<TARGET_FILE:${program}> ${CONFAB_EMBED_PROGRAM_SCRIPT}
    COMMENT "Embedding ${program}"
    VERBATIM)
  add_library(${library} STATIC ${output}/${name}.cpp ${output}/${name}.h)
  target_link_libraries(${library} PRIVATE confab_plain)
  target_include_directories(${library} PUBLIC ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
