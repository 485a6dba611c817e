# Run by confab_embed_files() with FOLDER, SYMBOL and OUTPUT: writes OUTPUT.cpp, which pulls the bytes in with
# the assembler's .incbin (megabytes as C++ arrays take a compiler minutes).
cmake_minimum_required(VERSION 3.25)

set(types
  html "text/html" js "text/javascript" mjs "text/javascript"
  css "text/css" json "application/json" map "application/json" webmanifest "application/manifest+json"
  svg "image/svg+xml" png "image/png" jpg "image/jpeg" jpeg "image/jpeg" webp "image/webp" gif "image/gif"
  ico "image/x-icon" woff "font/woff" woff2 "font/woff2" ttf "font/ttf" txt "text/plain"
  xml "application/xml" wasm "application/wasm" mp3 "audio/mpeg" ogg "audio/ogg" wav "audio/wav")

string(REGEX REPLACE "^.*::" "" name ${SYMBOL})
string(REGEX REPLACE "::[^:]*$" "" namespace ${SYMBOL})
string(MAKE_C_IDENTIFIER "embedded_${SYMBOL}" prefix)
file(GLOB_RECURSE files RELATIVE ${FOLDER} ${FOLDER}/*)
list(SORT files)

set(blobs "")
set(rows "")
set(count 0)

# Appends the bytes of `file` to `blobs` and gives the C++ expression for them; "{}" when there is no such file.
macro(embed file expression)
  if(EXISTS ${FOLDER}/${file} AND NOT IS_DIRECTORY ${FOLDER}/${file})
    file(SIZE ${FOLDER}/${file} size)
    file(SHA256 ${FOLDER}/${file} digest)
    set(label ${prefix}_${count})
    math(EXPR count "${count} + 1")
    # The digest makes the source change with the content, for ccache, which does not look into .incbin.
    string(APPEND blobs
      "asm(\".pushsection .rodata\\n.balign 16\\n.hidden ${label}\\n.globl ${label}\\n${label}:\\n\"\n"
      "    \".incbin \\\"${FOLDER}/${file}\\\"\\n.byte 0\\n.popsection # ${digest}\\n\");\n"
      "extern \"C\" __attribute__((visibility(\"hidden\"))) const char ${label}[];\n")
    set(${expression} "{${label}, ${size}}")
  else()
    set(${expression} "{}")
  endif()
endmacro()

foreach(file IN LISTS files)
  if(file MATCHES "\\.(br|gz)$")
    string(REGEX REPLACE "\\.(br|gz)$" "" original ${file})
    if(EXISTS ${FOLDER}/${original})
      continue()
    endif()
  endif()
  string(TOLOWER "${file}" lower)
  string(REGEX REPLACE "^.*\\." "" extension ${lower})
  list(FIND types ${extension} at)
  if(at EQUAL -1)
    set(type "application/octet-stream")
  else()
    math(EXPR at "${at} + 1")
    list(GET types ${at} type)
    if(type MATCHES "^text/")
      string(APPEND type "; charset=utf-8")
    endif()
  endif()
  if(file MATCHES "^assets/")
    set(immutable true)
  else()
    set(immutable false)
  endif()
  embed(${file} identity)
  string(SUBSTRING ${digest} 0 20 etag)
  embed(${file}.gz gzip)
  embed(${file}.br brotli)
  string(APPEND rows
    "    {\"/${file}\", \"${type}\", ${identity}, ${gzip}, ${brotli}, \"${etag}\", ${immutable}},\n")
endforeach()

if(rows STREQUAL "")
  set(body "  return {};")
else()
  set(body "  static constexpr confab::net::StaticFile kFiles[] = {\n${rows}  };\n  return kFiles;")
endif()
file(WRITE ${OUTPUT}.cpp "#include \"embedded/${name}.h\"

${blobs}
namespace ${namespace} {

std::span<const confab::net::StaticFile> ${name}() {
${body}
}

}  // namespace ${namespace}
")
