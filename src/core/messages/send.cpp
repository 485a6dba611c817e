#include "core/messages/send.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "base/error.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "bus/events/message_saved.h"
#include "bus/events/subscription_changed.h"
#include "core/access/message.h"
#include "core/access/room.h"
#include "core/kernel/transaction.h"
#include "core/messages/append.h"
#include "core/messages/author.h"
#include "core/messages/content.h"
#include "core/messages/discussion.h"
#include "core/messages/encrypted.h"
#include "core/messages/mention_rows.h"
#include "core/messages/notify.h"
#include "core/messages/previews.h"
#include "core/messages/receipts.h"
#include "core/messages/thread.h"
#include "core/triggers/request.h"
#include "permissions/groups/messages.h"
#include "settings/groups/message.h"
#include "sql/in_line.h"
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

bool is_reply(const SendMessage& cmd) {
  return cmd.tmid && !cmd.tmid->empty();
}

bool is_encrypted(const SendMessage& cmd) {
  return cmd.t == model::kEncrypted;
}

void check(const Context& ctx, const SendMessage& cmd) {
  if (cmd.id && !is_valid_id(*cmd.id)) throw Refusal(errors::invalid_message, "Invalid message id");
  if (cmd.tshow.value_or(false) && !is_reply(cmd)) {
    throw Refusal(errors::invalid_params, "tshow provided but missing tmid");
  }
  if (is_reply(cmd) && cmd.id == cmd.tmid) {
    throw Refusal(errors::message_same_as_tmid, "Cannot set tmid the same as the _id");
  }
  if (is_reply(cmd) && !ctx.settings.boolean(settings::message("Threads_enabled"))) {
    throw Refusal(errors::not_allowed, "not-allowed");
  }
  if (cmd.t && !cmd.t->empty() && !is_encrypted(cmd)) {
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

// Where no room is named, it is that of the thread.
model::Message draft(const Context& ctx, const SendMessage& cmd, const Actor& actor) {
  model::Message message;
  message.id = cmd.id.value_or(MessageId{});
  if (message.id.empty()) message.id = make_id<MessageId>();
  message.rid = cmd.room;
  message.u = author_of(actor);
  message.alias = cmd.alias;
  message.avatar = cmd.avatar;
  message.emoji = cmd.emoji;
  message.groupable = cmd.groupable;
  message.parse_urls = cmd.parse_urls;
  if (cmd.files) {
    message.file = cmd.files->file;
    message.files = cmd.files->files;
    message.attachments = {to_json_text(cmd.files->attachments)};
  }
  if (cmd.integration) message.bot = {to_json_text(json::object{{"i", *cmd.integration}})};
  if (cmd.poll) {
    message.poll = cmd.poll->poll;
    message.attachments = {to_json_text(json::array{cmd.poll->attachment})};
  }
  if (is_reply(cmd)) {
    if (cmd.room.empty()) {
      if (const auto first = first_of_thread(*ctx.db.read(), *cmd.tmid)) message.rid = first->rid;
    }
    if (cmd.tshow.value_or(false)) message.tshow = true;
  }
  if (message.rid.empty()) {
    throw Refusal::plain(errors::invalid_params, "The 'rid' property on the message object is missing.");
  }
  return message;
}

// The client did not hear that its message was stored, and sends it again. Perhaps nobody did: when the database went
// away in the middle of the commit, the message was stored without being told. So it is told now; who has it already
// sees no change.
model::Message stored_before(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room,
                             const SendMessage& cmd) {
  auto stored = cmd.id ? store::Messages{tx.sql(), access::view_of_all(ctx)}.by_id(*cmd.id) : std::nullopt;
  const bool same = stored && stored->u.pk == actor.pk && stored->rid == room.id;
  if (!same) throw Refusal(errors::invalid_message, "The message's id is in use");
  tx.publish(bus::MessageSaved{std::make_shared<const model::Message>(*stored), true, label_of(room)});
  return access::seen_by(actor, std::move(*stored));
}

// The first message of the thread; read while the room is locked, so that it stays.
std::optional<model::Message> join_thread(Transaction& tx, const SendMessage& cmd, model::Message& message) {
  if (!is_reply(cmd)) return std::nullopt;
  auto first = first_of_thread(tx.sql(), *cmd.tmid);
  if (!first || first->rid != message.rid) {
    throw Refusal(errors::invalid_message, "The message that is answered is not in this room");
  }
  message.tmid = first->id;
  message.thread_seq = first->seq;
  return first;
}

// Whose face somebody shows instead of their own may deceive; a picture of the message's own, its emoji, does not.
void require_own_face(const Context& ctx, const Actor& actor, const access::PostableRoom& room,
                      const SendMessage& cmd) {
  if (cmd.alias.value_or("").empty() && !cmd.avatar) return;
  if (!room.allows(ctx, actor, permissions::messages("message-impersonate"))) {
    throw Refusal::plain(errors::not_allowed, "Not enough permission");
  }
}

}  // namespace

// What needs no transaction is done first.
struct Sending {
  Sending(const Context& context, Actor sender, SendMessage command)
      : ctx(context), actor(std::move(sender)), cmd(std::move(command)) {
    check(ctx, cmd);
    message = draft(ctx, cmd, actor);
    if (is_encrypted(cmd)) {
      prepared = prepare_encrypted(ctx, actor, {cmd.text, cmd.content, cmd.e2e, cmd.e2e_mentions}, message);
      return;
    }
    Content content{.text = cmd.text, .custom_fields = cmd.custom_fields, .preview_urls = cmd.preview_urls};
    if (!cmd.files && !cmd.poll) content.attachments = cmd.attachments;
    prepared = prepare(ctx, cmd.on_behalf_of ? *cmd.on_behalf_of : actor, std::move(content), message);
  }

  const Context& ctx;
  const Actor actor;
  const SendMessage cmd;
  model::Message message;
  Prepared prepared;
};

namespace {

model::Message store_and_tell(Transaction& tx, Sending& sending) {
  auto& [ctx, actor, cmd, message, prepared] = sending;
  const auto guard = access::postable(tx, ctx, actor, message.rid);
  require_own_face(ctx, actor, guard, cmd);
  auto room = guard.row();
  require_fitting(ctx, room, message);
  require_group_mention(ctx, actor, guard.roles(), room.users_count, prepared.markup);
  const auto first = join_thread(tx, cmd, message);
  const bool in_room = !first || message.tshow;
  if (!append(tx, ctx, room, message, in_room ? Kind::written : Kind::reply)) {
    return stored_before(tx, ctx, actor, room, cmd);
  }

  const auto now = tx.change_time();
  store::MembershipWriter memberships{tx};
  if (guard.is_member()) memberships.replied(guard.membership()->pk, in_room, message.ts, now);
  add_mention_rows(tx, message, prepared.named);
  if (first) follow_thread(tx, room, message, *first, prepared.named);
  auto whom = concerned(tx.sql(), ctx, room, message, prepared.named);
  add_highlight_rows(tx, message, whom.highlighted);
  const auto opened = in_room ? memberships.open_closed(room.pk, now)
                              : memberships.open_closed_followers(room.pk, message.thread_seq, now);

  if (prepared.wants_previews) request_previews(tx, ctx, message);
  await_readers(tx, ctx, room, message);
  const auto stored = std::make_shared<const model::Message>(message);
  tx.publish(bus::MessageSaved{stored, true, label_of(room)});
  if (first) count_in_thread(tx, ctx, room, message, *first);
  tell_parent(tx, ctx, room);
  for (const auto& user : opened) tx.publish(bus::SubscriptionChanged{user, room.id, bus::Change::updated, {}});
  notify(tx, ctx, room, stored, prepared.markup, std::move(whom));
  triggers::message_sent(tx, ctx, room, message);
  return message;
}

}  // namespace

model::Message send(const Context& ctx, const Actor& actor, const SendMessage& cmd) {
  Sending sending{ctx, actor, cmd};
  return transact(ctx, [&](Transaction& tx) { return store_and_tell(tx, sending); });
}

void send_later(const Context& ctx, const Actor& actor, SendMessage cmd, Then<model::Message> then) {
  const auto sending = std::make_shared<Sending>(ctx, actor, std::move(cmd));
  const sql::InLine line{sending->message.rid.value};  // they lock the room, and wait for each other anyway
  transact_later(
      ctx, [sending](Transaction& tx) { return store_and_tell(tx, *sending); }, std::move(then));
}

Outgoing::Outgoing(const Context& ctx, const Actor& actor, const SendMessage& cmd)
    : sending_(std::make_unique<Sending>(ctx, actor, cmd)) {}

Outgoing::~Outgoing() = default;

model::Message Outgoing::send(Transaction& tx) {
  return store_and_tell(tx, *sending_);
}

}  // namespace confab::core::messages
