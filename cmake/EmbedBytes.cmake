# confab_embed_file(<library> <file> <namespace::function>)
#   makes a library that carries the file as a std::string_view: what links it includes "embedded/<function>.h" and calls
#   <namespace::function>().
# confab_embed_program(<library> <program> <namespace::function>)
#   the same for a program that is a target of this build.
include_guard()
set(CONFAB_EMBED_BYTES_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/EmbedBytesGenerate.cmake)

function(confab_embed_file library file symbol)
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
    COMMAND ${CMAKE_COMMAND} -D FILE=${file} -D SYMBOL=${symbol} -D OUTPUT=${output}/${name}.cpp
            -P ${CONFAB_EMBED_BYTES_SCRIPT}
    DEPENDS ${file} ${CONFAB_EMBED_BYTES_SCRIPT}
    COMMENT "Embedding ${name}"
    VERBATIM)
  add_library(${library} STATIC ${output}/${name}.cpp ${output}/${name}.h)
  target_link_libraries(${library} PRIVATE confab_plain)
  target_include_directories(${library} PUBLIC ${CMAKE_CURRENT_BINARY_DIR})
endfunction()

function(confab_embed_program library program symbol)
  confab_embed_file(${library} $<TARGET_FILE:${program}> ${symbol})
endfunction()
