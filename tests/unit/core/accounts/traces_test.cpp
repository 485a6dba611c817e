// What an account leaves behind, looked for in every column that the schema has.

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <atomic>
#include <set>

#include "core/accounts/built_in_bot.h"
#include "core/accounts/remove.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/messages/pin.h"
#include "core/rooms/discussions.h"
#include "core/team.h"
#include "jobs/run.h"
#include "settings/settings.h"
#include "store/link_previews.h"
#include "store/uploads.h"

namespace confab::core {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::string_view kName = "benvolio";
constexpr std::string_view kWords = "plugh";
constexpr std::string_view kAddress = "https://only.example/here";

class TracesTest : public testing::TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    accounts::ensure_built_in_bot(*ctx);
    settings.put("Site_Url", json::value("https://chat.example.org"));
    gone = person(std::string{kName});
    common = channel(ann, {ben, gone}, "common").id;
  }

  /// The columns that hold the text somewhere, without those of logs: who did what stays known there.
  std::set<std::string> that_hold(std::string_view text) {
    const auto* sql = GetParam() == sql::Engine::sqlite
                          ? "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type "
                            "= 'table' AND m.name NOT IN ('audit_log', 'configuration_history', 'sqlite_sequence')"
                          : "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = "
                            "'public' AND table_name NOT IN ('audit_log', 'configuration_history')";
    const auto columns = db->read()->all(sql, {}, [](const sql::Row& row) {
      return std::pair{row.string(0), row.string(1)};
    });
    std::set<std::string> found;
    for (const auto& [table, column] : columns) {
      const auto rows = db->read()->count(
          fmt::format("SELECT count(*) AS few FROM {} WHERE CAST({} AS TEXT) LIKE '%{}%'", table, column, text), {});
      if (rows > 0) found.insert(fmt::format("{}.{}", table, column));
    }
    return found;
  }

  std::string link_to(const model::Message& message) {
    return "[ ](https://chat.example.org/channel/common?msg=" + message.id.value + ") ";
  }
  void put_upload(const std::string& id, const std::optional<MessageId>& message) {
    const auto tx = db->begin();
    tx->execute(
        "INSERT INTO blobs (pk, sha256, size, store, key, state, refs) VALUES (80, '', 1, 's', 'k', 'kept', 0) "
        "ON CONFLICT DO NOTHING",
        {});
    tx->execute("UPDATE blobs SET refs = refs + 1 WHERE pk = 80", {});
    model::Upload upload;
    upload.id = UploadId{id};
    upload.blob_pk = 80;
    upload.room_pk = db->read()->count("SELECT pk FROM rooms WHERE id = ?", {common});
    upload.user_pk = gone.pk;
    upload.message = message;
    upload.name = std::string{kWords};
    store::UploadWriter{*tx}.insert(upload);
    tx->commit();
  }

  /// They have written, been quoted, pinned, named, edited, and have brought files.
  void live() {
    const auto said = say(gone, common, fmt::format("{} {}", kWords, kAddress));
    {
      const auto tx = db->begin();
      store::put_link_preview(*tx, {.url = std::string{kAddress},
                                    .host = "only.example",
                                    .meta = {"{}"},
                                    .headers = {"{}"},
                                    .failed = false,
                                    .fetched_at = clock.now()});
      tx->commit();
    }
    put_upload("sent", said.id);
    put_upload("unsent", {});
    quote = say(ben, common, link_to(said) + "as they say");
    pinned = messages::pin(*ctx, ann, said.id);
    rooms::CreateDiscussion discussion;
    discussion.message = said.id;
    discussion.name = "about it";
    (void)rooms::create_discussion(*ctx, ann, discussion);
    naming = say(ben, common, fmt::format("hello @{}", kName));
    messages::edit(*ctx, gone, {.id = said.id, .room = {}, .text = fmt::format("{} {} again", kWords, kAddress)});
  }
  void remove(std::string_view mode) {
    settings.put("Message_ErasureType", json::value(mode));
    accounts::remove_user(*ctx, admin, gone.id, rooms::LastOwner::confirmed);
    EXPECT_EQ(db->read()->count("SELECT count(*) AS few FROM uploads WHERE id = 'unsent'", {}), 0);
    if (mode == "Keep") return;
    const std::atomic<bool> stop{false};
    const jobs::Run run{"job", 1, from_millis(0), jobs::Run::Clock::now() + std::chrono::minutes{1}, stop};
    for (int again = 0; again < 2; ++again) {  // a job may run twice
      accounts::erase_messages(*ctx, run, {.user_pk = gone.pk, .unlink = mode == "Unlink"});
    }
  }
  std::string attachments_of(const model::Message& message) {
    return messages::get(*ctx, ann, message.id).attachments.text;
  }

  Actor gone;
  RoomId common;
  model::Message quote, pinned, naming;
};

TEST_P(TracesTest, NothingThatTheyWroteIsLeftAfterDelete) {
  live();
  EXPECT_THAT(attachments_of(quote), HasSubstr(std::string{kWords}));
  EXPECT_THAT(attachments_of(pinned), HasSubstr(std::string{kWords}));
  forget_events();
  remove("Delete");
  EXPECT_THAT(that_hold(kWords), IsEmpty());
  EXPECT_THAT(that_hold(kAddress), IsEmpty());
  EXPECT_THAT(that_hold(gone.id.value), ::testing::ElementsAre("users.id")) << "of a row without a name";
  EXPECT_THAT(that_hold(kName), ::testing::IsSubsetOf({"messages.md", "messages.text"})) << "others' words are others'";
  EXPECT_EQ(messages::get(*ctx, ann, naming.id).mentions->size(), 0U);
  EXPECT_THAT(messages::get(*ctx, ann, quote.id).msg, HasSubstr("as they say"));
  EXPECT_EQ(db->read()->count("SELECT refs FROM blobs WHERE pk = 80", {}), 0);
}

TEST_P(TracesTest, NothingNamesThemAfterUnlink) {
  live();
  remove("Unlink");
  EXPECT_THAT(that_hold(gone.id.value), ::testing::ElementsAre("users.id"));
  EXPECT_THAT(that_hold("author_icon"), IsEmpty()) << "of whatever kind the message is";
  EXPECT_THAT(attachments_of(quote), HasSubstr(std::string{kWords}));
  EXPECT_THAT(attachments_of(quote), HasSubstr("Removed User"));
  EXPECT_THAT(attachments_of(quote), Not(HasSubstr(std::string{kName})));
  EXPECT_EQ(db->read()->count("SELECT count(*) AS few FROM messages WHERE edited_by_pk = ?", {gone.pk}), 0);
  EXPECT_EQ(db->read()->count("SELECT count(*) AS few FROM uploads WHERE user_pk = ?", {gone.pk}), 0);
  EXPECT_EQ(db->read()->count("SELECT count(*) AS few FROM uploads WHERE id = 'sent'", {}), 1);
}

TEST_P(TracesTest, WhatTheyWroteStaysAfterKeep) {
  live();
  remove("Keep");
  EXPECT_THAT(attachments_of(quote), HasSubstr(std::string{kWords}));
  EXPECT_THAT(that_hold(kWords), ::testing::IsSupersetOf({"messages.text", "uploads.name"}));
}

INSTANTIATE_TEST_SUITE_P(Engines, TracesTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
