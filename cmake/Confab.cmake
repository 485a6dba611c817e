# Build rules shared by all folders: warnings, sanitizers, precompiled header, and confab_library().
include_guard()
include(Unity)

find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(fmt REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_library(RE2_LIBRARY re2 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PostgreSQL REQUIRED)

set(confab_warnings
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wimplicit-fallthrough -Werror -fno-omit-frame-pointer)
add_library(confab_options INTERFACE)
target_include_directories(confab_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(confab_options INTERFACE ${confab_warnings})
target_compile_definitions(confab_options INTERFACE
  BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_DISABLE_FENCED_BLOCK BOOST_JSON_NO_LIB)
target_link_options(confab_options INTERFACE -fuse-ld=lld-16)
target_link_libraries(confab_options INTERFACE Threads::Threads)

if(CONFAB_UNITY)
  # A name of one file may hide another file's here; the other presets refuse what hides a name within one file.
  target_compile_options(confab_options INTERFACE -Wno-shadow)
endif()

if(CONFAB_SANITIZE)
  target_compile_options(confab_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined)
  target_link_options(confab_options INTERFACE -fsanitize=address,undefined)
elseif(CONFAB_TSAN)
  target_compile_options(confab_options INTERFACE -fsanitize=thread)
  target_link_options(confab_options INTERFACE -fsanitize=thread)
endif()

# The same for a program that never has sanitizers.
add_library(confab_plain INTERFACE)
target_include_directories(confab_plain INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(confab_plain INTERFACE ${confab_warnings})
target_link_options(confab_plain INTERFACE -fuse-ld=lld-16)

include(Hardening)

# The precompiled header of the tree: the parts of the standard library and of Boost.JSON that nearly every file uses.
# confab_precompiled(<target> <options>): the header for sources that are compiled with these options.
file(WRITE ${CMAKE_BINARY_DIR}/pch.cpp.in "// built to carry the precompiled header\n")
configure_file(${CMAKE_BINARY_DIR}/pch.cpp.in ${CMAKE_BINARY_DIR}/pch.cpp COPYONLY)
function(confab_precompiled target)
  add_library(${target} STATIC ${CMAKE_BINARY_DIR}/pch.cpp)
  target_link_libraries(${target} PUBLIC confab_options Boost::json fmt::fmt)
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <atomic> <chrono> <cstdint> <functional> <map> <memory> <mutex> <optional> <span> <string>
    <string_view> <tuple> <unordered_map> <unordered_set> <utility> <variant> <vector> <boost/json.hpp> <fmt/format.h>)
  target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp" ${ARGN})
endfunction()
confab_precompiled(confab_pch)

# What is long and runs once, tests above all, is not optimised where there are sanitizers: their passes over optimised code
# take five times as long (107 s for a sixth of test_core against 24).
set(confab_unoptimised_pch confab_pch)
set(confab_unoptimised "")
if(CONFAB_SANITIZE OR CONFAB_TSAN)
  set(confab_unoptimised_pch confab_unoptimised_pch)
  set(confab_unoptimised -O0)
  confab_precompiled(confab_unoptimised_pch ${confab_unoptimised})
endif()

# confab_library(<folder> [UNOPTIMISED] DEPENDS <folders below it> LINK <external targets> ALONE <files>)
#   makes confab_<folder> out of all .cpp files of the current folder. DEPENDS is the order of linking; what may include what
#   is held by ./dev lint (docs/layers.txt). ALONE are files that cannot be compiled together with others (Unity.cmake).
#   UNOPTIMISED: declarations above all, which are run once, when a program starts.
function(confab_library name)
  cmake_parse_arguments(ARG "UNOPTIMISED" "" "DEPENDS;LINK;ALONE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)
    message(STATUS "src/${name} has no sources yet")
    return()
  endif()
  add_library(confab_${name} STATIC ${sources})
  confab_unity(confab_${name} SOURCES ${sources} ALONE ${ARG_ALONE})
  target_link_libraries(confab_${name} PUBLIC confab_options fmt::fmt Boost::json)
  if(ARG_UNOPTIMISED)
    target_precompile_headers(confab_${name} REUSE_FROM ${confab_unoptimised_pch})
    target_compile_options(confab_${name} PRIVATE ${confab_unoptimised})
  else()
    target_precompile_headers(confab_${name} REUSE_FROM confab_pch)
  endif()
  target_compile_options(confab_${name} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  foreach(dependency IN LISTS ARG_DEPENDS)
    target_link_libraries(confab_${name} PUBLIC confab_${dependency})
  endforeach()
  target_link_libraries(confab_${name} PUBLIC ${ARG_LINK})
endfunction()
