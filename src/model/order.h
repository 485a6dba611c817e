#pragma once
// By what lists can be sorted. The store knows the columns, the wire the names.

#include <cstdint>
#include <vector>

namespace confab::model {

template <class Key>
struct SortBy {
  Key key;
  bool descending = false;
};

enum class UserKey : std::uint8_t { username, name, id, type, active, status, created_at, last_login_at, updated_at };
enum class RoomKey : std::uint8_t {
  name,
  fname,
  id,
  kind,
  is_default,
  featured,
  created_at,
  last_message_at,
  messages_count,
  users_count,
  updated_at
};

enum class IntegrationKey : std::uint8_t { name, type, channel, username, maker, created_at, updated_at };

/// Of what is sorted by nothing but its name.
enum class NameOrder : std::uint8_t { ascending, descending };

/// The most important first; empty: by name.
using UserOrder = std::vector<SortBy<UserKey>>;
using RoomOrder = std::vector<SortBy<RoomKey>>;
/// The most important first; empty: the oldest first.
using IntegrationOrder = std::vector<SortBy<IntegrationKey>>;

}  // namespace confab::model
