#include "core/rooms/target.h"

#include "base/error.h"
#include "base/errors/rooms.h"
#include "core/access/room.h"
#include "core/rooms/create_direct.h"
#include "core/rooms/join.h"
#include "store/people.h"
#include "store/rooms.h"

namespace confab::core::rooms {
namespace {

[[noreturn]] void refuse() {
  throw Refusal(errors::invalid_channel);
}

struct Found {
  std::optional<store::RoomRow> room;
  std::optional<store::Person> person;
};

Found find(sql::Session& session, std::string_view target) {
  store::Rooms rooms{session};
  store::People people{session};
  if (target.starts_with('#')) {
    const auto name = target.substr(1);
    auto room = rooms.by_id(RoomId{name});
    return {room ? std::move(room) : rooms.by_name(name), std::nullopt};
  }
  if (target.starts_with('@')) return {std::nullopt, people.by_username(target.substr(1))};
  if (auto room = rooms.by_id(RoomId{target})) return {std::move(room), std::nullopt};
  if (auto person = people.by_id(UserId{target})) return {std::nullopt, std::move(person)};
  if (auto room = rooms.by_name(target)) return {std::move(room), std::nullopt};
  return {std::nullopt, people.by_username(target)};
}

}  // namespace

RoomId resolve_target(const Context& ctx, const Actor& actor, std::string_view target) {
  if (target.find('\0') != std::string_view::npos) refuse();
  const auto found = find(*ctx.db.read(), target);
  if (found.person) {
    return create_direct(ctx, actor, {.usernames = {found.person->ref.username}}).room.id;
  }
  if (!found.room || !access::can_see(ctx, actor, found.room->id)) refuse();
  const bool is_member = store::Memberships{*ctx.db.read()}.find(found.room->pk, actor.pk).has_value();
  if (!is_member && found.room->traits().open) static_cast<void>(join(ctx, actor, found.room->id));
  return found.room->id;
}

}  // namespace confab::core::rooms
