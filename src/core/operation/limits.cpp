#include "core/operation/limits.h"

#include <algorithm>
#include <map>

#include "base/digest.h"
#include "base/error.h"
#include "base/errors/operation.h"
#include "core/accounts/login_block.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/operation.h"
#include "store/failed_logins.h"
#include "store/people.h"
#include "store/users.h"

namespace confab::core::operation {
namespace {

constexpr std::size_t kMaxOfEach = 1000;
constexpr std::string_view kFailedLogins = "failed-logins";

void require_management(const Context& ctx, const Actor& actor) {
  require(ctx, actor, permissions::operation("manage-limits"));
}

// A block of log-ins, with what its failures are counted under. That may be a password in the wrong field, and is shown
// only when it is somebody's name.
struct LoginBlock {
  ReachedLimit limit;
  std::string counted;
};

LoginBlock login_block(std::string_view kind, const accounts::BlockRule& rule, store::ManyFailures failures) {
  LoginBlock block{.limit = {}, .counted = std::move(failures.of)};
  block.limit.id = sha256_base64(std::string{kFailedLogins}.append(" ").append(kind) + " " + block.counted);
  block.limit.kind = kind;
  block.limit.limit = kFailedLogins;
  block.limit.allowed = rule.failures;
  block.limit.until = failures.at + rule.within;
  if (kind == "address") block.limit.address = block.counted;
  return block;
}

void name_known(sql::Session& session, std::vector<LoginBlock>& blocks) {
  std::vector<std::string> names;
  names.reserve(blocks.size());
  for (const auto& block : blocks) names.push_back(block.counted);
  std::map<std::string, model::UserRef> known;
  for (const auto& person : store::People{session}.by_usernames(names)) {
    known[store::name_key(person.ref.username)] = person.ref;
  }
  for (auto& block : blocks) {
    if (const auto found = known.find(block.counted); found != known.end()) {
      block.limit.user = found->second.id;
      block.limit.username = found->second.username;
    }
  }
}

std::vector<LoginBlock> blocked_users(sql::Session& session, const Context& ctx) {
  std::vector<LoginBlock> blocks;
  if (const auto rule = accounts::block_rule_of_users(ctx)) {
    for (auto& one :
         store::users_with_failures(session, rule->counted_at(ctx.clock.now()), rule->failures, kMaxOfEach)) {
      blocks.push_back(login_block("user", *rule, std::move(one)));
    }
    name_known(session, blocks);
  }
  return blocks;
}

std::vector<LoginBlock> blocked_addresses(sql::Session& session, const Context& ctx) {
  std::vector<LoginBlock> blocks;
  if (const auto rule = accounts::block_rule_of_addresses(ctx)) {
    for (auto& one :
         store::addresses_with_failures(session, rule->counted_at(ctx.clock.now()), rule->failures, kMaxOfEach)) {
      if (!accounts::is_never_blocked(ctx, one.of)) blocks.push_back(login_block("address", *rule, std::move(one)));
    }
  }
  return blocks;
}

// The names of those that are known by id alone.
void name_users(sql::Session& session, std::vector<ReachedLimit>& limits) {
  std::vector<UserId> ids;
  for (const auto& limit : limits) {
    if (limit.user && !limit.username) ids.push_back(*limit.user);
  }
  std::map<UserId, std::optional<std::string>> names;
  for (const auto& person : store::People{session}.by_ids(ids)) names[person.ref.id] = person.ref.username;
  for (auto& limit : limits) {
    if (limit.user && !limit.username) limit.username = names[*limit.user];
  }
}

std::string target_of(const ReachedLimit& limit) {
  if (limit.user) return limit.user->value;
  return limit.address.value_or(limit.connection.value_or(""));
}

void record_lifting(Transaction& tx, const Context& ctx, const Actor& actor, const ReachedLimit& limit) {
  audit::record(tx, ctx, actor, "limit.lifted", target_of(limit),
                {{"limit", limit.limit}, {"kind", limit.kind}, {"call", limit.call.value_or("")}});
}

void lift_login_block(const Context& ctx, const Actor& actor, const std::string& id) {
  Transaction tx{ctx};
  for (const auto& blocks : {blocked_users(tx, ctx), blocked_addresses(tx, ctx)}) {
    const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const auto& one) { return one.limit.id == id; });
    if (found == blocks.end()) continue;
    if (found->limit.kind == "user")
      store::forget_failed_logins(tx, found->counted);
    else
      store::forget_failed_logins_of_address(tx, found->counted);
    record_lifting(tx, ctx, actor, found->limit);
    tx.commit();
    return;
  }
  throw Refusal(errors::limit_not_found, "Nothing is limited by that", {{"_id", id}});
}

}  // namespace

LimitPage list_limits(const Context& ctx, const Actor& actor, const CallLimits& calls, const ListLimits& query) {
  require_management(ctx, actor);
  const auto reader = ctx.db.read();
  auto limits = calls.reached(query.kind, kMaxOfEach);
  const auto add = [&](std::vector<LoginBlock> blocks) {
    for (auto& block : blocks) limits.push_back(std::move(block.limit));
  };
  if (query.kind.empty() || query.kind == "user") add(blocked_users(*reader, ctx));
  if (query.kind.empty() || query.kind == "address") add(blocked_addresses(*reader, ctx));
  std::sort(limits.begin(), limits.end(), [](const auto& one, const auto& other) {
    return std::tie(other.until, one.id) < std::tie(one.until, other.id);
  });

  LimitPage page{.limits = {}, .total = std::ssize(limits)};
  const auto first = limits.begin() + std::min(query.offset, page.total);
  const auto last = first + std::min<std::int64_t>(query.limit, limits.end() - first);
  page.limits.assign(std::move_iterator{first}, std::move_iterator{last});
  name_users(*reader, page.limits);
  return page;
}

void lift_limit(const Context& ctx, const Actor& actor, CallLimits& calls, const std::string& id) {
  require_management(ctx, actor);
  const auto limit = calls.find(id);
  if (!limit) return lift_login_block(ctx, actor, id);
  Transaction tx{ctx};
  record_lifting(tx, ctx, actor, *limit);
  tx.commit();
  calls.lift(id);
}

}  // namespace confab::core::operation
