#include <gmock/gmock.h>

#include <atomic>
#include <fstream>

#include "base/errors/files.h"
#include "base/errors/request.h"
#include "base/expect_refused.h"
#include "bus/events/message_saved.h"
#include "core/accounts/remove.h"
#include "core/configuration/settings.h"
#include "core/files/attached.h"
#include "core/files/spool.h"
#include "core/messages/remove.h"
#include "core/rooms/erase.h"
#include "core/team.h"
#include "core/uploads/lists.h"
#include "core/uploads/read.h"
#include "core/uploads/receive.h"
#include "core/uploads/remove.h"
#include "core/uploads/send.h"
#include "services/media/media.h"

namespace confab::core {
namespace {

namespace media = services::media;
using std::chrono::hours;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// Takes what begins with PNG for a picture of 1000 x 500 pixels, with notes if more follows.
class TestMedia final : public media::Media {
 public:
  media::Facts inspect(const std::string& path) override {
    std::ifstream file{path};
    std::string text;
    file >> text;
    const bool more = file.peek() == ' ';
    if (text == "HTML") return {.type = "text/html"};
    if (text == "PDF") return {.type = "application/pdf"};
    if (text != "PNG") return {.type = "application/octet-stream"};
    return {.type = "image/png", .format = "png", .pixels = media::Pixels{1000, 500}, .has_notes = more};
  }
  media::Made make(const std::string& /*from*/, const std::string& to, const media::Wish& wish) override {
    if (fails) throw media::Failed(media::Failure::broken, "the test wants it so");
    const bool same = wish.fit == media::Wish::Fit::as_is;
    std::ofstream{to} << (same ? "PNG cleaned" : "small");
    return {.type = "image/png", .format = "png", .pixels = same ? media::Pixels{1000, 500} : wish.box, .size = 5};
  }
  media::Made page(const std::string& /*from*/, const std::string& to, media::Pixels /*box*/) override {
    if (fails) throw media::Failed(media::Failure::broken, "the test wants it so");
    std::ofstream{to} << "page";
    return {.type = "image/jpeg", .format = "jpeg", .pixels = {565, 800}, .size = 4};
  }
  bool fails = false;
};

class UploadsTest : public testing::TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    ctx->ports.media = &pictures;
  }
  model::Upload bring(const Actor& who, const std::string& bytes, const std::string& name = "a.txt",
                      const std::string& type = "") {
    const auto spooled = files::spool_text(*ctx, bytes);
    return uploads::receive(*ctx, who, {.room = room, .name = name, .declared_type = type}, spooled);
  }
  model::Message send(const Actor& who, const model::Upload& file) {
    return uploads::send(*ctx, who, {.room = room, .file = file.id, .text = "here"});
  }
  bool is_there(const UploadId& id) { return uploads::find(*ctx, &ann, "", id).has_value(); }
  bool may_read(const Actor* who, const UploadId& id) { return uploads::find(*ctx, who, "", id)->may_read; }
  void set(const std::string& key, const json::value& value) { settings.put(key, value); }

  TestMedia pictures;
  std::atomic<bool> stop{false};
  jobs::Run run{"job", 1, from_millis(0), jobs::Run::Clock::now() + std::chrono::minutes{5}, stop};
};

TEST_P(UploadsTest, AFileIsSentOnce) {
  const auto file = bring(ann, "bytes");
  EXPECT_EQ(file.type, "text/plain");
  EXPECT_TRUE(file.expires_at);
  EXPECT_REFUSED(send(ben, file), invalid_file);
  const auto message = send(ann, file);
  EXPECT_THAT(message.files.text, HasSubstr(file.id.value));
  EXPECT_THAT(told<bus::MessageSaved>(), SizeIs(1));
  EXPECT_REFUSED(send(ann, file), invalid_file);
  EXPECT_THAT(told<bus::MessageSaved>(), SizeIs(1));
}

TEST_P(UploadsTest, PicturesAreCleanedAndHaveASmallerOne) {
  const auto file = bring(ann, "PNG with a place in it", "a.png", "image/png");
  EXPECT_EQ(file.size, 11);  // "PNG cleaned"
  ASSERT_TRUE(file.thumb);
  const auto message = send(ann, file);
  EXPECT_THAT(message.attachments.text, HasSubstr("/file-upload/" + file.thumb->value + "/a.png"));
  EXPECT_THAT(message.attachments.text, HasSubstr(R"("image_dimensions":{"width":480,"height":360})"));
  EXPECT_THAT(message.attachments.text, HasSubstr(R"("image_preview":"c21hbGw=")"));
  EXPECT_THAT(message.files.text, HasSubstr("thumb-a.png"));
  const auto all = uploads::list(*ctx, ben, {.room = room, .limit = 10});
  EXPECT_EQ(all.total, 1);
  messages::remove(*ctx, ann, {.id = message.id});
  EXPECT_FALSE(is_there(file.id));
  EXPECT_FALSE(is_there(*file.thumb));
}

TEST_P(UploadsTest, DocumentsHaveTheirFirstPage) {
  const auto file = bring(ann, "PDF", "plan.pdf", "application/pdf");
  ASSERT_TRUE(file.thumb);
  const auto attachments = send(ann, file).attachments.text;
  EXPECT_THAT(attachments, HasSubstr("\"thumb_url\":\"/file-upload/" + file.thumb->value + "/thumb-plan.pdf\""));
  EXPECT_THAT(attachments, HasSubstr(R"("image_dimensions":{"width":565,"height":800})"));
  EXPECT_THAT(attachments, Not(HasSubstr("image_url")));
  pictures.fails = true;
  EXPECT_FALSE(bring(ann, "PDF", "b.pdf", "application/pdf").thumb) << "one that cannot be read";
  pictures.fails = false;
  set("Message_Attachments_Thumbnails_Enabled", false);
  EXPECT_FALSE(bring(ann, "PDF", "c.pdf", "application/pdf").thumb);
}

TEST_P(UploadsTest, APictureWithNothingToTakeOutStaysAsItIs) {
  const auto file = bring(ann, "PNG", "a.png", "image/png");
  EXPECT_EQ(file.size, 3);
  EXPECT_TRUE(file.thumb);
}

TEST_P(UploadsTest, WhatCannotBeReadIsSentAsItIs) {
  pictures.fails = true;
  const auto file = bring(ann, "PNG that is broken", "a.png", "image/png");
  EXPECT_EQ(file.size, 18);
  EXPECT_FALSE(file.thumb);
  EXPECT_THAT(send(ann, file).attachments.text, HasSubstr("image_url"));
}

TEST_P(UploadsTest, ContentIsSeenThrough) {
  EXPECT_EQ(bring(ann, "HTML", "a.png", "image/png").type, "text/html");
  set("FileUpload_MediaTypeBlackList", "text/html");
  EXPECT_REFUSED(bring(ann, "HTML", "a.png", "image/png"), invalid_file_type);
  EXPECT_REFUSED(bring(ann, "", "a.png", "image/png"), file_too_small);
}

TEST_P(UploadsTest, SettingsRefuse) {
  room = channel(ann, {ben}, "secret", model::RoomKind::group).id;
  EXPECT_REFUSED(bring(eve, "bytes"), unauthorized);
  set("FileUpload_MaxFileSize", 3);
  EXPECT_REFUSED(bring(ann, "bytes"), file_too_large);
  set("FileUpload_MaxFileSize", 0);
  EXPECT_REFUSED(bring(ann, "b"), file_too_large);
  set("FileUpload_MaxFileSize", -1);
  EXPECT_NO_THROW(bring(ann, "bytes"));
  set("FileUpload_Enabled", false);
  EXPECT_REFUSED(bring(ann, "bytes"), file_upload_disabled);
  set("FileUpload_Enabled", true);
  set("FileUpload_Enabled_Direct", false);
  const auto direct_room = direct(ann, ben).id;
  EXPECT_REFUSED(uploads::check_may_send_files(*ctx, ann, direct_room), direct_file_upload_disabled);
}

TEST_P(UploadsTest, AStorageThatIsAwayLeavesNothingHalfDone) {
  storages.place().fail(services::storage::Failure::away);
  EXPECT_REFUSED(bring(ann, "bytes"), service_unavailable);
  storages.place().fail({});
  EXPECT_THAT(uploads::list(*ctx, ann, {.room = room, .limit = 10}).files, IsEmpty());
  EXPECT_THAT(told<bus::MessageSaved>(), IsEmpty());
}

TEST_P(UploadsTest, WhoReadsIsUpToTheSettings) {
  const auto file = bring(ann, "bytes");
  EXPECT_TRUE(may_read(&ann, file.id));
  EXPECT_FALSE(may_read(&ben, file.id)) << "it is not sent yet";
  send(ann, file);
  EXPECT_TRUE(may_read(&ben, file.id));
  EXPECT_FALSE(may_read(&eve, file.id));
  EXPECT_FALSE(may_read(nullptr, file.id));
  set("FileUpload_Restrict_to_users_who_can_access_room", true);
  EXPECT_FALSE(may_read(&ben, file.id)) << "both";
  set("FileUpload_Restrict_to_room_members", false);
  EXPECT_TRUE(may_read(&eve, file.id)) << "it is a public channel";
  set("FileUpload_Restrict_to_users_who_can_access_room", false);
  EXPECT_TRUE(may_read(&eve, file.id));
  EXPECT_FALSE(may_read(nullptr, file.id));
  set("FileUpload_ProtectFiles", false);
  EXPECT_TRUE(may_read(nullptr, file.id));
}

TEST_P(UploadsTest, ASignedAddressIsGoodWhileThereIsASecret) {
  const auto file = bring(ann, "bytes");
  send(ann, file);
  EXPECT_FALSE(uploads::sign(*ctx, file));
  set("FileUpload_json_web_token_secret_for_files", "secret");
  const auto token = uploads::sign(*ctx, file);
  ASSERT_TRUE(token);
  EXPECT_TRUE(uploads::find(*ctx, nullptr, *token, file.id)->may_read);
  set("FileUpload_Enable_json_web_token_for_files", false);
  EXPECT_FALSE(uploads::find(*ctx, nullptr, *token, file.id)->may_read);
}

TEST_P(UploadsTest, WhatIsNotSentGoesAfterADay) {
  const auto waiting = bring(ann, "one"), sent = bring(ann, "two");
  send(ann, sent);
  clock.advance(hours{23});
  files::forget_unsent(*ctx, run);
  EXPECT_TRUE(is_there(waiting.id));
  clock.advance(hours{2});
  files::forget_unsent(*ctx, run);
  EXPECT_FALSE(is_there(waiting.id));
  EXPECT_TRUE(is_there(sent.id));
}

TEST_P(UploadsTest, FilesOfARoomGoWithIt) {
  const auto file = bring(ann, "bytes");
  send(ann, file);
  const auto pk = file.room_pk;
  rooms::erase(*ctx, admin, room);
  EXPECT_FALSE(is_there(file.id));
  files::forget_room(*ctx, run, {pk});
  EXPECT_EQ(db->read()->count("SELECT count(*) FROM uploads", {}), 0);
  EXPECT_EQ(db->read()->count("SELECT refs FROM blobs WHERE pk = ?", {file.blob_pk}), 0);
}

TEST_P(UploadsTest, FilesOfAConversationGoWithAnAccount) {
  room = direct(ann, ben).id;
  const auto file = bring(ann, "bytes");
  send(ann, file);
  accounts::remove_user(*ctx, admin, ben.id, rooms::LastOwner::confirmed);
  room = channel(eve, {}, "next", model::RoomKind::group).id;
  EXPECT_THAT(uploads::list(*ctx, eve, {.room = room, .limit = 10}).files, IsEmpty()) << "it is another room";
  EXPECT_FALSE(is_there(file.id));
  EXPECT_EQ(db->read()->count("SELECT count(*) FROM jobs WHERE kind = 'files.forget-room' AND state = 'waiting'", {}),
            1);
  files::forget_room(*ctx, run, {file.room_pk});
  EXPECT_EQ(db->read()->count("SELECT count(*) FROM uploads", {}), 0);
  EXPECT_EQ(db->read()->count("SELECT refs FROM blobs WHERE pk = ?", {file.blob_pk}), 0);
}

TEST_P(UploadsTest, AJobForAGoneRoomTakesNothingFromOneThatIsThere) {
  const auto file = bring(ann, "bytes");
  send(ann, file);
  files::forget_room(*ctx, run, {file.room_pk});
  EXPECT_TRUE(is_there(file.id));
}

TEST_P(UploadsTest, FilesAreKeptWithVersions) {
  set("Message_KeepHistory", true);
  const auto file = bring(ann, "bytes");
  const auto message = send(ann, file);
  messages::remove(*ctx, ann, {.id = message.id});
  EXPECT_TRUE(is_there(file.id));
  EXPECT_EQ(uploads::list(*ctx, ann, {.room = room, .limit = 10}).total, 0);
  EXPECT_FALSE(may_read(&ben, file.id));
  EXPECT_TRUE(may_read(&ann, file.id)) << "who owns the room sees what was";
  files::forget_hidden(*ctx, run);
  EXPECT_TRUE(is_there(file.id));
  {
    const auto tx = db->begin();
    tx->execute("DELETE FROM message_versions WHERE message_id = ?", {message.id});
    tx->commit();
  }
  files::forget_hidden(*ctx, run);
  EXPECT_FALSE(is_there(file.id));
}

TEST_P(UploadsTest, OneThatWaitsIsTakenBack) {
  const auto file = bring(ann, "PNG", "a.png", "image/png");
  EXPECT_REFUSED(uploads::remove(*ctx, ben, file.id), no_such_file);
  uploads::remove(*ctx, ann, file.id);
  EXPECT_FALSE(is_there(file.id));
  EXPECT_FALSE(is_there(*file.thumb));
  EXPECT_REFUSED(uploads::remove(*ctx, ann, file.id), no_such_file);
}

INSTANTIATE_TEST_SUITE_P(Engines, UploadsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
