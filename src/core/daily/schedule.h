#pragma once
// Messages that are written now and sent later. Each is sent once, whatever stops the server: the transaction that
// sends it takes it from the list. What cannot be sent when its time comes is kept, with the reason.

#include <optional>
#include <string>
#include <vector>

#include "base/bounds.h"
#include "core/kernel/context.h"
#include "jobs/kind.h"
#include "model/message.h"
#include "model/scheduled_message.h"

namespace confab::core::daily {

inline constexpr std::int64_t kMaxScheduled = 100;                  // a person
inline constexpr std::int64_t kMaxScheduledCharacters = 1'000'000;  // of all their texts

struct ScheduleMessage {
  RoomId room;
  std::string text;
  std::optional<MessageId> tmid;
  bool tshow = false;
  Timestamp at;
  std::optional<std::string> zone;  // IANA; for who edits it
};
/// The right to write in the room is asked for now, and again when the time comes. Throws Refusal(time_out_of_reach |
/// unknown_time_zone | too_many_scheduled_messages | must_be_logged_in), and what messages::send() does.
model::ScheduledMessage schedule(const Context& ctx, const Actor& actor, const ScheduleMessage& cmd);

struct ChangeScheduled {
  std::string id;
  std::optional<std::string> text;
  std::optional<Timestamp> at;
  std::optional<std::string> zone;
};
/// What is left out stays. One that had failed waits again. Throws Refusal(scheduled_message_not_found |
/// time_out_of_reach | unknown_time_zone | must_be_logged_in | message_size_exceeded | invalid_message |
/// invalid_params).
model::ScheduledMessage change_scheduled(const Context& ctx, const Actor& actor, const ChangeScheduled& cmd);

/// Throws Refusal(scheduled_message_not_found | must_be_logged_in).
void unschedule(const Context& ctx, const Actor& actor, const std::string& id);

/// The actor's own, failed ones included; those that are sent first first.
std::vector<model::ScheduledMessage> scheduled(const Context& ctx, const Actor& actor);

/// When it is refused it stays as it is. Throws Refusal(scheduled_message_not_found), and what messages::send() does.
model::Message send_scheduled_now(const Context& ctx, const Actor& actor, const std::string& id);

/// The time of one has come.
struct SendScheduled {
  static constexpr std::string_view kJob = "daily.send-scheduled";
  static constexpr int kVersion = 1;
  std::string id;
  std::int64_t revision = 0;
};
/// Nothing where it was changed or taken back since. Throws sql::Error.
void send_scheduled(const Context& ctx, const SendScheduled& work);

}  // namespace confab::core::daily

template <>
struct confab::Fields<confab::core::daily::SendScheduled> {
  using J = confab::core::daily::SendScheduled;
  static constexpr auto list = FieldList{
      field("id", &J::id, "The message.", bound::id),
      field("revision", &J::revision, "As it was when this was stored.", bound::from_zero),
  };
};
