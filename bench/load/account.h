#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace confab::load {

/// A user whose login token was made in advance: hashing a thousand passwords would take longer than the measurement.
struct Account {
  std::string id;
  std::string token;
  std::string username;
};

/// What the seeder has put into the database: `user <id> <token> <username>` and
/// `room <id> <name> <messages> <time of the first> <of the last, in milliseconds>` lines.
struct SeededRoom {
  std::string id;
  std::string name;
  std::int64_t messages = 0;
  std::int64_t first_ms = 0;
  std::int64_t last_ms = 0;
};
struct Workspace {
  std::vector<Account> accounts;
  std::vector<SeededRoom> rooms;

  /// Throws when there is no room of that name.
  [[nodiscard]] const SeededRoom& room(const std::string& name) const;
};

/// Throws with a sentence when the file is missing or holds no users.
[[nodiscard]] Workspace read_workspace(const std::string& path);

}  // namespace confab::load
