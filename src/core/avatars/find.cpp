#include "core/avatars/find.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/log.h"
#include "core/access/room.h"
#include "core/files/blobs.h"
#include "permissions/groups/administration.h"
#include "store/room_documents.h"
#include "store/rooms.h"
#include "store/users.h"

namespace confab::core::avatars {
namespace {

constexpr std::size_t kPiece = std::size_t{256} * 1024;
constexpr int kMaxParents = 8;

Face face_of(sql::Session& session, const model::User& user) {
  return {.username = user.username.value_or(user.id.value),
          .name = user.name,
          .picture = user.avatar_etag ? store::Avatars{session}.of(store::AvatarOf::user, user.pk) : std::nullopt};
}

std::string name_of(sql::Session& session, const store::RoomRow& room, const std::optional<Actor>& viewer) {
  if (room.fname || room.name) return room.fname ? *room.fname : *room.name;
  const auto document = store::RoomDocuments{session, store::RoomDocuments::LastMessage::no}.by_pk(room.pk);
  const auto names = document ? document->usernames.value_or(std::vector<std::string>{}) : std::vector<std::string>{};
  const auto other = std::ranges::find_if(names, [&](const auto& name) { return !viewer || name != viewer->username; });
  return other == names.end() ? room.id.value : *other;
}

bool may_know(const Context& ctx, const Actor& viewer, const RoomId& room) {
  return access::can_see(ctx, viewer, room) ||
         may(ctx, viewer, permissions::administration("view-room-administration"));
}

}  // namespace

Face of_username(const Context& ctx, const std::string& username) {
  const auto reader = ctx.db.read();
  const auto user = store::Users{*reader}.by_username(username);
  return user ? face_of(*reader, *user) : Face{.username = {}, .name = {}, .picture = {}};
}

std::optional<Face> of_user(const Context& ctx, const UserId& id) {
  const auto reader = ctx.db.read();
  const auto user = store::Users{*reader}.by_id(id);
  return user ? std::optional{face_of(*reader, *user)} : std::nullopt;
}

std::optional<Face> of_room(const Context& ctx, const RoomId& id, const std::optional<Actor>& viewer) {
  if (viewer && !may_know(ctx, *viewer, id)) return std::nullopt;
  const auto reader = ctx.db.read();
  store::Rooms rooms{*reader};
  auto room = rooms.by_id(id);
  if (!room) return std::nullopt;
  Face face{.username = name_of(*reader, *room, viewer), .name = {}, .picture = {}};
  for (int depth = 0; room && depth < kMaxParents; ++depth) {
    if (room->avatar_etag) face.picture = store::Avatars{*reader}.of(store::AvatarOf::room, room->pk);
    if (face.picture || !room->parent_pk) break;
    room = rooms.by_pk(*room->parent_pk);
  }
  return face;
}

std::string bytes_of(const Context& ctx, std::int64_t blob_pk) {
  const auto reader = files::open(ctx, blob_pk);
  std::string bytes;
  try {
    for (auto piece = reader->read(kPiece); !piece.empty(); piece = reader->read(kPiece)) bytes += piece;
  } catch (const services::storage::Failed& failed) {
    log::warning("a picture cannot be read", {{"error", failed.what()}});
    throw Refusal(errors::service_unavailable, "The picture cannot be had at the moment");
  }
  return bytes;
}

}  // namespace confab::core::avatars
