#include "core/files/migrate.h"

#include <gmock/gmock.h>

#include "base/errors/request.h"
#include "core/files/blobs.h"
#include "core/files/collect.h"
#include "core/files/probe.h"
#include "core/files/sealing.h"
#include "core/team.h"
#include "store/blobs.h"

namespace confab::core {
namespace {

using services::storage::Failure;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class MigrateTest : public testing::PeopleTest {
 protected:
  std::int64_t owned(const std::string& bytes) {
    const auto kept = files::keep(*ctx, files::spool_text(*ctx, bytes));
    Transaction tx{*ctx};
    files::acquire(tx, kept);
    tx.commit();
    return kept.pk;
  }
  std::string read(std::int64_t pk) {
    const auto reader = files::open(*ctx, pk);
    std::string all;
    for (auto piece = reader->read(100); !piece.empty(); piece = reader->read(100)) all += piece;
    return all;
  }
  void use_database() {
    settings.put("FileUpload_Storage_Type", json::value("GridFS"));
    storages.use("GridFS");
  }
  void migrate() { files::migrate(*ctx, run, {.to = "GridFS"}); }
  /// What waits to be collected, once nobody reads it any more.
  void collect_all() {
    clock.advance(std::chrono::minutes{11});
    files::sweep(*ctx, run);
    for (std::int64_t pk = 1; pk < 20; ++pk) files::collect(*ctx, run, {.blob = pk});
  }
  std::string key_of(std::int64_t pk) { return store::Blobs{*db->read()}.find(pk).value().key; }

  std::atomic<bool> stop{false};
  jobs::Run run{"job", 1, from_millis(0), jobs::Run::Clock::now() + std::chrono::minutes{5}, stop};
};

TEST_P(MigrateTest, EverythingMovesAndKeepsItsNumber) {
  const auto one = owned("one");
  const auto two = owned("two");
  use_database();
  migrate();
  EXPECT_THAT(storages.place("GridFS").kept(), SizeIs(2));
  EXPECT_EQ(read(one), "one");
  EXPECT_EQ(read(two), "two");
  EXPECT_THAT(storages.place("FileSystem").kept(), SizeIs(2));  // who reads there can end
  collect_all();
  EXPECT_THAT(storages.place("FileSystem").kept(), IsEmpty());
  EXPECT_EQ(read(one), "one");
}

TEST_P(MigrateTest, ASecondTimeThereIsNothingToDo) {
  owned("one");
  use_database();
  migrate();
  const auto before = storages.place("GridFS").kept();
  migrate();
  EXPECT_EQ(storages.place("GridFS").kept(), before);
}

TEST_P(MigrateTest, WhatWasInterruptedGoesOn) {
  const auto one = owned("one");
  const auto two = owned("two");
  use_database();
  storages.place("GridFS").meanwhile([&] { stop = true; });
  EXPECT_THROW(migrate(), jobs::Interrupted);
  EXPECT_EQ(read(one), "one");
  stop = false;
  migrate();
  collect_all();
  EXPECT_EQ(read(one), "one");
  EXPECT_EQ(read(two), "two");
  EXPECT_THAT(storages.place("GridFS").kept(), SizeIs(2));
  EXPECT_THAT(storages.place("FileSystem").kept(), IsEmpty());
}

TEST_P(MigrateTest, WhatGoesMeanwhileIsGone) {
  const auto one = owned("one");
  use_database();
  storages.place("GridFS").meanwhile([&] {
    Transaction tx{*ctx};
    files::release(tx, *ctx, one);
    tx.commit();
    files::collect(*ctx, run, {.blob = one});
  });
  migrate();
  collect_all();
  EXPECT_THAT(storages.place("GridFS").kept(), IsEmpty());
  EXPECT_THAT(storages.place("FileSystem").kept(), IsEmpty());
}

TEST_P(MigrateTest, WhatIsLostOrChangedStaysAndIsTold) {
  const auto lost = owned("lost");
  const auto changed = owned("changed");
  const auto fine = owned("fine");
  storages.place("FileSystem").lose(key_of(lost));
  storages.place("FileSystem").change(key_of(changed), "CHANGED");
  use_database();
  EXPECT_THROW(migrate(), jobs::GiveUp);
  EXPECT_EQ(read(fine), "fine");
  EXPECT_THAT(storages.place("GridFS").kept(), SizeIs(1));
  EXPECT_EQ(read(changed), "CHANGED");
}

TEST_P(MigrateTest, ATargetThatIsAwayIsTriedAgain) {
  const auto one = owned("one");
  use_database();
  storages.place("GridFS").fail(Failure::away);
  EXPECT_THROW(migrate(), services::storage::Failed);
  storages.place("GridFS").fail(std::nullopt);
  EXPECT_EQ(read(one), "one");
  migrate();
  EXPECT_EQ(read(one), "one");
  collect_all();
  EXPECT_THAT(storages.place("GridFS").kept(), SizeIs(1));
}

TEST_P(MigrateTest, OnlyWhereNewFilesGoAsWell) {
  EXPECT_THROW(migrate(), jobs::GiveUp);
  EXPECT_REFUSED(files::begin_migration(*ctx, admin, "GridFS"), invalid_params);
  use_database();
  EXPECT_REFUSED(files::begin_migration(*ctx, ann, "GridFS"), not_allowed);
  files::begin_migration(*ctx, admin, "GridFS");
  EXPECT_EQ(db->read()->count("SELECT count(*) FROM jobs WHERE kind = 'files.migrate' AND state = 'waiting'", {}), 1);
}

TEST_P(MigrateTest, WhatLiesWhereIsCounted) {
  owned("one");
  owned("three");
  const auto uses = files::storage_use(*db->read());
  ASSERT_THAT(uses, SizeIs(1));
  EXPECT_EQ(uses[0].storage, "FileSystem");
  EXPECT_EQ(uses[0].files, 2);
  EXPECT_EQ(uses[0].bytes, 8);
}

TEST_P(MigrateTest, AnEncipheredFileIsReadThroughConfabAlone) {
  ctx->ports.file_keys = files::read_file_keys(std::string(64, 'a'));
  const auto clear = owned("the secret plan");
  settings.put("Confab_Files_Encrypted", true);
  const auto sealed = owned("the secret plan");
  EXPECT_NE(sealed, clear);
  EXPECT_EQ(read(sealed), "the secret plan");
  EXPECT_THAT(storages.place().kept().at(key_of(sealed)), Not(HasSubstr("secret")));
  EXPECT_EQ(files::link(*ctx, sealed, {}), std::nullopt);
  EXPECT_EQ(owned("the secret plan"), sealed);
}

TEST_P(MigrateTest, AnEarlierKeyStillOpens) {
  settings.put("Confab_Files_Encrypted", true);
  ctx->ports.file_keys = files::read_file_keys(std::string(64, 'a'));
  const auto before = owned("before");
  ctx->ports.file_keys = files::read_file_keys(std::string(64, 'b') + " " + std::string(64, 'a'));
  EXPECT_EQ(read(owned("after")), "after");
  EXPECT_EQ(read(before), "before");
  ctx->ports.file_keys.pop_back();
  EXPECT_REFUSED(read(before), service_unavailable);
}

TEST_P(MigrateTest, WithoutAKeyNothingIsKeptInClear) {
  settings.put("Confab_Files_Encrypted", true);
  EXPECT_REFUSED(owned("the secret plan"), service_unavailable);
  EXPECT_THAT(storages.place().kept(), IsEmpty());
}

TEST_P(MigrateTest, MovingEnciphersWhatWasClear) {
  const auto one = owned("the secret plan");
  use_database();
  settings.put("Confab_Files_Encrypted", true);
  ctx->ports.file_keys = files::read_file_keys(std::string(64, 'a'));
  migrate();
  EXPECT_EQ(read(one), "the secret plan");
  EXPECT_THAT(storages.place("GridFS").kept().begin()->second, Not(HasSubstr("secret")));
}

TEST_P(MigrateTest, TheStorageIsTried) {
  EXPECT_REFUSED(files::probe_storage(*ctx, ann), not_allowed);
  EXPECT_TRUE(files::probe_storage(*ctx, admin).works);
  EXPECT_THAT(storages.place().kept(), IsEmpty());
  storages.place().fail(Failure::refused);
  const auto probe = files::probe_storage(*ctx, admin);
  EXPECT_FALSE(probe.works);
  EXPECT_EQ(probe.step, "write");
  EXPECT_THAT(probe.problem.value_or(""), HasSubstr("refused"));
}

INSTANTIATE_TEST_SUITE_P(Engines, MigrateTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
