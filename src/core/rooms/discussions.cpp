#include "core/rooms/discussions.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/room_changed.h"
#include "core/access/message.h"
#include "core/access/room.h"
#include "core/kernel/transaction.h"
#include "core/messages/content.h"
#include "core/messages/post_system.h"
#include "core/messages/quotes.h"
#include "core/messages/send.h"
#include "core/rooms/create.h"
#include "core/rooms/membership.h"
#include "core/rooms/room_document.h"
#include "core/triggers/request.h"
#include "model/room_kind_table.h"
#include "permissions/groups/rooms.h"
#include "settings/groups/rooms.h"
#include "store/discussions.h"
#include "store/messages.h"
#include "store/order.h"
#include "store/room_bans.h"
#include "store/room_writer.h"
#include "store/teams.h"

namespace confab::core::rooms {
namespace {

[[noreturn]] void refuse(std::string_view sentence) {
  throw Refusal(errors::action_not_allowed, std::string{sentence}, {{"method", "createDiscussion"}});
}

// The message that a discussion is about, while its room is locked.
std::optional<model::Message> subject_of(sql::Session& session, const Context& ctx, const Actor& actor,
                                         const CreateDiscussion& cmd, const store::RoomRow& parent) {
  if (!cmd.message) return std::nullopt;
  auto message = store::Messages{session, access::view_of(ctx, actor)}.by_id(*cmd.message);
  if (!message || message->t || message->rid != parent.id) {
    throw Refusal(errors::invalid_message, "Invalid message", {{"method", "createDiscussion"}});
  }
  return message;
}

RoomId parent_id(sql::Session& session, const CreateDiscussion& cmd) {
  if (!cmd.parent.empty() || !cmd.message) return cmd.parent;
  return store::Messages{session}.room_of(*cmd.message).value_or(RoomId{});
}

void authorise(const Context& ctx, const Actor& actor, const access::ReadableRoom& parent,
               const std::optional<model::Message>& subject) {
  const bool of_others = parent.allows(ctx, actor, permissions::rooms("start-discussion-other-user"));
  const bool own = !subject || subject->u.pk == actor.pk;
  if (of_others || (own && parent.allows(ctx, actor, permissions::rooms("start-discussion")))) return;
  refuse("You are not allowed to create a discussion");
}

// Private where its parent is, or the team that hosts that one.
model::RoomKind kind_in(sql::Session& session, const store::RoomRow& parent) {
  const auto team = parent.team_pk ? store::Teams{session}.by_pk(*parent.team_pk) : std::nullopt;
  return model::named_kind(parent.traits().open && (!team || model::traits(team->kind).open));
}

// Those who are asked, and the author of the message while in the parent; nobody who must not come back to that.
std::vector<store::Person> first_members(Transaction& tx, const Context& ctx, const Actor& actor,
                                         const CreateDiscussion& cmd, const store::RoomRow& parent,
                                         const std::optional<model::Message>& subject) {
  auto usernames = cmd.members;
  if (subject && !store::Memberships{tx.sql()}.members_among(parent.pk, {subject->u.pk}).empty()) {
    usernames.push_back(subject->u.username);
  }
  auto people = members_of(tx, ctx, actor, usernames);
  std::erase_if(people, [&](const store::Person& one) { return store::is_banned(tx, parent.pk, one.pk); });
  return people;
}

// Says in the parent that the discussion is there, and in the discussion what it is about.
void announce(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow& parent,
              store::RoomRow& discussion, const std::optional<model::Message>& subject) {
  const std::string type{store::kAnnouncement};
  const auto name = discussion.fname.value_or("");
  RawJson quote;
  if (subject) {
    quote.text = to_json_text(json::array{messages::excerpt_of(ctx, *subject)});
    messages::post_system(tx, ctx, discussion, messages::author_of(actor),
                          {.type = type, .text = name, .attachments = quote});
  }
  const auto announcement = messages::post_system(tx, ctx, parent, messages::author_of(actor),
                                                  {.type = type,
                                                   .text = name,
                                                   .attachments = std::move(quote),
                                                   .drid = discussion.id,
                                                   .dcount = discussion.messages_count});
  discussion.announced_seq = announcement.seq;
  store::RoomWriter{tx}.update(discussion);
}

store::RoomRow make(const Context& ctx, const Actor& actor, const CreateDiscussion& cmd) {
  Transaction tx(ctx);
  const auto guard = access::postable(tx, ctx, actor, parent_id(tx, cmd));
  if (guard.row().is_discussion()) {
    throw Refusal(errors::nested_discussion, "Cannot create nested discussions", {{"method", "createDiscussion"}});
  }
  const auto subject = subject_of(tx, ctx, actor, cmd, guard.row());
  authorise(ctx, actor, guard, subject);
  auto parent = guard.row();
  const auto people = first_members(tx, ctx, actor, cmd, parent, subject);
  auto discussion = insert_room(tx, ctx, actor.pk,
                                {.kind = kind_in(tx, parent),
                                 .name = cmd.name,
                                 .topic = cmd.topic,
                                 .custom_fields = {},
                                 .encrypted = cmd.encrypted,
                                 .parent_pk = parent.pk});
  enter(tx, ctx, discussion, actor.pk, actor.id, {.role = "owner"});
  for (const auto& person : people) enter(tx, ctx, discussion, person.pk, person.ref.id, {});
  announce(tx, ctx, actor, parent, discussion, subject);
  tx.publish(bus::RoomChanged{discussion.id, bus::Change::inserted});
  triggers::room_event(tx, ctx, triggers::RoomEvent::created, discussion, actor.id);
  tx.commit();
  return discussion;
}

}  // namespace

model::Room create_discussion(const Context& ctx, const Actor& actor, const CreateDiscussion& cmd) {
  if (!ctx.settings.boolean(settings::rooms("Discussion_enabled"))) refuse("You cannot create a discussion");
  if (cmd.encrypted && !cmd.reply.value_or("").empty()) {
    throw Refusal(errors::invalid_params, "Encrypted discussions must not receive an initial reply",
                  {{"field", "reply"}});
  }
  if (cmd.reply) messages::check_message_text(ctx, *cmd.reply);
  const auto discussion = make(ctx, actor, cmd);
  if (cmd.reply && !cmd.reply->empty()) {
    static_cast<void>(messages::send(ctx, actor, {.room = discussion.id, .text = *cmd.reply}));
  }
  return room_document(*ctx.db.read(), ctx, discussion.pk);
}

RoomPage discussions(const Context& ctx, const Actor& actor, const RoomId& parent, const ListRooms& query) {
  const auto reader = ctx.db.read();
  store::RoomFilter filter;
  filter.parent = access::room(*reader, ctx, actor, parent).pk();
  filter.visible = actor.pk;
  filter.text = query.filter;
  filter.condition = query.condition;
  auto documents = room_documents(*reader, ctx);
  RoomPage page{documents.list(filter, store::order_of(query.order), query.limit, query.offset),
                documents.count(filter)};
  hide_unreadable(*reader, ctx, actor, page.rooms);
  return page;
}

AnnouncementPage announcements(const Context& ctx, const Actor& actor, const ListAnnouncements& query) {
  const auto reader = ctx.db.read();
  const auto room = access::history(*reader, ctx, actor, query.room);
  store::Discussions found{*reader, access::view_of(ctx, actor)};
  return {found.announcements(room.pk(), query.text, query.limit, query.offset),
          found.count_announcements(room.pk(), query.text)};
}

std::optional<model::Room> parent_of(const Context& ctx, const Actor& actor, const model::Room& room) {
  if (!room.prid) return std::nullopt;
  const auto reader = ctx.db.read();
  const auto parent = access::find_room(*reader, ctx, actor, *room.prid);
  return parent ? std::optional{room_document(*reader, ctx, actor, *parent)} : std::nullopt;
}

}  // namespace confab::core::rooms
