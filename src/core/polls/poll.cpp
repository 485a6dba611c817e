#include "core/polls/poll.h"

#include <algorithm>
#include <set>

#include "base/blank.h"
#include "base/error.h"
#include "base/errors/daily.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/text.h"
#include "core/access/message.h"
#include "core/audit/record.h"
#include "core/messages/bad_words.h"
#include "core/messages/marked.h"
#include "core/messages/send.h"
#include "core/polls/shown.h"
#include "jobs/enqueue.h"
#include "permissions/groups/messages.h"
#include "store/messages.h"
#include "store/polls.h"
#include "store/room_writer.h"

namespace confab::core::polls {
namespace {

std::string checked_line(const std::string& text, std::size_t most, ErrorCode code, const std::string& what,
                         std::string_view where) {
  if (!is_valid_utf8(text) || text.find('\0') != std::string::npos || shows_nothing(text) ||
      utf16_length(text) > most) {
    throw Refusal(code, what + " has 1 to " + std::to_string(most) + " characters", {{"field", where}});
  }
  return std::string{trim(text)};
}

model::Poll checked_poll(const Context& ctx, const CreatePoll& cmd) {
  if (cmd.options.size() < kFewestOptions || cmd.options.size() > kMaxOptions) {
    throw Refusal(errors::poll_options, "A poll has 2 to 10 options", {{"field", "options"}});
  }
  model::Poll poll{.options = {},
                   .multiple = cmd.multiple,
                   .anonymous = cmd.anonymous,
                   .voters = 0,
                   .ends_at = cmd.ends_at,
                   .closed_at = {}};
  std::set<std::string> known;
  for (std::size_t i = 0; i < cmd.options.size(); ++i) {
    const auto place = "options[" + std::to_string(i) + "]";
    auto text = messages::without_bad_words(
        ctx, checked_line(cmd.options[i], kMaxOption, errors::poll_options, "An option", place));
    if (!known.insert(text).second) {
      throw Refusal(errors::poll_options, "Each option is there once", {{"field", place}});
    }
    poll.options.push_back({std::move(text), 0});
  }
  return poll;
}

void require_reachable_end(const Context& ctx, const CreatePoll& cmd) {
  if (!cmd.ends_at) return;
  const auto ahead = *cmd.ends_at - ctx.clock.now();
  if (ahead > std::chrono::milliseconds{0} && ahead <= kFarthestEnd) return;
  throw Refusal(errors::time_out_of_reach, "A poll ends in the future, 366 days ahead at most", {{"field", "endsAt"}});
}

store::PollRow poll_row_of(sql::Session& session, const model::Message& message) {
  auto row = message.poll ? store::Polls{session}.of(message) : std::nullopt;
  if (!row) throw Refusal(errors::poll_not_found, "The message is no poll");
  return *row;
}

void require_open(const Context& ctx, const store::PollRow& row) {
  if (!row.closed_at && (!row.ends_at || *row.ends_at > ctx.clock.now())) return;
  throw Refusal(errors::poll_closed, "The poll is closed");
}

void require_choices(const store::PollRow& row, std::vector<std::int64_t>& choices) {
  std::ranges::sort(choices);
  const bool known = std::ranges::all_of(choices, [&](auto choice) { return choice >= 0 && choice < row.options; });
  const bool twice = std::ranges::adjacent_find(choices) != choices.end();
  if (known && !twice && (row.multiple || choices.size() <= 1)) return;
  const char* why = "The poll has no such option";
  if (twice) why = "Each option is chosen once";
  if (!row.multiple && choices.size() > 1) why = "One votes for one option";
  throw Refusal(errors::poll_choice, why, {{"field", "choices"}});
}

void start_clock_of_poll(Transaction& tx, const Context& ctx, const store::PollRow& row) {
  if (!row.ends_at) return;
  jobs::enqueue(tx.sql(), ctx.clock.now(), EndPoll{.poll = row.id}, {.run_at = *row.ends_at, .key = row.id});
}

}  // namespace

model::Message create(const Context& ctx, const Actor& actor, const CreatePoll& cmd) {
  require_reachable_end(ctx, cmd);
  const auto poll = checked_poll(ctx, cmd);
  messages::SendMessage message{.room = cmd.room};
  message.text =
      checked_line(cmd.question, kMaxQuestion, errors::poll_question_needed, "The question of a poll", "question");
  message.tmid = cmd.tmid;
  message.groupable = false;
  message.poll = messages::SentPoll{.poll = poll, .attachment = attachment_of(poll)};
  messages::Outgoing outgoing{ctx, actor, message};

  Transaction tx{ctx};
  auto sent = outgoing.send(tx);
  const store::PollRow row{.id = random_id(),
                           .options = std::ssize(poll.options),
                           .multiple = poll.multiple,
                           .anonymous = poll.anonymous,
                           .ends_at = poll.ends_at,
                           .closed_at = {}};
  store::PollWriter{tx}.insert(sent, row);
  start_clock_of_poll(tx, ctx, row);
  tx.commit();
  return sent;
}

model::Message vote(Transaction& tx, const Context& ctx, const Actor& actor, const MessageId& id,
                    std::vector<std::int64_t> choices) {
  const auto guard = access::votable(tx, ctx, actor, id);
  const auto& message = guard.message();
  const auto row = poll_row_of(tx.sql(), message);
  require_open(ctx, row);
  require_choices(row, choices);
  if (store::Polls{tx.sql()}.choices(message, actor.pk) == choices) return access::seen_by(actor, message);
  store::PollWriter{tx}.set_votes(message, actor.pk, choices, ctx.clock.now());
  return access::seen_by(actor, show_votes(tx, guard.room().row(), message));
}

model::Message vote(const Context& ctx, const Actor& actor, const MessageId& id, std::vector<std::int64_t> choices) {
  return transact(ctx, [&](Transaction& tx) { return vote(tx, ctx, actor, id, choices); });
}

void vote_later(const Context& ctx, const Actor& actor, const MessageId& id, std::vector<std::int64_t> choices,
                Then<model::Message> then) {
  messages::mark_later(
      ctx, id,
      [&ctx, actor, id, choices = std::move(choices)](Transaction& tx) { return vote(tx, ctx, actor, id, choices); },
      std::move(then));
}

model::Message close(const Context& ctx, const Actor& actor, const MessageId& id) {
  Transaction tx{ctx};
  const auto guard = access::markable(tx, ctx, actor, id);
  const auto& message = guard.message();
  const auto row = poll_row_of(tx.sql(), message);
  const bool own = message.u.pk == actor.pk;
  if (!own && !guard.room().allows(ctx, actor, permissions::messages("edit-message"))) {
    throw Refusal(errors::action_not_allowed, "Closing the poll is not allowed", {{"action", "Close_poll"}});
  }
  if (!store::PollWriter{tx}.close(message, ctx.clock.now())) return access::seen_by(actor, message);
  jobs::cancel(tx.sql(), EndPoll::kJob, row.id, ctx.clock.now());
  auto closed = show_votes(tx, guard.room().row(), message);
  if (!own) {
    audit::record(tx, ctx, actor, "poll.closed", id.value, {{"room", message.rid.value}, {"user", message.u.id.value}});
  }
  tx.commit();
  return access::seen_by(actor, std::move(closed));
}

std::vector<std::int64_t> own_choices(const Context& ctx, const Actor& actor, const MessageId& id) {
  const auto reader = ctx.db.read();
  const auto guard = access::message(*reader, ctx, actor, id);
  (void)poll_row_of(*reader, guard.message());
  return store::Polls{*reader}.choices(guard.message(), actor.pk);
}

Voters voters(const Context& ctx, const Actor& actor, const MessageId& id, std::int64_t choice, std::int64_t limit,
              std::int64_t offset) {
  const auto reader = ctx.db.read();
  const auto guard = access::message(*reader, ctx, actor, id);
  const auto row = poll_row_of(*reader, guard.message());
  if (row.anonymous) throw Refusal(errors::poll_is_anonymous, "Nobody is told who voted in an anonymous poll");
  if (choice < 0 || choice >= row.options) {
    throw Refusal(errors::poll_choice, "The poll has no such option", {{"field", "choice"}});
  }
  store::Polls votes{*reader};
  return {.users = votes.voters_of(guard.message(), choice, limit, offset),
          .total = votes.count_voters_of(guard.message(), choice)};
}

MessageId newest_open(const Context& ctx, const Actor& actor, const RoomId& room) {
  const auto reader = ctx.db.read();
  const auto guard = access::history(*reader, ctx, actor, room);
  const auto found = store::Polls{*reader}.newest_open(guard.pk(), ctx.clock.now());
  if (!found) throw Refusal(errors::poll_not_found, "There is no open poll in this room");
  return *found;
}

namespace {

// The message as it is once its room is locked; nothing where one of the two is gone.
struct LockedPoll {
  store::RoomRow room;
  model::Message message;
};
std::optional<LockedPoll> lock_poll(Transaction& tx, const Context& ctx, const MessageId& id) {
  store::Messages messages{tx.sql(), access::view_of_all(ctx)};
  const auto in_room = messages.room_of(id);
  auto room = in_room ? store::RoomWriter{tx}.lock(*in_room) : std::nullopt;
  auto message = room ? messages.by_id(id) : std::nullopt;
  if (!message || !message->poll) return std::nullopt;
  return LockedPoll{std::move(*room), std::move(*message)};
}

}  // namespace

void end_poll(const Context& ctx, const EndPoll& work) {
  Transaction tx{ctx};
  const auto message = store::Polls{tx.sql()}.message_of(work.poll);
  const auto locked = message ? lock_poll(tx, ctx, *message) : std::nullopt;
  if (!locked || !store::PollWriter{tx}.close(locked->message, ctx.clock.now())) return;
  show_votes(tx, locked->room, locked->message);
  tx.commit();
}

void forget_votes(const Context& ctx, const jobs::Run& run, const ForgetVotes& work) {
  constexpr std::int64_t kAtOnce = 100;
  for (;;) {
    const auto some = store::Polls{*ctx.db.read()}.voted_in(work.user_pk, kAtOnce);
    if (some.empty()) return;
    for (const auto& id : some) {
      run.check();
      Transaction tx{ctx};
      const auto locked = lock_poll(tx, ctx, id);
      if (!locked) continue;
      store::PollWriter{tx}.set_votes(locked->message, work.user_pk, {}, ctx.clock.now());
      show_votes(tx, locked->room, locked->message);
      tx.commit();
    }
  }
}

void declare_jobs(jobs::Kinds& kinds, const Context& ctx) {
  kinds.add<EndPoll>({
      .summary = "Closes a poll whose time is over.",
      .handler = [&ctx](const jobs::Run&, const EndPoll& work) { end_poll(ctx, work); },
      .attempts = 20,
      .backoff = {.first = std::chrono::seconds{1}},
      .priority = 10,
  });
  kinds.add<ForgetVotes>({
      .summary = "Takes the votes of somebody who is gone out of polls.",
      .handler = [&ctx](const jobs::Run& run, const ForgetVotes& work) { forget_votes(ctx, run, work); },
      .attempts = 20,
      .timeout = std::chrono::minutes{30},
  });
}

}  // namespace confab::core::polls
