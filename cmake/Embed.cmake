# Files that become part of the program.
include_guard()

# confab_embed_migrations(<target> <folder>)
#   compiles NNNN_name.sql files (first line `-- oldest program: N`) into the target, as confab::store::migrations().
function(confab_embed_migrations target folder)
  if(NOT TARGET ${target})
    return()
  endif()
  cmake_path(ABSOLUTE_PATH folder)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/migrations.cpp)
  set(script ${CMAKE_SOURCE_DIR}/cmake/embed_migrations.cmake)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.sql)
  # The list of files is a dependency of its own: a migration that was taken away must disappear, too.
  set(list ${CMAKE_CURRENT_BINARY_DIR}/migrations.list)
  file(CONFIGURE OUTPUT ${list} CONTENT "${files}\n")
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${folder} -DOUTPUT=${output} -P ${script}
    DEPENDS ${files} ${script} ${list}
    COMMENT "Embedding migrations"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
