#pragma once
// Whose calls and log-ins are refused for now because there were too many of them, as an administrator sees it. All of
// it needs manage-limits, and throws Refusal(not_allowed) without.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.h"
#include "core/kernel/context.h"

namespace confab::core::operation {

/// A limit that somebody has run into and that still refuses.
struct ReachedLimit {
  std::string id;
  std::string kind;  // whose: user, token, address, connection
  /// endpoint, endpoint-of-person; methods-of-user, -connection, -address; method-of-user, -connection; registration,
  /// login: calls. failed-logins: log-ins.
  std::string limit;
  std::optional<UserId> user;
  std::optional<std::string> username;  // of a user or a token, where it is somebody's
  std::optional<std::string> address;   // of IPv6 the network
  std::optional<std::string> connection;
  std::optional<std::string> call;  // not there: all together
  std::int64_t allowed = 0;
  std::optional<std::int64_t> refused;  // calls since it was reached; of log-ins nobody counts them
  Timestamp until;
};

/// The limits of calls that this node counts. Any thread.
class CallLimits {
 public:
  CallLimits() = default;
  CallLimits(const CallLimits&) = delete;
  CallLimits& operator=(const CallLimits&) = delete;
  virtual ~CallLimits() = default;

  /// Those of a kind (empty: all), `most` at most; without usernames.
  [[nodiscard]] virtual std::vector<ReachedLimit> reached(std::string_view kind, std::size_t most) const = 0;
  [[nodiscard]] virtual std::optional<ReachedLimit> find(std::string_view id) const = 0;
  /// Counts from none on. Nothing happens when it has ended meanwhile.
  virtual void lift(std::string_view id) = 0;
};

struct ListLimits {
  std::string kind;  // empty: all
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
struct LimitPage {
  std::vector<ReachedLimit> limits;  // those that last longest first
  std::int64_t total = 0;            // 3,000 at most: a thousand of calls, and of log-ins by user and by address
};
[[nodiscard]] LimitPage list_limits(const Context& ctx, const Actor& actor, const CallLimits& calls,
                                    const ListLimits& query);

/// Whoever it refused begins anew. Throws Refusal(limit_not_found): it has ended, too.
void lift_limit(const Context& ctx, const Actor& actor, CallLimits& calls, const std::string& id);

}  // namespace confab::core::operation

template <>
struct confab::Fields<confab::core::operation::ReachedLimit> {
  static constexpr std::string_view name = "ReachedLimit";
  using L = core::operation::ReachedLimit;
  static constexpr auto list = FieldList{
      field("_id", &L::id, "Names it, for as long as it is there."),
      field("kind", &L::kind, "Whose calls count together: user, token, address, connection."),
      field("limit", &L::limit,
            "Which limit: endpoint, endpoint-of-person, methods-of-user, methods-of-connection, methods-of-address, "
            "method-of-user, "
            "method-of-connection, registration, login, failed-logins."),
      field("userId", &L::user, "The user, or the token's."),
      field("username", &L::username, "The name of the user; of failed log-ins only when it is somebody's."),
      field("address", &L::address, "The address, or the network of one of IPv6."),
      field("connection", &L::connection, "The id of the realtime connection."),
      field("call", &L::call, "The endpoint or method, where it is about one."),
      field("allowed", &L::allowed, "How many there may be."),
      field("refused", &L::refused, "Calls that were refused since."),
      field("until", &L::until, "When it ends by itself."),
  };
};
