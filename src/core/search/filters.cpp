#include "core/search/filters.h"

#include <fmt/format.h>

#include <string>

#include "base/error.h"
#include "base/errors/messages.h"
#include "core/access/room.h"
#include "store/rooms.h"
#include "store/users.h"

namespace confab::core::search {
namespace {

using confab::search::Trait;

[[noreturn]] void refuse(std::string_view field, std::string_view value, const std::string& reason) {
  throw Refusal(errors::invalid_search, reason, {{"field", field}, {"value", value}, {"reason", reason}});
}

std::string_view without(char sign, std::string_view name) {
  return name.starts_with(sign) ? name.substr(1) : name;
}

model::User person_of(sql::Session& session, std::string_view field, std::string_view name) {
  auto user = store::Users{session}.by_username(without('@', name));
  if (!user) refuse(field, name, fmt::format("There is nobody called {}.", name));
  return std::move(*user);
}

std::int64_t number_of(sql::Session& session, const Actor& actor, std::string_view field, std::string_view name) {
  return name == "me" ? actor.pk : person_of(session, field, name).pk;
}

void add(store::SearchFilter& filter, const Actor& actor, Trait trait) {
  switch (trait) {
    case Trait::link:
    case Trait::file:
    case Trait::image:
      filter.has_body = true;
      break;
    case Trait::reaction:
      filter.reacted = true;
      break;
    case Trait::pin:
      filter.pinned = true;
      break;
    case Trait::star:
      filter.starred_by = actor.pk;
      break;
    case Trait::thread_start:
      filter.starts_thread = true;
      break;
    case Trait::in_thread:
      filter.in_thread = true;
      break;
  }
}

std::optional<store::RoomRow> named_room(sql::Session& session, const Actor& actor, std::string_view name) {
  store::Rooms rooms{session};
  if (!name.starts_with('@')) return rooms.by_name(without('#', name));
  const auto user = store::Users{session}.by_username(without('@', name));
  return user ? rooms.by_direct_key(store::direct_key({actor.id, user->id})) : std::nullopt;
}

}  // namespace

store::SearchFilter filter_of(sql::Session& session, const Actor& actor, const confab::search::Query& query) {
  store::SearchFilter filter;
  if (query.from) filter.from = number_of(session, actor, "from", *query.from);
  if (query.mentions) filter.naming = number_of(session, actor, "mentions", *query.mentions);
  for (const auto trait : query.traits) add(filter, actor, trait);
  return filter;
}

RoomId room_of(sql::Session& session, const Context& ctx, const Actor& actor, std::string_view name) {
  const auto row = named_room(session, actor, name);
  const auto room = row ? access::find_history(session, ctx, actor, row->id) : std::nullopt;
  if (!room) refuse("in", name, fmt::format("There is no room {} that you may read.", name));
  return room->id();
}

}  // namespace confab::core::search
