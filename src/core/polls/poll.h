#pragma once
// Polls: a question in a message, and what people vote for. The message shows the counts, to any client; who voted for
// what is asked for on its own, and of an anonymous poll by nobody.

#include <optional>
#include <string>
#include <vector>

#include "base/bounds.h"
#include "base/later.h"
#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "jobs/kind.h"
#include "jobs/run.h"
#include "model/message.h"

namespace confab::core::polls {

inline constexpr std::size_t kFewestOptions = 2, kMaxOptions = 10;
inline constexpr std::size_t kMaxQuestion = 500, kMaxOption = 200;  // characters, as JavaScript counts them
inline constexpr std::chrono::days kFarthestEnd{366};

struct CreatePoll {
  RoomId room;
  std::optional<MessageId> tmid;  // in this thread
  std::string question;
  std::vector<std::string> options;
  bool multiple = false, anonymous = false;
  std::optional<Timestamp> ends_at;  // by itself; left out: when somebody closes it
};
/// Sends the message with the question, as messages::send(), and throws as it does; besides Refusal(poll_options |
/// poll_question_needed | time_out_of_reach).
model::Message create(const Context& ctx, const Actor& actor, const CreatePoll& cmd);

/// Whoever may read the message and is not silenced, in a read-only room as well. `choices` are the places of options,
/// from 0; they replace what the actor voted for before, none takes that back. Throws Refusal(message_not_found |
/// poll_not_found | poll_closed | poll_choice | room_archived | muted | not_allowed).
model::Message vote(const Context& ctx, const Actor& actor, const MessageId& id, std::vector<std::int64_t> choices);
/// The same, for which no thread waits (transact_later()).
void vote_later(const Context& ctx, const Actor& actor, const MessageId& id, std::vector<std::int64_t> choices,
                Then<model::Message> then);

/// The same as a part of a transaction.
[[nodiscard]] model::Message vote(Transaction& tx, const Context& ctx, const Actor& actor, const MessageId& id,
                                  std::vector<std::int64_t> choices);

/// Nobody votes any more: by who asked, or with edit-message in the room. Nothing happens where it is closed. Throws
/// Refusal(message_not_found | poll_not_found | action_not_allowed).
model::Message close(const Context& ctx, const Actor& actor, const MessageId& id);

/// What the actor voted for. Throws Refusal(message_not_found | poll_not_found).
[[nodiscard]] std::vector<std::int64_t> own_choices(const Context& ctx, const Actor& actor, const MessageId& id);

struct Voters {
  std::vector<model::UserRef> users;  // by username
  std::int64_t total = 0;
};
/// Who voted for an option. Throws Refusal(message_not_found | poll_not_found | poll_choice | poll_is_anonymous).
[[nodiscard]] Voters voters(const Context& ctx, const Actor& actor, const MessageId& id, std::int64_t choice,
                            std::int64_t limit, std::int64_t offset);

/// The newest poll of a room in which one may still vote. Throws Refusal(room_not_found | not_allowed |
/// poll_not_found).
[[nodiscard]] MessageId newest_open(const Context& ctx, const Actor& actor, const RoomId& room);

/// The time of one is over.
struct EndPoll {
  static constexpr std::string_view kJob = "polls.end";
  static constexpr int kVersion = 1;
  std::string poll;  // its row's id
};
/// Nothing where it is closed or gone. Throws sql::Error.
void end_poll(const Context& ctx, const EndPoll& work);

/// Somebody is gone, and so are their votes.
struct ForgetVotes {
  static constexpr std::string_view kJob = "polls.forget-votes";
  static constexpr int kVersion = 1;
  std::int64_t user_pk = 0;
};
void forget_votes(const Context& ctx, const jobs::Run& run, const ForgetVotes& work);

void declare_jobs(jobs::Kinds& kinds, const Context& ctx);

}  // namespace confab::core::polls

template <>
struct confab::Fields<confab::core::polls::EndPoll> {
  using J = confab::core::polls::EndPoll;
  static constexpr auto list = FieldList{field("poll", &J::poll, "The poll.", bound::id)};
};
template <>
struct confab::Fields<confab::core::polls::ForgetVotes> {
  using J = confab::core::polls::ForgetVotes;
  static constexpr auto list = FieldList{field("userPk", &J::user_pk, "The account's row.", bound::from_zero)};
};
