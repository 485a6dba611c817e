#pragma once
// Reading the messages of others, where a workspace must be able to: who may, and who has.

#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "model/message.h"

namespace confab::core::moderation {

struct AuditMessages {
  RoomId room;                     // or, where it is empty:
  std::vector<std::string> users;  // the conversation of exactly these people, by their usernames
  Timestamp from, until;
  std::string text;  // part of the message, without regard to case; empty: all
};
/// The messages of any room, the newest first; 1,000 of them, out of the newest 100,000 of that time. That somebody has
/// looked, for what, and how much was found is in the audit log. Needs can-audit. Throws Refusal(not_allowed |
/// room_not_found).
std::vector<model::Message> audit_messages(const Context& ctx, const Actor& actor, const AuditMessages& query);

/// One look of that kind.
struct Audition {
  std::string id;
  Timestamp ts;
  model::UserRef u;
  std::int64_t results = 0;
  json::object fields;  // what was asked for
};
/// The newest first, 1,000 at most. Needs can-audit-log. Throws Refusal(not_allowed).
std::vector<Audition> auditions(const Context& ctx, const Actor& actor, Timestamp from, Timestamp until);

}  // namespace confab::core::moderation
