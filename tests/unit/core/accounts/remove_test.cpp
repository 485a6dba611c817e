// Accounts that go for good.

#include "core/accounts/remove.h"

#include <gmock/gmock.h>

#include <atomic>

#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "bus/events/sessions_ended.h"
#include "bus/events/user_deleted.h"
#include "core/accounts/built_in_bot.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/messages/history.h"
#include "core/messages/send.h"
#include "core/moderation/report.h"
#include "core/rooms/add_members.h"
#include "core/rooms/info.h"
#include "core/subscriptions/documents.h"
#include "core/team.h"
#include "core/users/find.h"
#include "jobs/run.h"
#include "store/people.h"

namespace confab::core {
namespace {

using accounts::EraseMessages;
using ::testing::ElementsAre;
using ::testing::Optional;

class RemoveAccountTest : public testing::TeamTest {
 protected:
  void prepare() override {
    testing::TeamTest::prepare();
    accounts::ensure_built_in_bot(*ctx);
  }
  void remove(const Actor& who) { accounts::remove_user(*ctx, admin, who.id, rooms::LastOwner::confirmed); }
  void erase(const Actor& who, bool unlink) {
    const std::atomic<bool> stop{false};
    const jobs::Run run{"job", 1, from_millis(0), jobs::Run::Clock::now() + std::chrono::minutes{1}, stop};
    accounts::erase_messages(*ctx, run, {.user_pk = who.pk, .unlink = unlink});
  }
  Actor bot() {
    const auto found = store::People{*db->read()}.by_id(UserId{"rocket.cat"});
    return {found->ref.id, found->pk, found->ref.username, found->ref.name, {"bot"}, {}, {}};
  }
  std::vector<std::string> texts() {
    std::vector<std::string> result;
    for (const auto& one : messages::history(*ctx, ann, {.room = room}).messages) {
      if (!one.t) result.push_back(one.u.username + ": " + one.msg);
    }
    return result;
  }
};

TEST_P(RemoveAccountTest, LeavesNothingButTheNameOnMessages) {
  say(ben, room, "hello");
  const auto conversation = direct(ann, ben);
  forget_events();
  remove(ben);
  EXPECT_EQ(told<bus::UserDeleted>().size(), 1U);
  EXPECT_EQ(told<bus::SessionsEnded>().size(), 1U);
  EXPECT_FALSE(users::find(*ctx, {.id = ben.id, .username = {}}));
  EXPECT_FALSE(users::find(*ctx, {.id = {}, .username = "ben"}));
  EXPECT_EQ(rooms::info(*ctx, ann, room).users_count, 1);
  EXPECT_FALSE(subscriptions::get(*ctx, ann, conversation.id));
  EXPECT_THAT(texts(), ElementsAre("ben: hello"));
  EXPECT_NE(person("ben").pk, ben.pk);  // the name is free
}

TEST_P(RemoveAccountTest, MessagesAreDeleted) {
  for (int i = 0; i < 3; ++i) say(ben, room, "hello @ann");
  say(ann, room, "stays");
  const auto before = membership(ann, room);
  remove(ben);
  erase(ben, false);
  erase(ben, false);  // finds it done
  EXPECT_THAT(texts(), ElementsAre("ann: stays"));
  EXPECT_EQ(membership(ann, room).unread, 0);
  EXPECT_EQ(membership(ann, room).user_mentions, 0);
  EXPECT_GE(before.user_mentions, 0);
}

TEST_P(RemoveAccountTest, ThreadsGoOnWithoutThem) {
  const auto answer = [&](const Actor& who, const MessageId& first) {
    messages::SendMessage cmd{.room = room};
    cmd.text = "answer";
    cmd.tmid = first;
    return messages::send(*ctx, who, cmd);
  };
  const auto first = say(ann, room, "who is in?");
  answer(ben, first.id);
  answer(ann, first.id);
  const auto other = say(ben, room, "lunch?");
  const auto reply = answer(ann, other.id);
  remove(ben);
  EXPECT_THAT(messages::get(*ctx, ann, first.id).replies, Optional(ElementsAre(ann.id)));
  erase(ben, false);
  EXPECT_EQ(messages::get(*ctx, ann, first.id).tcount, 1);
  EXPECT_FALSE(messages::get(*ctx, ann, reply.id).tmid);
}

TEST_P(RemoveAccountTest, MessagesBecomeNobodys) {
  const auto message = say(ben, room, "hello");
  remove(ben);
  erase(ben, true);
  EXPECT_THAT(texts(), ElementsAre("rocket.cat: hello")) << "that is how they are shown";
  const auto found = messages::get(*ctx, ann, message.id);
  EXPECT_EQ(found.u.kind, model::AuthorKind::system);
  EXPECT_EQ(found.u.pk, 0);
  EXPECT_EQ(found.alias, "Removed User");
  rooms::add_members(*ctx, ann, {.room = room, .users = {bot().id}, .usernames = {}});
  EXPECT_REFUSED(messages::edit(*ctx, bot(), {.id = message.id, .room = {}, .text = "I said so"}), action_not_allowed);

  messages::SendMessage reply{.room = room};
  reply.text = "answer";
  reply.tmid = message.id;
  messages::send(*ctx, ann, reply);
  EXPECT_THAT(messages::get(*ctx, ann, message.id).replies, Optional(ElementsAre(ann.id))) << "nobody follows it";
  moderation::report_message(*ctx, ann, message.id, "rude");
}

TEST_P(RemoveAccountTest, MessagesBecomeNobodysWithoutABot) {
  say(ben, room, "hello");
  remove(ben);
  const auto tx = db->begin();
  tx->execute("DELETE FROM users WHERE id = 'rocket.cat'", {});
  tx->commit();
  erase(ben, true);
  EXPECT_THAT(texts(), ElementsAre("rocket.cat: hello"));
}

TEST_P(RemoveAccountTest, IsForThoseWhoMay) {
  EXPECT_REFUSED(accounts::remove_user(*ctx, ann, ben.id, rooms::LastOwner::ask), unauthorized);
  EXPECT_REFUSED(accounts::remove_user(*ctx, admin, ann.id, rooms::LastOwner::ask), user_is_last_owner);
  EXPECT_REFUSED(accounts::remove_user(*ctx, admin, admin.id, rooms::LastOwner::ask), action_not_allowed);
  EXPECT_REFUSED(accounts::remove_user(*ctx, admin, UserId{"rocket.cat"}, rooms::LastOwner::ask), action_not_allowed);
  EXPECT_REFUSED(accounts::remove_self(*ctx, ben, "x", rooms::LastOwner::ask), not_allowed);
  EXPECT_TRUE(users::find(*ctx, {.id = ann.id, .username = {}}));
}

INSTANTIATE_TEST_SUITE_P(Engines, RemoveAccountTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
