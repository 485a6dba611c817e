#include "core/polls/shown.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <stdexcept>

#include "core/access/message.h"
#include "core/messages/append.h"
#include "core/messages/quotes.h"
#include "store/message_writer.h"
#include "store/messages.h"
#include "store/polls.h"
#include "store/room_writer.h"

namespace confab::core::polls {
namespace {

std::string state_of(const model::Poll& poll) {
  auto text = fmt::format("{} voted", poll.voters);
  if (poll.anonymous) text += " · anonymous";
  if (poll.closed_at) return text + " · closed";
  if (poll.ends_at) {
    auto until = to_iso8601(*poll.ends_at).substr(0, 16);
    std::ranges::replace(until, 'T', ' ');
    text += " · until " + until + " UTC";
  }
  return text + (poll.multiple ? " · vote by reacting with 1️⃣ 2️⃣ ..., or with /vote 1 2"
                               : " · vote by reacting with 1️⃣, or with /vote 1");
}

// Ours is the first of its attachments; what follows are quotes of what the question links to.
RawJson attachments_of(const model::Message& message) {
  auto list = messages::all_of(message.attachments);
  if (list.empty()) list.push_back(nullptr);
  list.front() = attachment_of(*message.poll);
  return {to_json_text(list)};
}

}  // namespace

json::object attachment_of(const model::Poll& poll) {
  json::array fields;
  std::size_t number = 0;
  for (const auto& option : poll.options) {
    const auto share = poll.voters == 0 ? 0 : (option.votes * 100 + poll.voters / 2) / poll.voters;
    fields.push_back(json::object{{"title", fmt::format("{}. {}", ++number, option.text)},
                                  {"value", fmt::format("{} ({} %)", option.votes, share)},
                                  {"short", false}});
  }
  return {{"text", state_of(poll)}, {"fields", std::move(fields)}};
}

model::Message show_votes(Transaction& tx, const store::RoomRow& room, model::Message message) {
  store::Polls votes{tx.sql()};
  auto& poll = *message.poll;
  for (auto& option : poll.options) option.votes = 0;
  for (const auto& count : votes.counts(message)) {
    poll.options.at(static_cast<std::size_t>(count.choice)).votes = count.votes;
  }
  poll.voters = votes.voters(message);
  if (const auto row = votes.of(message)) poll.closed_at = row->closed_at;
  message.attachments = attachments_of(message);
  message.updated_at =
      tx.change_time(message.updated_at + std::chrono::milliseconds{1}).not_before(messages::room_time(tx, room));
  store::MessageWriter{tx}.set_body(message);
  const bool is_last = message.seq == room.last_seq;
  if (is_last) store::RoomWriter{tx}.touch(room.pk, tx.change_time());
  tx.publish(bus::MessageSaved{.message = std::make_shared<const model::Message>(message),
                               .created = false,
                               .room = messages::label_of(room),
                               .room_changed = is_last});
  return message;
}

}  // namespace confab::core::polls
