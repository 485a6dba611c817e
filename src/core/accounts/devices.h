#pragma once
// Where people are logged in, and how such a log-in is ended. Personal tokens are none (personal_tokens.h).

#include <optional>
#include <string>
#include <vector>

#include "core/accounts/device.h"
#include "core/accounts/sessions.h"

namespace confab::core::accounts {

struct LoginOfDevice {
  std::string id;  // a name of its own: tells nothing of the token or its hash
  model::UserRef user;
  std::optional<std::string> avatar_etag;
  Device device;
  std::string user_agent, address;
  Timestamp begun_at, active_at;  // the latter to some minutes
  bool impersonation = false;     // an administrator acts as the user
  bool current = false;           // the one that asks
};

struct ListLogins {
  std::string text;  // part of the device, the address, a name of the user; a whole id. Empty: all
  bool oldest_first = false;
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
struct LoginPage {
  std::vector<LoginOfDevice> logins;
  std::int64_t total = 0;
};

/// The actor's own, by when they began.
[[nodiscard]] LoginPage own_logins(const Context& ctx, const Sessions& sessions, const Actor& actor,
                                   const ListLogins& query);
/// Everybody's. Throws Refusal(not_allowed) without view-device-management.
[[nodiscard]] LoginPage all_logins(const Context& ctx, const Sessions& sessions, const Actor& actor,
                                   const ListLogins& query);

/// One of the actor's own. Throws Refusal(session_not_found), for those of others as for none.
[[nodiscard]] LoginOfDevice own_login(const Context& ctx, const Sessions& sessions, const Actor& actor,
                                      const std::string& id);
/// Anybody's. Throws Refusal(not_allowed) without view-device-management, (session_not_found).
[[nodiscard]] LoginOfDevice any_login(const Context& ctx, const Sessions& sessions, const Actor& actor,
                                      const std::string& id);

/// Ends one of the actor's own, with the sessions in which they act as somebody else, which it may have begun, and
/// tells its connections. Throws Refusal(session_not_found).
void end_own_login(const Context& ctx, const Actor& actor, const std::string& id);
/// The same of anybody's, on record. Throws Refusal(session_not_found) and, with logout-device-management, as
/// access::changeable().
void end_login(const Context& ctx, const Actor& actor, const std::string& id);

}  // namespace confab::core::accounts
