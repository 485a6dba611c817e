#include "core/uploads/resumable.h"

#include <gmock/gmock.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <limits>

#include "base/errors/files.h"
#include "base/errors/request.h"
#include "base/expect_refused.h"
#include "core/accounts/remove.h"
#include "core/configuration/settings.h"
#include "core/files/unfinished.h"
#include "core/rooms/erase.h"
#include "core/team.h"
#include "core/uploads/read.h"
#include "core/uploads/send.h"

namespace confab::core {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;
using std::chrono::minutes;
using ::testing::HasSubstr;

class ResumableTest : public testing::TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    ctx->ports.incoming.unfinished = unfinished.path().string();
  }
  UploadId begin(const Actor& who, std::uint64_t size, const std::string& name = "a.txt") {
    return uploads::begin(*ctx, who, {.room = room, .name = name, .declared_type = {}}, size).id;
  }
  uploads::Progress bring(const Actor& who, const UploadId& id, std::uint64_t offset, std::string_view bytes) {
    uploads::Part part{*ctx, who, id, offset};
    if (!bytes.empty()) part.append(bytes);
    return part.finish(who);
  }
  std::uint64_t offset(const UploadId& id) { return uploads::progress(*ctx, ann, id).offset; }
  std::size_t partial_files() {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{unfinished.path()}, fs::directory_iterator{}));
  }
  void set(const std::string& key, const json::value& value) { settings.put(key, value); }

  sql::testing::TemporaryFolder unfinished;
  std::atomic<bool> stop{false};
  jobs::Run run{"job", 1, from_millis(0), jobs::Run::Clock::now() + minutes{5}, stop};
};

TEST_P(ResumableTest, PartsBecomeAFileThatIsSent) {
  const auto id = begin(ann, 10);
  EXPECT_EQ(offset(id), 0U);
  const auto first = bring(ann, id, 0, "Hello");
  EXPECT_EQ(first.offset, 5U);
  EXPECT_FALSE(first.complete);
  EXPECT_EQ(offset(id), 5U);
  const auto last = bring(ann, id, 5, "there");
  EXPECT_EQ(last.offset, 10U);
  EXPECT_TRUE(last.complete);
  EXPECT_EQ(partial_files(), 0U);
  const auto is = uploads::progress(*ctx, ann, id);
  EXPECT_TRUE(is.complete);
  EXPECT_EQ(is.offset, is.size);
  const auto file = uploads::find(*ctx, &ann, "", id);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->file.size, 10);
  EXPECT_EQ(file->file.type, "text/plain");
  const auto message = uploads::send(*ctx, ann, {.room = room, .file = id, .text = "here"});
  EXPECT_THAT(message.files.text, HasSubstr(id.value));
}

TEST_P(ResumableTest, AnAnswerThatWasLostIsGivenAgain) {
  const auto id = begin(ann, 5);
  bring(ann, id, 0, "Hello");
  EXPECT_TRUE(bring(ann, id, 5, "").complete);
  EXPECT_REFUSED(bring(ann, id, 0, "Hello"), upload_conflict);
}

TEST_P(ResumableTest, WhatCameOfABrokenPartStays) {
  const auto id = begin(ann, 10);
  {
    uploads::Part part{*ctx, ann, id, 0};
    part.append("Hel");
  }
  EXPECT_EQ(offset(id), 3U);
  EXPECT_REFUSED(bring(ann, id, 0, "Hello"), upload_conflict);
  EXPECT_REFUSED(bring(ann, id, 5, "there"), upload_conflict);
  EXPECT_EQ(bring(ann, id, 3, "lo").offset, 5U);
}

// A client that is back before the server knows that it was away.
TEST_P(ResumableTest, OfTwoWhoWriteOneIsRefused) {
  const auto id = begin(ann, 10);
  uploads::Part old{*ctx, ann, id, 0};
  old.append("Hel");
  uploads::Part now{*ctx, ann, id, 3};
  now.append("lo");
  EXPECT_REFUSED(old.append("lo, all"), upload_conflict);
  EXPECT_EQ(now.finish(ann).offset, 5U);
  EXPECT_EQ(offset(id), 5U);
}

TEST_P(ResumableTest, NoMoreComesThanWasAnnounced) {
  const auto id = begin(ann, 3);
  uploads::Part part{*ctx, ann, id, 0};
  EXPECT_REFUSED(part.append("four"), file_too_large);
  EXPECT_EQ(offset(id), 0U);
}

TEST_P(ResumableTest, WhatIsSaidOfItIsCheckedBeforeAByteComes) {
  set("FileUpload_MaxFileSize", 10);
  set("FileUpload_MediaTypeBlackList", "text/plain");
  EXPECT_REFUSED(begin(ann, 11, "a.bin"), file_too_large);
  EXPECT_REFUSED(begin(ann, 0, "a.bin"), file_too_small);
  EXPECT_REFUSED(begin(ann, 5), invalid_file_type);
  EXPECT_REFUSED(begin(ann, 5, std::string(1025, 'x')), invalid_params);
  room = channel(ann, {}, "secrets", model::RoomKind::group).id;
  EXPECT_REFUSED(begin(ben, 5, "a.bin"), unauthorized);
  EXPECT_EQ(partial_files(), 0U);
}

TEST_P(ResumableTest, ItIsOnesOwn) {
  const auto id = begin(ann, 5);
  EXPECT_REFUSED(uploads::progress(*ctx, ben, id), upload_not_found);
  EXPECT_REFUSED(bring(ben, id, 0, "Hello"), upload_not_found);
  EXPECT_REFUSED(uploads::give_up(*ctx, ben, id), upload_not_found);
  EXPECT_REFUSED(uploads::progress(*ctx, ann, UploadId{"../../confab.db"}), upload_not_found);
}

TEST_P(ResumableTest, AccessIsAskedWithEachPart) {
  const auto id = begin(ann, 10);
  bring(ann, id, 0, "Hello");
  set("FileUpload_Enabled", false);
  EXPECT_REFUSED(bring(ann, id, 5, "there"), file_upload_disabled);
  set("FileUpload_Enabled", true);
  EXPECT_TRUE(bring(ann, id, 5, "there").complete);
}

TEST_P(ResumableTest, WhatCannotBecomeAFileIsGone) {
  const auto id = begin(ann, 10, "a.bin");
  bring(ann, id, 0, "Hello");
  uploads::Part part{*ctx, ann, id, 5};
  part.append("there");
  set("FileUpload_MediaTypeBlackList", "application/octet-stream");
  EXPECT_REFUSED(part.finish(ann), invalid_file_type);
  EXPECT_REFUSED(offset(id), upload_not_found);
  EXPECT_EQ(partial_files(), 0U);
}

TEST_P(ResumableTest, AStorageThatIsAwayIsWaitedFor) {
  const auto id = begin(ann, 5);
  storages.place().fail(services::storage::Failure::away);
  EXPECT_REFUSED(bring(ann, id, 0, "Hello"), service_unavailable);
  const auto is = uploads::progress(*ctx, ann, id);
  EXPECT_EQ(is.offset, 5U);
  EXPECT_FALSE(is.complete);
  storages.place().fail(std::nullopt);
  EXPECT_TRUE(bring(ann, id, 5, "").complete);
}

TEST_P(ResumableTest, FilesAreRefusedBeforeTheDiskIsFull) {
  const auto id = begin(ann, 5);
  ctx->ports.incoming.spared = std::numeric_limits<std::uint64_t>::max();
  EXPECT_REFUSED(begin(ann, 5), storage_full);
  EXPECT_REFUSED(bring(ann, id, 0, "Hello"), storage_full);
  ctx->ports.incoming.spared = 0;
  EXPECT_REFUSED(begin(ann, std::uint64_t{1} << 60), storage_full);
}

TEST_P(ResumableTest, GivenUpItIsGone) {
  const auto id = begin(ann, 10);
  bring(ann, id, 0, "Hello");
  uploads::give_up(*ctx, ann, id);
  EXPECT_REFUSED(offset(id), upload_not_found);
  EXPECT_EQ(partial_files(), 0U);
  EXPECT_REFUSED(uploads::give_up(*ctx, ann, id), upload_not_found);
}

TEST_P(ResumableTest, GivenUpAfterItsLastPartTheFileIsGone) {
  const auto id = begin(ann, 5), sent = begin(ann, 5);
  bring(ann, id, 0, "Hello");
  bring(ann, sent, 0, "there");
  uploads::send(*ctx, ann, {.room = room, .file = sent, .text = "here"});
  uploads::give_up(*ctx, ann, id);
  uploads::give_up(*ctx, ann, sent);
  EXPECT_FALSE(uploads::find(*ctx, &ann, "", id));
  EXPECT_TRUE(uploads::find(*ctx, &ann, "", sent));
}

TEST_P(ResumableTest, OnePersonHasSoMany) {
  std::vector<UploadId> all;
  all.reserve(20);
  for (int i = 0; i < 20; ++i) all.push_back(begin(ann, 5));
  EXPECT_REFUSED(begin(ann, 5), too_many_unsent_files);
  static_cast<void>(begin(ben, 5));
  bring(ann, all[0], 0, "Hel");
  clock.advance(minutes{61});
  bring(ann, all[0], 3, "l");
  static_cast<void>(begin(ann, 5));
  EXPECT_EQ(offset(all[0]), 4U) << "it was gone on with";
  EXPECT_REFUSED(offset(all[1]), upload_not_found);  // the one that waits the longest makes way
  EXPECT_EQ(offset(all[2]), 0U);
}

TEST_P(ResumableTest, ItGoesADayAfterItsLastPart) {
  const auto old = begin(ann, 10), later = begin(ann, 10);
  bring(ann, old, 0, "Hello");
  bring(ann, later, 0, "Hello");
  clock.advance(hours{23});
  bring(ann, later, 5, "t");
  clock.advance(hours{2});
  files::forget_unfinished(*ctx, run);
  EXPECT_REFUSED(offset(old), upload_not_found);
  EXPECT_EQ(offset(later), 6U);
  EXPECT_EQ(partial_files(), 1U);
}

TEST_P(ResumableTest, BytesThatBelongToNothingGo) {
  std::ofstream{unfinished.path() / "left"} << "half";
  files::forget_unfinished(*ctx, run);
  EXPECT_EQ(partial_files(), 0U);
}

TEST_P(ResumableTest, ItGoesWithItsRoomAndItsOwner) {
  const auto in_room = begin(ann, 10), of_ben = begin(ben, 10);
  bring(ann, in_room, 0, "Hello");
  bring(ben, of_ben, 0, "Hello");
  accounts::remove_user(*ctx, admin, ben.id, rooms::LastOwner::confirmed);
  files::forget_unfinished(*ctx, run);
  EXPECT_EQ(partial_files(), 1U);
  rooms::erase(*ctx, admin, room);
  EXPECT_REFUSED(offset(in_room), upload_not_found);
  files::forget_unfinished(*ctx, run);
  EXPECT_EQ(partial_files(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Engines, ResumableTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
