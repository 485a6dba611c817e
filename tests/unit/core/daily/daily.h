#pragma once
// The team with its built-in bot, for what people leave to the server.

#include "core/accounts/built_in_bot.h"
#include "core/messages/history.h"
#include "core/team.h"
#include "store/jobs.h"

namespace confab::core::testing {

class DailyTest : public TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    accounts::ensure_built_in_bot(*ctx);
  }

  /// What the built-in bot has told somebody, the newest first.
  std::vector<std::string> said_to(const Actor& who) {
    const auto room = room_with_bot(who);
    return room ? texts_in(who, *room) : std::vector<std::string>{};
  }
  model::Message newest_to(const Actor& who) {
    return messages::history(*ctx, who, {.room = room_with_bot(who).value()}).messages.front();
  }
  /// The newest first.
  std::vector<std::string> texts_in(const Actor& who, const RoomId& id) {
    std::vector<std::string> texts;
    for (const auto& message : messages::history(*ctx, who, {.room = id}).messages) {
      if (!message.t) texts.push_back(message.msg);
    }
    return texts;
  }
  /// When the next job of the kind is due.
  std::optional<Timestamp> next_job(std::string_view kind) { return store::Jobs{*db->read()}.next_due(kind, 1); }

  std::optional<RoomId> room_with_bot(const Actor& who) {
    for (const auto& one : subscriptions::changes(*ctx, who, std::nullopt).update) {
      if (one.t == "d" && one.name == std::string{model::kBuiltInBot}) return one.rid;
    }
    return std::nullopt;
  }

  Timestamp in(std::chrono::minutes time) { return clock.now() + time; }
};

}  // namespace confab::core::testing
