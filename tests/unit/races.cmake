# test_races: who hears what while rights end, for ThreadSanitizer. It compiles the sources that this takes, without
# optimising them: core/, store/ and the rest of ddp/ would take minutes more and say nothing more of threads.
include(Embed)
set(tested
  ddp/coalescer_test.cpp ddp/hub_test.cpp ddp/membership_index_test.cpp ddp/stream_rights_races_test.cpp)
list(TRANSFORM tested PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
set(watched
  api/access.cpp api/call_targets.cpp api/errors.cpp api/limit_key.cpp api/limits.cpp api/method_runner.cpp api/proof.cpp api/rate_limiter.cpp api/renamed.cpp api/trace.cpp
  core/accounts/proof.cpp core/accounts/sessions.cpp
  core/accounts/two_factor.cpp core/accounts/wrong_codes.cpp core/audit/record.cpp core/kernel/context.cpp core/kernel/transaction.cpp core/kernel/triggers.cpp
  core/presence/presence.cpp core/users/find.cpp
  ddp/channel.cpp ddp/coalescer.cpp ddp/frames.cpp ddp/hub.cpp ddp/listening.cpp ddp/membership_index.cpp
  ddp/publications.cpp ddp/session.cpp ddp/session_index.cpp ddp/stream_rights.cpp ddp/streams.cpp
  store/attention.cpp store/audit.cpp store/condition.cpp store/migration_steps.cpp store/second_factors.cpp store/sql_text.cpp store/tokens.cpp
  store/user_names.cpp store/user_writer.cpp store/users.cpp)
list(TRANSFORM watched PREPEND ${CMAKE_SOURCE_DIR}/src/)

add_executable(test_races ${tested} ${watched})
confab_embed_migrations(test_races ${CMAKE_SOURCE_DIR}/src/store/migrations)
confab_unity(test_races SOURCES ${tested} ${watched})
target_include_directories(test_races PRIVATE ${CMAKE_SOURCE_DIR}/tests/unit)
target_link_libraries(test_races PRIVATE
  confab_sql confab_net confab_bus confab_settings confab_permissions confab_model confab_base
  GTest::gmock GTest::gtest GTest::gtest_main)
target_precompile_headers(test_races REUSE_FROM ${confab_unoptimised_pch})
# What no test reaches needs none of what it calls: a source stands in the list for what is used of it.
target_compile_options(test_races PRIVATE "SHELL:-Xclang -fno-pch-timestamp" ${confab_unoptimised} -ffunction-sections)
target_link_options(test_races PRIVATE -Wl,--gc-sections)
