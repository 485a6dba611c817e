#include "core/users/find.h"

#include <algorithm>
#include <unordered_set>

#include "base/error.h"
#include "base/errors/people.h"
#include "core/kernel/sync_time.h"
#include "store/users.h"

namespace confab::core::users {
namespace {

constexpr std::size_t kMaxSeen = 10'000;

}  // namespace

std::optional<model::User> find(const Context& ctx, const Who& who) {
  const auto reader = ctx.db.read();
  store::Users users{*reader};
  if (who.id) return users.by_id(*who.id);
  return who.username ? users.by_username(*who.username) : std::nullopt;
}

model::User get(const Context& ctx, const Who& who) {
  auto user = find(ctx, who);
  if (!user) throw Refusal(errors::invalid_user, "Invalid user");
  return std::move(*user);
}

Presence::Status status_of(const Context& ctx, const std::optional<Actor>& actor, const model::User& user) {
  auto status = ctx.presence.status(user.id, user.status_default);
  if (!actor || !access::view_of(ctx, *actor, user.id).full) status.connection = status.status;
  return status;
}

std::vector<model::User> seen(const Context& ctx, const std::optional<std::vector<UserId>>& ids) {
  auto wanted = ids ? *ids : ctx.presence.seen_users();
  wanted.resize(std::min(wanted.size(), kMaxSeen));
  auto users = store::Users{*ctx.db.read()}.by_ids(wanted);
  std::erase_if(users, [&](const model::User& user) {
    return ctx.presence.status(user.id, user.status_default).status == "offline";
  });
  return users;
}

std::optional<std::vector<model::User>> changed_since(const Context& ctx, const Actor& actor, Timestamp from) {
  constexpr std::int64_t kMax = 10'000;
  const auto start = sync_start(ctx, from);
  if (ctx.changes.newest() - from >= Presence::kRemembered) return std::nullopt;
  const auto reader = ctx.db.read();
  store::Users users{*reader};
  auto changed = users.updated_since(start, kMax);
  std::unordered_set<UserId> ids;
  for (const auto& user : changed) ids.insert(user.id);
  auto others = ctx.presence.changed_since(start);
  std::erase_if(others, [&](const UserId& id) { return ids.contains(id); });
  others.resize(std::min<std::size_t>(others.size(), kMax - changed.size()));
  for (auto& user : users.by_ids(others)) changed.push_back(std::move(user));
  std::erase_if(changed, [&](const model::User& user) { return user.id == actor.id || !user.username; });
  return changed;
}

}  // namespace confab::core::users
