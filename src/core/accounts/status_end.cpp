#include "core/accounts/status_end.h"

#include "base/error.h"
#include "base/errors/daily.h"
#include "bus/events/user_status_changed.h"
#include "jobs/enqueue.h"
#include "store/users.h"

namespace confab::core::accounts {
namespace {

std::string key_of(const UserId& user, Timestamp at) {
  return user.value + ":" + std::to_string(at.time_since_epoch().count());
}

}  // namespace

void require_status_end(const Context& ctx, Timestamp at) {
  const auto ahead = at - ctx.clock.now();
  if (ahead > std::chrono::milliseconds{0} && ahead <= kFarthestStatusEnd) return;
  throw Refusal(errors::time_out_of_reach,
                "A status ends in the future, " + std::to_string(kFarthestStatusEnd.count()) + " days ahead at most",
                {{"field", "expiresAt"}});
}

void set_status_end(Transaction& tx, const Context& ctx, model::User& user, bus::UserFields& fields,
                    const std::optional<Timestamp>& at) {
  if (at == user.status_expires_at) return;
  const auto now = ctx.clock.now();
  if (user.status_expires_at) {
    jobs::cancel(tx.sql(), EndStatus::kJob, key_of(user.id, *user.status_expires_at), now);
  }
  user.status_expires_at = at;
  fields.status_expires_at = at;
  fields.status_never_expires = !at;
  if (at) jobs::enqueue(tx.sql(), now, EndStatus{user.id, *at}, {.run_at = *at, .key = key_of(user.id, *at)});
}

void end_status(const Context& ctx, const EndStatus& work) {
  Transaction tx{ctx};
  auto user = store::Users{tx.sql()}.by_id(work.user);
  if (!user || user->status_expires_at != work.at) return;
  user->status_default = model::User{}.status_default;
  user->status_text.clear();
  user->status_expires_at.reset();
  user->updated_at = tx.change_time();
  store::UserWriter{tx}.update(*user);
  bus::UserFields fields;
  fields.status_default = user->status_default;
  fields.status_text = user->status_text;
  fields.status_never_expires = true;
  tx.publish(bus::UserStatusChanged{user->id, user->username.value_or(""), user->name, user->status_default,
                                    user->status_text});
  tx.publish(bus::UserChanged{user->id, bus::Change::updated, std::move(fields)});
  tx.commit();
}

}  // namespace confab::core::accounts
