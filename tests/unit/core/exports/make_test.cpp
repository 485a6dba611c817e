#include "core/exports/make.h"

#include <gmock/gmock.h>
#include <minizip/unzip.h>

#include <fstream>
#include <map>

#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/daily/daily.h"
#include "core/exports/request.h"
#include "core/files/blobs.h"
#include "core/rooms/erase.h"
#include "core/rooms/leave.h"
#include "settings/groups/user_data.h"
#include "store/exports.h"

namespace confab::core {
namespace {

using exports::Format;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Key;
using ::testing::Not;

class ExportTest : public testing::DailyTest {
 protected:
  model::DataExport own(const Actor& who, Format format = Format::json) {
    return exports::request_own(*ctx, who, format).request;
  }
  model::DataExport now(const std::string& id) {
    auto found = store::Exports{*db->read()}.by_id(id);
    if (!found) throw std::runtime_error("there is no such export");
    return *found;
  }
  /// The job of its newest revision runs.
  void run(const std::string& id, std::int64_t attempt = 1) {
    const std::atomic<bool> stop{false};
    const jobs::Run job{"1", attempt, clock.now(), jobs::Run::Clock::now() + std::chrono::hours{1}, stop};
    exports::make(*ctx, job, {.id = id, .revision = now(id).revision});
  }
  void renew() {
    const std::atomic<bool> stop{false};
    files::renew_exports(*ctx, {"1", 1, clock.now(), jobs::Run::Clock::now() + std::chrono::hours{1}, stop});
  }
  /// What is in the archive, by name.
  std::map<std::string, std::string> entries(const model::DataExport& one) {
    const auto path = (incoming.path() / "read.zip").string();
    std::ofstream out{path, std::ios::binary};
    const auto reader = files::open(*ctx, one.blob_pk.value());
    for (auto piece = reader->read(1'000'000); !piece.empty(); piece = reader->read(1'000'000)) out << piece;
    out.close();
    std::map<std::string, std::string> found;
    auto* const file = unzOpen64(path.c_str());
    for (int at = unzGoToFirstFile(file); at == UNZ_OK; at = unzGoToNextFile(file)) {
      unz_file_info64 info{};
      std::string name(1024, '\0');
      unzGetCurrentFileInfo64(file, &info, name.data(), name.size(), nullptr, 0, nullptr, 0);
      name.resize(info.size_filename);
      unzOpenCurrentFile(file);
      std::string content(info.uncompressed_size, '\0');
      unzReadCurrentFile(file, content.data(), static_cast<unsigned>(content.size()));
      unzCloseCurrentFile(file);
      found[name] = content;
    }
    unzClose(file);
    return found;
  }
};

TEST_P(ExportTest, IsMadeOnceAndToldByTheBot) {
  say(ann, room, "hello");
  const auto asked = own(ann);
  run(asked.id);
  const auto made = now(asked.id);
  EXPECT_EQ(made.state, "completed");
  EXPECT_THAT(entries(made), Contains(Key(room.value + ".json")));
  EXPECT_THAT(said_to(ann), ElementsAre(HasSubstr("/data-export/" + asked.id)));
  run(asked.id);
  EXPECT_EQ(now(asked.id).revision, made.revision);
  EXPECT_THAT(said_to(ann), ElementsAre(HasSubstr("/data-export/")));
}

TEST_P(ExportTest, WhatItsOwnerCannotReadAnyMoreIsNotInIt) {
  const auto secret = channel(ben, {ann}, "secret", model::RoomKind::group);
  say(ben, secret.id, "between us");
  const auto asked = own(ann);
  rooms::leave(*ctx, ann, secret.id);
  run(asked.id);
  EXPECT_THAT(entries(now(asked.id)), Not(Contains(Key(secret.id.value + ".json"))));
}

TEST_P(ExportTest, OfARoomThatItsOwnerHasLeftItFails) {
  const auto secret = channel(ben, {admin}, "secret", model::RoomKind::group);
  const auto asked = exports::request_room(*ctx, admin, {.room = secret.id});
  rooms::leave(*ctx, admin, secret.id);
  EXPECT_THROW(run(asked.id), jobs::GiveUp);
  EXPECT_EQ(now(asked.id).state, "failed");
}

TEST_P(ExportTest, WhoCannotReadTheRoomAnyMoreDoesNotGetItsArchive) {
  const auto secret = channel(ben, {admin}, "secret", model::RoomKind::group);
  const auto asked = exports::request_room(*ctx, admin, {.room = secret.id});
  run(asked.id);
  EXPECT_TRUE(exports::find_archive(*ctx, &admin, asked.id)->may_read);
  rooms::leave(*ctx, admin, secret.id);
  EXPECT_FALSE(exports::find_archive(*ctx, &admin, asked.id)->may_read);
}

TEST_P(ExportTest, IsTriedAgainAndFailsWithTheLastAttempt) {
  say(ann, room, "hello");
  const auto asked = own(ann);
  storages.place().fail(services::storage::Failure::away);
  EXPECT_ANY_THROW(run(asked.id));
  EXPECT_EQ(now(asked.id).state, "pending");
  EXPECT_ANY_THROW(run(asked.id, exports::kAttempts));
  EXPECT_EQ(now(asked.id).state, "failed");
  storages.place().fail(std::nullopt);
  EXPECT_TRUE(exports::request_own(*ctx, ann, Format::json).is_new) << "what failed may be asked for again";
}

TEST_P(ExportTest, WaitsWhileNoArchivesAreMade) {
  settings.put("Troubleshoot_Disable_Data_Exporter_Processor", true);
  const auto asked = own(ann);
  run(asked.id);
  EXPECT_EQ(now(asked.id).state, "pending");
  settings.put("Troubleshoot_Disable_Data_Exporter_Processor", false);
  run(asked.id);
  EXPECT_EQ(now(asked.id).state, "completed");
}

TEST_P(ExportTest, BegunAnewTheOldRunChangesNothing) {
  const auto asked = own(ann);
  renew();
  EXPECT_EQ(now(asked.id).revision, asked.revision + 1);
  const std::atomic<bool> stop{false};
  exports::make(*ctx, {"1", 1, clock.now(), jobs::Run::Clock::now() + std::chrono::hours{1}, stop},
                {.id = asked.id, .revision = asked.revision});
  EXPECT_EQ(now(asked.id).state, "pending");
  run(asked.id);
  EXPECT_EQ(now(asked.id).state, "completed");
  renew();
  EXPECT_FALSE(store::Exports{*db->read()}.by_id(asked.id));
}

TEST_P(ExportTest, OnlySoManyWaitForOnePerson) {
  for (std::int64_t i = 0; i < exports::kMaxOpen; ++i) {
    (void)exports::request_room(*ctx, admin, {.room = room});
  }
  EXPECT_REFUSED(exports::request_room(*ctx, admin, {.room = room}), too_many_exports);
}

TEST_P(ExportTest, OnlySoManyAreKeptForOnePerson) {
  for (std::int64_t i = 0; i < exports::kMaxKept; ++i) run(exports::request_room(*ctx, admin, {.room = room}).id);
  EXPECT_REFUSED(exports::request_room(*ctx, admin, {.room = room}), too_many_exports);
  EXPECT_EQ(std::ssize(exports::own_exports(*ctx, admin)), exports::kMaxKept);
  clock.advance(exports::kKept);
  const std::atomic<bool> stop{false};
  files::forget_exports(*ctx, {"1", 1, clock.now(), jobs::Run::Clock::now() + std::chrono::hours{1}, stop});
  EXPECT_NO_THROW((void)exports::request_room(*ctx, admin, {.room = room}));
}

TEST_P(ExportTest, GoesWithItsRoomAndWithTime) {
  const auto first = exports::request_room(*ctx, admin, {.room = room});
  run(first.id);
  const auto mine = own(ann);
  run(mine.id);
  rooms::erase(*ctx, admin, room);
  EXPECT_FALSE(exports::find_archive(*ctx, &admin, first.id));
  EXPECT_TRUE(exports::find_archive(*ctx, &ann, mine.id)->may_read);
  EXPECT_FALSE(exports::find_archive(*ctx, &ben, mine.id)->may_read);
  EXPECT_FALSE(exports::find_archive(*ctx, nullptr, mine.id)->may_read);
  clock.advance(exports::kKept);
  EXPECT_FALSE(exports::find_archive(*ctx, &ann, mine.id));
  const std::atomic<bool> stop{false};
  files::forget_exports(*ctx, {"1", 1, clock.now(), jobs::Run::Clock::now() + std::chrono::hours{1}, stop});
  EXPECT_THAT(exports::own_exports(*ctx, ann), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Engines, ExportTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
