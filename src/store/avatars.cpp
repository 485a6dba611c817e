#include "store/avatars.h"

#include <fmt/format.h>

#include "store/users.h"

namespace confab::store {
namespace {

constexpr std::string_view kSelect = "SELECT a.blob_pk, a.etag, a.type, a.uploaded_at FROM avatars a ";

Avatar avatar_from(const sql::Row& row) {
  return {.blob_pk = row.integer(0), .etag = row.string(1), .type = row.string(2), .uploaded_at = row.time(3)};
}

std::string_view letter(AvatarOf kind) {
  return kind == AvatarOf::user ? "u" : "r";
}

}  // namespace

std::optional<Avatar> Avatars::of(AvatarOf kind, std::int64_t owner_pk) {
  return session_.first(fmt::format("{}WHERE a.kind = ? AND a.owner_pk = ?", kSelect), {letter(kind), owner_pk},
                        avatar_from);
}

std::optional<Avatar> Avatars::of_username(std::string_view username) {
  const auto key = name_key(username);
  return session_.first(
      fmt::format("{}JOIN users u ON u.pk = a.owner_pk WHERE a.kind = 'u' AND u.username_key = ?", kSelect), {key},
      avatar_from);
}

std::optional<Avatar> Avatars::of_user(const UserId& user) {
  return session_.first(fmt::format("{}JOIN users u ON u.pk = a.owner_pk WHERE a.kind = 'u' AND u.id = ?", kSelect),
                        {user.value}, avatar_from);
}

void AvatarWriter::put(AvatarOf kind, std::int64_t owner_pk, const Avatar& avatar) {
  tx_.execute(
      "INSERT INTO avatars (kind, owner_pk, blob_pk, etag, type, uploaded_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT "
      "(kind, owner_pk) DO UPDATE SET blob_pk = excluded.blob_pk, etag = excluded.etag, type = excluded.type, "
      "uploaded_at = excluded.uploaded_at",
      {letter(kind), owner_pk, avatar.blob_pk, avatar.etag, avatar.type, avatar.uploaded_at});
}

void AvatarWriter::remove(AvatarOf kind, std::int64_t owner_pk) {
  tx_.execute("DELETE FROM avatars WHERE kind = ? AND owner_pk = ?", {letter(kind), owner_pk});
}

void AvatarWriter::set_room_etag(std::int64_t room_pk, const std::optional<std::string>& etag, ChangeTime at) {
  tx_.execute("UPDATE rooms SET avatar_etag = ?, updated_at = %greatest%(updated_at, ?) WHERE pk = ?",
              {etag, at, room_pk});
}

}  // namespace confab::store
