#include "core/accounts/status.h"

#include "base/error.h"
#include "base/errors/accounts.h"
#include "base/errors/request.h"
#include "base/text.h"
#include "bus/events/user_changed.h"
#include "bus/events/user_status_changed.h"
#include "core/access/user.h"
#include "core/accounts/changed_fields.h"
#include "core/accounts/status_end.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/people.h"
#include "settings/groups/accounts.h"
#include "store/users.h"

namespace confab::core::accounts {
namespace {

constexpr std::size_t kMaxStatusText = 120;

void check_status(const Context& ctx, const std::string& status) {
  check_known_status(status);
  if (status == "offline" && !ctx.settings.boolean(settings::accounts("Accounts_AllowInvisibleStatusOption"))) {
    throw Refusal(errors::status_not_allowed, "Invisible status is disabled");
  }
}

bool may_change_text(const Context& ctx) {
  return ctx.settings.boolean(settings::accounts("Accounts_AllowUserStatusMessageChange"));
}

[[noreturn]] void refuse_text() {
  throw Refusal(errors::not_allowed, "Change status is not allowed");
}

// Stores what differs and tells it. A status that is seen at once is told even when it was chosen already.
void change(const Context& ctx, const Actor& actor, const UserId& user, const std::optional<std::string>& status,
            const std::optional<std::string>& text, const std::optional<Timestamp>& expires_at, bool at_once) {
  Transaction tx{ctx};
  auto target = access::changeable(tx, ctx, actor, user, permissions::people("edit-other-user-info")).user();
  const auto kept = text ? std::optional{kept_status_text(*text)} : std::nullopt;
  const bool same_text = !kept || *kept == target.status_text;
  if (!same_text && !may_change_text(ctx)) refuse_text();
  const bool same_status = !status || *status == target.status_default;
  const bool same_end = expires_at == target.status_expires_at;
  if (same_text && same_status && same_end && !(status && at_once)) return;
  bus::UserFields fields;
  if (status) fields.status_default = target.status_default = *status;
  if (kept) fields.status_text = target.status_text = *kept;
  set_status_end(tx, ctx, target, fields, expires_at);
  target.updated_at = tx.change_time();
  store::UserWriter{tx}.update(target);
  tx.publish(bus::UserStatusChanged{user, target.username.value_or(""), target.name, target.status_default,
                                    target.status_text, status && at_once});
  auto names = names_of(fields);
  tx.publish(bus::UserChanged{user, bus::Change::updated, std::move(fields)});
  if (user != actor.id) audit::record(tx, ctx, actor, "user.changed", user.value, {{"fields", std::move(names)}});
  tx.commit();
}

}  // namespace

void check_known_status(const std::string& status) {
  const auto known = split(model::kStatuses, '|');
  if (std::find(known.begin(), known.end(), status) == known.end()) {
    throw Refusal(errors::invalid_status, "Valid status types include online, away, offline, and busy.");
  }
}

void set_status(const Context& ctx, const Actor& actor, const UserId& user, const std::optional<std::string>& status,
                const std::optional<std::string>& text, const std::optional<Timestamp>& expires_at) {
  if (user != actor.id && !may(ctx, actor, permissions::people("edit-other-user-info"))) {
    throw Refusal(errors::unauthorized);
  }
  if (!may_change_text(ctx)) refuse_text();
  if (status) check_status(ctx, *status);
  if (expires_at) require_status_end(ctx, *expires_at);
  change(ctx, actor, user, status, text, expires_at, true);
}

void choose_status(const Context& ctx, const Actor& actor, const std::optional<std::string>& status,
                   const std::optional<std::string>& text) {
  if (status) check_status(ctx, *status);
  change(ctx, actor, actor.id, status, text, {}, false);
}

std::string kept_status_text(std::string_view text) {
  text = trim(text);
  std::size_t units = 0;
  std::size_t end = 0;
  while (end < text.size()) {
    const auto lead = static_cast<unsigned char>(text[end]);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    units += bytes == 4 ? 2 : 1;
    if (units > kMaxStatusText) break;
    end += bytes;
  }
  return std::string{trim(text.substr(0, end))};
}

}  // namespace confab::core::accounts
