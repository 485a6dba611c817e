#include "core/accounts/utc_offset.h"

#include <cmath>

#include "base/error.h"
#include "base/errors/request.h"
#include "bus/events/user_changed.h"
#include "core/access/user.h"
#include "core/kernel/transaction.h"
#include "store/users.h"

namespace confab::core::accounts {
namespace {

constexpr double kMaxHours = 14;

}  // namespace

void set_utc_offset(const Context& ctx, const Actor& actor, double hours) {
  if (!(std::abs(hours) <= kMaxHours)) throw Refusal(errors::invalid_params, "utcOffset must be between -14 and 14");
  Transaction tx{ctx};
  auto user = access::own(tx, ctx, actor).user();
  if (user.utc_offset == hours) return;  // nearly always: clients say it at each start
  user.utc_offset = hours;
  user.updated_at = tx.change_time();
  store::UserWriter{tx}.update(user);
  bus::UserFields fields;
  fields.utc_offset = hours;
  tx.publish(bus::UserChanged{user.id, bus::Change::updated, std::move(fields)});
  tx.commit();
}

}  // namespace confab::core::accounts
