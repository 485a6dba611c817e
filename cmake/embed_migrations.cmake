# cmake -DFOLDER=... -DOUTPUT=... -P embed_migrations.cmake
# Writes the migrations of a folder as C++: the definition of confab::store::migrations().
set(rows "")
set(expected 0)
file(GLOB files LIST_DIRECTORIES false ${FOLDER}/*.sql)
list(SORT files)
foreach(file IN LISTS files)
  get_filename_component(base ${file} NAME_WLE)
  if(NOT base MATCHES "^([0-9][0-9][0-9][0-9])_([a-z0-9_]+)$")
    message(FATAL_ERROR "${file}: a migration is called NNNN_name.sql")
  endif()
  set(name ${CMAKE_MATCH_2})
  string(REGEX REPLACE "^0+" "" number ${CMAKE_MATCH_1})
  math(EXPR expected "${expected} + 1")
  if(NOT number EQUAL expected)
    message(FATAL_ERROR "${file}: migration ${expected} should come here")
  endif()
  file(READ ${file} text)
  if(NOT text MATCHES "^-- oldest program: ([0-9]+)\n")
    message(FATAL_ERROR "${file}: the first line says what programs can still use the database: -- oldest program: N")
  endif()
  set(oldest ${CMAKE_MATCH_1})
  if(oldest GREATER number)
    message(FATAL_ERROR "${file}: no program knows schema ${oldest} yet")
  endif()
  # A second line `-- then: step` names what is done in C++ afterwards (store/migration_steps.h).
  set(then nullptr)
  if(text MATCHES "^[^\n]*\n-- then: ([a-z_]+)\n")
    set(then "&steps::${CMAKE_MATCH_1}")
  endif()
  string(APPEND rows "    {${number}, \"${name}\", R\"migration(${text})migration\", ${oldest}, ${then}},\n")
endforeach()
if(expected EQUAL 0)
  message(FATAL_ERROR "${FOLDER} has no migrations")
endif()

file(WRITE ${OUTPUT} "// Made from the files of migrations/ by cmake/embed_migrations.cmake.
#include \"store/migrations.h\"

#include \"store/migration_steps.h\"

namespace confab::store {
namespace {

constexpr sql::Migration kMigrations[] = {
${rows}};

}  // namespace

std::span<const sql::Migration> migrations() { return kMigrations; }

}  // namespace confab::store
")
