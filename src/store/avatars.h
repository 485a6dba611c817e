#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "sql/database.h"

namespace confab::store {

/// A picture that somebody has put up.
struct Avatar {
  std::int64_t blob_pk = 0;
  std::string etag, type;
  Timestamp uploaded_at;
};

/// Whose picture it is.
enum class AvatarOf { user, room };

/// None where nobody has put up one: then initials are drawn. Throws sql::Error.
class Avatars {
 public:
  explicit Avatars(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<Avatar> of(AvatarOf kind, std::int64_t owner_pk);
  /// However it is written: names are compared by their folded keys.
  [[nodiscard]] std::optional<Avatar> of_username(std::string_view username);
  [[nodiscard]] std::optional<Avatar> of_user(const UserId& user);

 private:
  sql::Session& session_;
};

/// The bytes are the caller's business: `put` acquires no blob, and what it replaces or `remove` takes away is released
/// by whoever calls it (core/files/blobs.h). Throws sql::Error.
class AvatarWriter {
 public:
  explicit AvatarWriter(sql::Transaction& tx) : tx_(tx) {}

  void put(AvatarOf kind, std::int64_t owner_pk, const Avatar& avatar);
  void remove(AvatarOf kind, std::int64_t owner_pk);
  /// What documents of the room say. The room counts as changed at `at`, or as late as it did.
  void set_room_etag(std::int64_t room_pk, const std::optional<std::string>& etag, ChangeTime at);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
