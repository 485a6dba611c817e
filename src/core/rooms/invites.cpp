#include "core/rooms/invites.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/errors/members.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/room_changed.h"
#include "core/access/room.h"
#include "core/audit/record.h"
#include "core/kernel/site.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "core/rooms/membership.h"
#include "core/rooms/room_document.h"
#include "core/triggers/request.h"
#include "permissions/groups/joining.h"
#include "store/invites.h"

namespace confab::core::rooms {
namespace {

constexpr std::array<std::int64_t, 5> kDays{0, 1, 7, 15, 30};
constexpr std::array<std::int64_t, 7> kUses{0, 1, 5, 10, 25, 50, 100};
constexpr std::int64_t kMaxListed = 1'000;
constexpr std::size_t kTokenChars = 10;

Invite shown(const Context& ctx, const store::Invite& invite) {
  const auto base = site_address(ctx);
  return {.id = invite.id,
          .days = invite.days,
          .max_uses = invite.max_uses,
          .uses = invite.uses,
          .room = invite.room,
          .user = invite.user,
          .created_at = invite.created_at,
          .updated_at = invite.updated_at,
          .expires_at = invite.expires_at,
          .url = base + "/invite/" + invite.id};
}

[[noreturn]] void refuse_invites() {
  throw Refusal(errors::not_authorized_here, "Not authorized");
}

}  // namespace

Invite find_or_create_invite(const Context& ctx, const Actor& actor, const RoomId& id, std::int64_t days,
                             std::int64_t max_uses) {
  if (std::ranges::find(kDays, days) == kDays.end()) {
    throw Refusal(errors::invite_days, "Invite should expire in 1, 7, 15 or 30 days, or send 0 to never expire.",
                  {{"field", "days"}});
  }
  if (std::ranges::find(kUses, max_uses) == kUses.end()) {
    throw Refusal(errors::invite_uses, "Invite should be valid for 1, 5, 10, 25, 50, 100 or infinite (0) uses.",
                  {{"field", "maxUses"}});
  }
  Transaction tx(ctx);
  const auto guard = access::locked(tx, ctx, actor, id);
  if (!guard.allows(ctx, actor, permissions::joining("create-invite-links"))) refuse_invites();
  if (!guard.is_member()) throw Refusal(errors::invalid_room, "You are not in this room");
  if (!guard.row().traits().managed) {
    throw Refusal(errors::room_type_not_allowed, "Rooms of this type have no invite links");
  }
  const auto now = ctx.clock.now();
  store::Invite invite{.id = random_secret(kTokenChars),
                       .room_pk = guard.pk(),
                       .user_pk = actor.pk,
                       .room = guard.id(),
                       .user = actor.id,
                       .days = days,
                       .max_uses = max_uses,
                       .uses = 0,
                       .created_at = now,
                       .updated_at = now,
                       .expires_at = {}};
  if (const auto known = store::Invites{tx.sql()}.alike(invite, now)) return shown(ctx, *known);
  if (days > 0) invite.expires_at = now + std::chrono::days{days};
  store::add_invite(tx, invite);
  audit::record(tx, ctx, actor, "room.invite_made", id.value, {{"days", days}, {"maxUses", max_uses}});
  tx.commit();
  return shown(ctx, invite);
}

std::vector<Invite> invites(const Context& ctx, const Actor& actor) {
  if (!may(ctx, actor, permissions::joining("create-invite-links"))) refuse_invites();
  const auto reader = ctx.db.read();
  std::vector<Invite> result;
  for (const auto& invite : store::Invites{*reader}.newest(kMaxListed)) result.push_back(shown(ctx, invite));
  return result;
}

void remove_invite(const Context& ctx, const Actor& actor, const std::string& id) {
  if (!may(ctx, actor, permissions::joining("create-invite-links"))) refuse_invites();
  Transaction tx(ctx);
  const auto invite = store::Invites{tx.sql()}.by_id(id);
  if (!invite || !store::remove_invite(tx, id)) throw Refusal(errors::invalid_invitation, "Invalid invitation id");
  audit::record(tx, ctx, actor, "room.invite_removed", invite->room.value);
  tx.commit();
}

bool is_valid_invite(const Context& ctx, std::string_view id) {
  const auto invite = store::Invites{*ctx.db.read()}.by_id(id);
  return invite && !invite->is_over(ctx.clock.now());
}

model::Room use_invite(const Context& ctx, const Actor& actor, const std::string& id) {
  Transaction tx(ctx);
  const auto invite = store::Invites{tx.sql()}.by_id(id);
  if (!invite) throw Refusal(errors::invalid_token, "The invite token is invalid.");
  const auto guard = access::invited(tx, actor, *invite);
  if (guard.is_member()) return room_document(tx, ctx, guard.pk());
  if (guard.row().archived) throw Refusal(errors::room_archived, "The room is archived");
  auto room = guard.row();
  enter(tx, ctx, room, actor.pk, actor.id, {.favorite = room.favorite});
  if (!store::use_invite(tx, id, ctx.clock.now())) {
    throw Refusal(errors::invite_expired, "The invite is over or used up.");
  }
  messages::post_system(tx, ctx, room, messages::author_of(actor), {"uj", actor.username});
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  triggers::room_event(tx, ctx, triggers::RoomEvent::joined, room, actor.id);
  auto document = room_document(tx, ctx, room.pk);
  tx.commit();
  return document;
}

}  // namespace confab::core::rooms
