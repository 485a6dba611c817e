#include "core/messages/send.h"

#include <algorithm>
#include <chrono>
#include <memory>

#include "base/error.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "bus/message_events.h"
#include "bus/room_events.h"
#include "core/access/room.h"
#include "core/kernel/transaction.h"
#include "core/messages/append.h"
#include "core/messages/content.h"
#include "core/messages/mention_rows.h"
#include "core/messages/notify.h"
#include "permissions/groups/messages.h"
#include "store/membership_writer.h"
#include "store/messages.h"

namespace confab::core::messages {
namespace {

constexpr std::size_t kMaxIdLength = 64;
constexpr std::chrono::minutes kClockTolerance{10};

bool is_valid_id(const MessageId& id) {
  const auto allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' ||
           c == '.' || c == ':';
  };
  return !id.empty() && id.value.size() <= kMaxIdLength && std::all_of(id.value.begin(), id.value.end(), allowed);
}

bool is_picture_address(std::string_view address) {
  return address.empty() || address.starts_with('/') || address.starts_with("https://") ||
         address.starts_with("http://");
}

void check(const Context& ctx, const SendMessage& cmd) {
  if (cmd.room.empty()) {
    throw Refusal::plain(errors::invalid_params, "The 'rid' property on the message object is missing.");
  }
  if (cmd.id && !is_valid_id(*cmd.id)) throw Refusal(errors::invalid_message, "Invalid message id");
  const bool is_reply = cmd.tmid && !cmd.tmid->empty();
  if (cmd.tshow.value_or(false) && !is_reply) {
    throw Refusal(errors::invalid_params, "tshow provided but missing tmid");
  }
  if (is_reply) throw Refusal(errors::invalid_params, "Threads are not supported yet");
  if (cmd.t && !cmd.t->empty()) {
    throw Refusal::plain(errors::not_allowed, "Cannot send system messages using 'chat.sendMessage'");
  }
  if (cmd.avatar && !is_picture_address(*cmd.avatar)) {
    throw Refusal::plain(errors::invalid_params, "Invalid href value provided");
  }
  if (cmd.ts) {
    const auto difference = *cmd.ts - ctx.clock.now();
    if (difference > kClockTolerance || difference < -kClockTolerance) {
      throw Refusal(errors::message_ts_out_of_sync, "Message timestamp is out of sync");
    }
  }
}

model::Message draft(const SendMessage& cmd, const Actor& actor) {
  model::Message message;
  message.id = cmd.id.value_or(MessageId{});
  if (message.id.empty()) message.id = make_id<MessageId>();
  message.rid = cmd.room;
  message.u = actor.ref();
  message.user_pk = actor.pk;
  message.alias = cmd.alias;
  message.avatar = cmd.avatar;
  message.emoji = cmd.emoji;
  message.groupable = cmd.groupable;
  message.parse_urls = cmd.parse_urls;
  return message;
}

// The client did not hear that its message was stored, and sends it again. Perhaps nobody did: when the database went
// away in the middle of the commit, the message was stored without being told. So it is told now; who has it already
// sees no change.
model::Message stored_before(Transaction& tx, const Actor& actor, const store::RoomRow& room, const SendMessage& cmd) {
  auto stored = cmd.id ? store::Messages{tx.sql()}.by_id(*cmd.id) : std::nullopt;
  const bool same = stored && stored->user_pk == actor.pk && stored->rid == cmd.room;
  if (!same) throw Refusal(errors::invalid_message, "The message's id is in use");
  tx.publish(bus::MessageSaved{std::make_shared<const model::Message>(*stored), true, label_of(room)});
  return std::move(*stored);
}

// Whose face somebody shows instead of their own may deceive; a picture of the message's own, its emoji, does not.
void require_own_face(const Context& ctx, const Actor& actor, const access::PostableRoom& room,
                      const SendMessage& cmd) {
  if (!cmd.alias && !cmd.avatar) return;
  if (!room.allows(ctx, actor, permissions::messages("message-impersonate"))) {
    throw Refusal::plain(errors::not_allowed, "Not enough permission");
  }
}

}  // namespace

model::Message send(const Context& ctx, const Actor& actor, const SendMessage& cmd) {
  check(ctx, cmd);
  auto message = draft(cmd, actor);
  const auto prepared = prepare(ctx, actor, {cmd.text, cmd.attachments, cmd.custom_fields, cmd.preview_urls}, message);

  return transact(ctx, [&](Transaction& tx) {
    const auto guard = access::postable(tx, ctx, actor, cmd.room);
    require_own_face(ctx, actor, guard, cmd);
    auto room = guard.row();
    require_group_mention(ctx, actor, guard.roles(), room.users_count, prepared.markup);
    if (!append(tx, ctx, room, message, Kind::written)) return stored_before(tx, actor, room, cmd);

    const Timestamp now = ctx.clock.now();
    store::MembershipWriter memberships{tx};
    if (guard.is_member()) memberships.replied(guard.membership()->pk, true, message.ts, now);
    add_mention_rows(tx, message, prepared.named);
    auto whom = concerned(tx, ctx, room, message, prepared.named);
    add_highlight_rows(tx, message, whom.highlighted);
    const auto opened = memberships.open_closed(room.pk, now);

    const auto stored = std::make_shared<const model::Message>(message);
    tx.publish(bus::MessageSaved{stored, true, label_of(room)});
    for (const auto& user : opened) tx.publish(bus::SubscriptionChanged{user, room.id, bus::Change::updated, {}});
    notify(tx, ctx, room, stored, prepared.markup, std::move(whom));
    return message;
  });
}

}  // namespace confab::core::messages
