#include "core/rooms/add_members.h"

#include "base/error.h"
#include "base/errors/members.h"
#include "base/errors/people.h"
#include "base/errors/rooms.h"
#include "bus/events/room_changed.h"
#include "core/access/room.h"
#include "core/access/room_rights.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "core/rooms/membership.h"
#include "core/rooms/passage.h"
#include "core/rooms/room_document.h"
#include "core/rooms/texts.h"
#include "core/triggers/request.h"
#include "permissions/groups/members.h"
#include "settings/groups/rest_api.h"
#include "store/room_bans.h"

namespace confab::core::rooms {
namespace {

std::vector<store::Person> people_of(sql::Session& session, const Context& ctx, const AddMembers& cmd) {
  const auto count = cmd.users.size() + cmd.usernames.size();
  if (static_cast<std::int64_t>(count) > ctx.settings.integer(settings::rest_api("API_User_Limit"))) {
    throw Refusal(errors::user_limit_exceeded, "User Limit Exceeded");
  }
  for (const auto& username : cmd.usernames) check_text(username);
  store::People store{session};
  auto people = store.by_ids(cmd.users);
  auto named = store.by_usernames(cmd.usernames);
  if (cmd.skip_unknown && people.empty() && named.empty()) {
    throw Refusal(errors::nobody_to_invite, "invalid-user-invite-list");
  }
  const bool some_unknown = people.size() < cmd.users.size() || named.size() < cmd.usernames.size() || count == 0;
  if (some_unknown && !cmd.skip_unknown) throw Refusal(errors::invalid_user, "Invalid user");
  people.insert(people.end(), std::make_move_iterator(named.begin()), std::make_move_iterator(named.end()));
  for (const auto& person : people) {
    if (!person.active) throw Refusal(errors::invalid_user, "The person's account is deactivated");
  }
  return people;
}

access::ManageableRoom inviting(access::LockedRoom room, const Context& ctx, const Actor& actor) {
  if (!room.row().traits().managed) {
    throw Refusal(errors::cant_invite_for_direct_room, "Can't invite user to direct rooms");
  }
  const auto anywhere = access::rights(room.row().kind).add_to_any;
  return access::manageable(std::move(room), ctx, actor, anywhere, permissions::members("add-user-to-joined-room"));
}

model::Room add(const Context& ctx, const Actor& actor, Transaction& tx, const access::ManageableRoom& guard,
                const std::vector<store::Person>& people) {
  auto room = guard.row();
  record_added(tx, ctx, actor, room.id, add_members(tx, ctx, actor, room, people));
  auto document = room_document(tx, ctx, actor, guard);
  tx.commit();
  return document;
}

}  // namespace

std::int64_t add_members(Transaction& tx, const Context& ctx, const Actor& actor, store::RoomRow& room,
                         const std::vector<store::Person>& people) {
  std::vector<model::UserRef> added;
  for (const auto& person : people) {
    const bool is_new = enter(tx, ctx, room, person.pk, person.ref.id,
                              {.alert = true, .favorite = room.favorite, .by = messages::author_of(actor)});
    if (is_new) added.push_back(person.ref);
  }
  for (const auto& person : added) {
    messages::post_system(tx, ctx, room, messages::author_of(actor),
                          {std::string{told_as(room, Passage::added)}, person.username});
    triggers::room_event(tx, ctx, triggers::RoomEvent::joined, room, person.id);
  }
  if (!added.empty()) tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  return std::ssize(added);
}

void record_added(Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& room, std::int64_t people) {
  if (people > 0) audit::record(tx, ctx, actor, "room.members_added", room.value, {{"people", people}});
}

model::Room add_members(const Context& ctx, const Actor& actor, const AddMembers& cmd) {
  const auto people = people_of(*ctx.db.read(), ctx, cmd);
  Transaction tx(ctx);
  const auto guard = inviting(access::locked(tx, ctx, actor, cmd.room), ctx, actor);
  if (guard.row().archived) throw Refusal(errors::room_archived, "The room is archived");
  return add(ctx, actor, tx, guard, people);
}

model::Room add_all(const Context& ctx, const Actor& actor, const RoomId& room, bool active_only) {
  require(ctx, actor, permissions::members("add-all-to-room"));
  auto people = store::People{*ctx.db.read()}.all(active_only);
  if (std::ssize(people) > ctx.settings.integer(settings::rest_api("API_User_Limit"))) {
    throw Refusal(errors::user_limit_exceeded, "User Limit Exceeded");
  }
  Transaction tx(ctx);
  const auto guard = access::manageable(tx, ctx, actor, room, permissions::members("add-all-to-room"));
  require_managed(guard.row());
  if (guard.row().archived) throw Refusal(errors::room_archived, "The room is archived");
  std::erase_if(people, [&](const store::Person& one) { return store::is_banned(tx, guard.pk(), one.pk); });
  return add(ctx, actor, tx, guard, people);
}

}  // namespace confab::core::rooms
