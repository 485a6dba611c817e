#include "core/accounts/status.h"

#include "base/error.h"
#include "base/errors/accounts.h"
#include "base/errors/request.h"
#include "base/text.h"
#include "bus/people_events.h"
#include "core/access/user.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/people.h"
#include "settings/groups/accounts.h"
#include "store/users.h"

namespace confab::core::accounts {
namespace {

constexpr std::size_t kMaxStatusText = 120;

void check_status(const Context& ctx, const std::string& status) {
  const auto known = split(model::kStatuses, '|');
  if (std::find(known.begin(), known.end(), status) == known.end()) {
    throw Refusal(errors::invalid_status, "Valid status types include online, away, offline, and busy.");
  }
  if (status == "offline" && !ctx.settings.boolean(settings::accounts("Accounts_AllowInvisibleStatusOption"))) {
    throw Refusal(errors::status_not_allowed, "Invisible status is disabled");
  }
}

void check_text(const Context& ctx, const std::string& text) {
  if (!ctx.settings.boolean(settings::accounts("Accounts_AllowUserStatusMessageChange"))) {
    throw Refusal(errors::not_allowed, "Change status is not allowed");
  }
  if (utf16_length(text) > kMaxStatusText) {
    throw Refusal(errors::invalid_params, "The status text must not be longer than 120 characters");
  }
}

}  // namespace

void set_status(const Context& ctx, const Actor& actor, const UserId& user, const std::optional<std::string>& status,
                const std::optional<std::string>& text) {
  if (user != actor.id) require(ctx, actor, permissions::people("edit-other-user-info"));
  if (status) check_status(ctx, *status);
  Transaction tx{ctx};
  auto target = access::changeable(tx, ctx, actor, user, permissions::people("edit-other-user-info")).user();
  const bool same_text = !text || *text == target.status_text;
  if (!same_text) check_text(ctx, *text);
  if (same_text && (!status || *status == target.status_default)) return;
  json::object fields;
  if (status) fields["statusDefault"] = target.status_default = *status;
  if (text) fields["statusText"] = target.status_text = *text;
  target.updated_at = ctx.clock.now();
  store::UserWriter{tx}.update(target);
  tx.publish(bus::UserStatusChanged{user, target.username.value_or(""), target.name, target.status_default,
                                    target.status_text});
  json::array names;
  for (const auto& [name, value] : fields) names.emplace_back(name);
  tx.publish(bus::UserChanged{user, bus::Change::updated, std::move(fields)});
  if (user != actor.id) audit::record(tx, ctx, actor, "user.changed", user.value, {{"fields", std::move(names)}});
  tx.commit();
}

}  // namespace confab::core::accounts
