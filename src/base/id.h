#pragma once
// Ids are types, so that a room's cannot be passed for a user's. On the wire they are opaque text.

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace confab {

template <class Tag>
struct Id {
  std::string value;

  Id() = default;
  explicit Id(std::string text) : value(std::move(text)) {}
  explicit Id(std::string_view text) : value(text) {}
  explicit Id(const char* text) : value(text) {}

  [[nodiscard]] bool empty() const { return value.empty(); }
  friend bool operator==(const Id&, const Id&) = default;
  friend auto operator<=>(const Id&, const Id&) = default;
};

using UserId = Id<struct UserTag>;
using RoomId = Id<struct RoomTag>;
using MessageId = Id<struct MessageTag>;
using SubscriptionId = Id<struct SubscriptionTag>;
using RoleId = Id<struct RoleTag>;
using TeamId = Id<struct TeamTag>;
using UploadId = Id<struct UploadTag>;

/// 17 characters of the unmistakable alphabet that Rocket.Chat's ids are made of, from the system's random source.
[[nodiscard]] std::string random_id();
/// The same alphabet at another length: tokens and secrets.
[[nodiscard]] std::string random_secret(std::size_t length);

template <class IdType>
[[nodiscard]] IdType make_id() {
  return IdType{random_id()};
}

}  // namespace confab

template <class Tag>
struct std::hash<confab::Id<Tag>> {
  std::size_t operator()(const confab::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.value); }
};
