# confab_embed_files(<target> <folder> <namespace::function>)
#   embeds all files of the folder into the target. Code of the target includes "embedded/<function>.h" and calls
#   <namespace::function>(), a std::span<const confab::net::StaticFile>. `x.br` and `x.gz` beside `x` become its compressed
#   forms; what lies under assets/ has its hash in its name and is immutable. A folder that is empty or not there gives an
#   empty table. New, changed and removed files are noticed by the next build.
include_guard()
set(CONFAB_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/EmbedFilesGenerate.cmake)

function(confab_embed_files target folder symbol)
  string(REGEX REPLACE "^.*::" "" name ${symbol})
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${folder}/*)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  string(REGEX REPLACE "::[^:]*$" "" namespace ${symbol})
  file(CONFIGURE OUTPUT ${output}/${name}.h CONTENT "#pragma once

#include <span>

#include \"net/static_files.h\"

namespace ${namespace} {

[[nodiscard]] std::span<const confab::net::StaticFile> ${name}();

}  // namespace ${namespace}
" @ONLY)
  # The list of files is an input too: without one, a file that is gone would not be noticed.
  file(CONFIGURE OUTPUT ${output}/${name}.list CONTENT "${files}")
  add_custom_command(
    OUTPUT ${output}/${name}.cpp
    COMMAND ${CMAKE_COMMAND} -D FOLDER=${folder} -D SYMBOL=${symbol} -D OUTPUT=${output}/${name} -P ${CONFAB_EMBED_SCRIPT}
    DEPENDS ${files} ${output}/${name}.list ${CONFAB_EMBED_SCRIPT}
    COMMENT "Embedding ${name}"
    VERBATIM)
  target_sources(${target} PRIVATE ${output}/${name}.cpp ${output}/${name}.h)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
