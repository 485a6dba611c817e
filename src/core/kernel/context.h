#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/user.h"
#include "permissions/matrix.h"
#include "services/ports.h"
#include "settings/settings.h"
#include "sql/database.h"

namespace confab::bus {
class Sequencer;
}

namespace confab::core {

class ChangeClock;
class Presence;
class PushDevices;
class Triggers;

/// How long after a message the phones of its readers are told of it, by how they are connected then; negative: not at
/// all (NOTIFICATIONS_SCHEDULE_DELAY_*).
struct PushDelays {
  std::chrono::seconds online{120}, away{0}, offline{0};
};

/// What every use case works with. Made once, in app/; everything it refers to outlives the calls.
struct Context {
  sql::Database& db;
  settings::Settings& settings;
  permissions::Matrix& permissions;
  bus::Sequencer& events;
  const TimeSource& clock;
  ChangeClock& changes;
  Presence& presence;
  PushDevices& push_devices;
  Triggers& triggers;
  services::Ports ports = {};
  bool tokens_for_users = false;  // CREATE_TOKENS_FOR_USERS: administrators may log in for others (users.createToken)
  PushDelays push_delays = {};
};

/// An administrator who acts as somebody else. The audit log names both.
struct Impersonator {
  UserId id;
  std::int64_t pk = 0;
  std::string username;
};

/// On whose behalf a use case runs.
struct Actor {
  UserId id;
  std::int64_t pk = 0;
  std::string username;
  std::optional<std::string> name;
  std::vector<std::string> roles;
  std::string address;                            // of the client
  std::string token_hash;                         // of the token it came with; empty for the system
  std::optional<Impersonator> impersonator = {};  // who really acts, where that is somebody else

  [[nodiscard]] model::UserRef ref() const { return {id, username, name}; }
};

/// Who acts as `user` without having logged in: the author of what was written earlier.
[[nodiscard]] Actor actor_of(const model::User& user);

/// Whether the actor's roles in the workspace have the permission.
[[nodiscard]] bool may(const Context& ctx, const Actor& actor, permissions::Permission permission);
/// For what only the person themself may do: change a password, make a token. Throws Refusal(impersonating).
void require_oneself(const Actor& actor);
/// Throws Refusal(not_allowed).
void require(const Context& ctx, const Actor& actor, permissions::Permission permission);

}  // namespace confab::core
