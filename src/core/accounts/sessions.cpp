#include "core/accounts/sessions.h"

#include <algorithm>
#include <vector>

#include "base/digest.h"
#include "bus/event.h"
#include "permissions/groups/logins.h"
#include "settings/groups/accounts.h"
#include "store/tokens.h"
#include "store/users.h"

namespace confab::core::accounts {
namespace {

constexpr std::size_t kMaxKnown = 20'000;
constexpr std::chrono::minutes kBetweenUses{1};

}  // namespace

std::optional<Actor> Sessions::authenticate(std::string_view user, std::string_view token, std::string_view address) {
  return authenticate_from(From::anywhere, user, token, address);
}

std::optional<Actor> Sessions::at_hand(std::string_view user, std::string_view token, std::string_view address) {
  return authenticate_from(From::memory, user, token, address);
}

std::optional<Actor> Sessions::authenticate_from(From from, std::string_view user, std::string_view token,
                                                 std::string_view address) {
  if (token.empty()) return std::nullopt;
  auto found = known(sha256_base64(token), Use::counts, from);
  if (!found || (!user.empty() && found->actor.id.value != user)) return std::nullopt;
  found->actor.address = address;
  return std::move(found->actor);
}

std::optional<Actor> Sessions::by_hash(const std::string& hash, std::string_view address) {
  auto found = known(hash, Use::counts);
  if (!found) return std::nullopt;
  found->actor.address = address;
  return std::move(found->actor);
}

std::optional<Sessions::Lifetime> Sessions::lifetime(const std::string& hash) {
  const auto found = known(hash, Use::looked_at);
  return found ? std::optional{Lifetime{found->expires_at}} : std::nullopt;
}

std::optional<Sessions::Known> Sessions::known(const std::string& hash, Use use, From from) {
  std::optional<Known> known;
  std::uint64_t generation = 0;
  const auto now = ctx_.clock.now();
  {
    auto cache = cache_.lock();
    generation = cache->generation();
    known = cache->find(hash);
    if (use == Use::counts) cache->note_use(hash, now);
  }
  if (!known) {
    if (from == From::memory) return std::nullopt;
    known = load(hash);
    if (!known) return std::nullopt;
    auto cache = cache_.lock();
    if (cache->generation() == generation) cache->add(hash, *known);
    if (use == Use::counts) cache->note_use(hash, now);
  }
  if (known->expires_at && *known->expires_at < now) return std::nullopt;
  if (known->actor.impersonator && !may_impersonate(*known)) return std::nullopt;
  return known;
}

// Also where the setting was fixed by the environment, or the right was lost, while the server was down.
bool Sessions::may_impersonate(const Known& known) const {
  return ctx_.settings.boolean(settings::accounts("Accounts_AllowUserImpersonation")) &&
         ctx_.permissions.allows(known.impersonator_roles, permissions::logins("impersonate-user"));
}

bool Sessions::is_expired(std::string_view token) {
  const auto reader = ctx_.db.read();
  const auto stored = store::Tokens{*reader}.by_hash(sha256_base64(token));
  return stored && stored->is_over(ctx_.clock.now());
}

std::optional<Sessions::Known> Sessions::load(const std::string& hash) {
  const auto reader = ctx_.db.read();
  const auto token = store::Tokens{*reader}.by_hash(hash);
  if (!token) return std::nullopt;
  const auto user = store::Users{*reader}.by_pk(token->user_pk);
  if (!user || !user->active) return std::nullopt;
  Known known{actor_of(*user, hash, {}), token->expires_at, {}};
  if (token->impersonator_pk) {
    auto impersonator = store::Users{*reader}.by_pk(*token->impersonator_pk);
    if (!impersonator || !impersonator->active) return std::nullopt;
    known.actor.impersonator = {impersonator->id, impersonator->pk, impersonator->username.value_or("")};
    known.impersonator_roles = std::move(impersonator->roles);
  }
  return known;
}

Actor Sessions::actor_of(const model::User& user, std::string_view token_hash, std::string_view address) {
  auto actor = core::actor_of(user);
  actor.address = address;
  actor.token_hash = token_hash;
  return actor;
}

void Sessions::observe(const bus::Event& event) {
  if (const auto* ended = std::get_if<bus::SessionsEnded>(&event))
    cache_.lock()->forget(ended->user);
  else if (const auto* changed = std::get_if<bus::UserChanged>(&event))
    cache_.lock()->forget(changed->user);
  else if (const auto* renamed = std::get_if<bus::UserNameChanged>(&event))
    cache_.lock()->forget(renamed->user);
  else if (const auto* role = std::get_if<bus::UserRoleChanged>(&event))
    cache_.lock()->forget(role->user.id);
}

Sessions::Uses Sessions::take_uses() {
  return cache_.lock()->take_uses();
}

std::optional<Timestamp> Sessions::last_use(const std::string& hash) const {
  return cache_.lock()->last_use(hash);
}

void Sessions::forget_all() {
  cache_.lock()->forget_all();
}

std::optional<Sessions::Known> Sessions::Cache::find(const std::string& hash) const {
  const auto found = by_hash_.find(hash);
  return found == by_hash_.end() ? std::nullopt : std::optional{found->second};
}

void Sessions::Cache::note_use(const std::string& hash, Timestamp now) {
  const auto found = by_hash_.find(hash);
  if (found == by_hash_.end() || now - found->second.noted_at < kBetweenUses) return;
  if (uses_.size() >= kMaxKnown && !uses_.contains(hash)) return;
  found->second.noted_at = now;
  uses_.insert_or_assign(hash, now);
}

std::optional<Timestamp> Sessions::Cache::last_use(const std::string& hash) const {
  const auto found = uses_.find(hash);
  return found == uses_.end() ? std::nullopt : std::optional{found->second};
}

void Sessions::Cache::add(const std::string& hash, Known known) {
  if (by_hash_.size() >= kMaxKnown) {
    by_hash_.clear();
    hashes_.clear();
  }
  const auto& [added, is_new] = by_hash_.emplace(hash, std::move(known));
  if (!is_new) return;
  const auto& actor = added->second.actor;
  hashes_.emplace(actor.id.value, hash);
  if (actor.impersonator) hashes_.emplace(actor.impersonator->id.value, hash);
}

void Sessions::Cache::forget(const UserId& user) {
  ++generation_;
  std::vector<std::string> hashes;
  for (auto [at, end] = hashes_.equal_range(user.value); at != end; ++at) hashes.push_back(at->second);
  for (const auto& hash : hashes) erase(hash);
}

void Sessions::Cache::forget_all() {
  ++generation_;
  by_hash_.clear();
  hashes_.clear();
}

void Sessions::Cache::erase(const std::string& hash) {
  const auto known = by_hash_.find(hash);
  if (known == by_hash_.end()) return;
  const auto drop = [&](const UserId& user) {
    const auto [first, end] = hashes_.equal_range(user.value);
    const auto own = std::find_if(first, end, [&](const auto& entry) { return entry.second == hash; });
    if (own != end) hashes_.erase(own);
  };
  const auto& actor = known->second.actor;
  drop(actor.id);
  if (actor.impersonator) drop(actor.impersonator->id);
  by_hash_.erase(known);
}

}  // namespace confab::core::accounts
