#include "core/configuration/custom_statuses.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/text.h"
#include "bus/events/custom_status_changed.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "model/user.h"
#include "permissions/groups/people.h"
#include "store/custom_statuses.h"

namespace confab::core::configuration {
namespace {

// `before`: what it was, of one that is changed.
model::CustomStatus checked(Transaction& tx, const CustomStatusFields& fields,
                            const std::optional<model::CustomStatus>& before) {
  const auto name = trim(fields.name);
  if (name.empty()) throw Refusal(errors::status_name_missing, "The field Name is required", {{"field", "name"}});
  const auto type = fields.type.value_or(before ? before->type : "online");
  const auto allowed = split(std::string{model::kStatuses}, '|');
  if (std::ranges::find(allowed, type) == allowed.end()) {
    throw Refusal(errors::status_type_invalid, type + " is not a valid status type", {{"field", "statusType"}});
  }
  const auto same_name = store::CustomStatuses{tx.sql()}.by_name(name);
  if (same_name && (!before || same_name->id != before->id)) {
    throw Refusal(errors::status_name_in_use, "The custom user status name is already in use", {{"field", "name"}});
  }
  return {
      .id = before ? before->id : random_id(), .name = std::string{name}, .type = type, .updated_at = tx.change_time()};
}

model::CustomStatus existing_status(sql::Session& session, const std::string& id) {
  auto status = store::CustomStatuses{session}.by_id(id);
  if (!status) {
    throw Refusal(errors::unknown_custom_status, "No custom user status found with the id of \"" + id + "\".");
  }
  return std::move(*status);
}

void put(Transaction& tx, const Context& ctx, const Actor& actor, const model::CustomStatus& status,
         std::string_view act) {
  try {
    store::put_custom_status(tx, status);
  } catch (const sql::UniqueViolation&) {
    throw Refusal(errors::status_name_in_use, "The custom user status name is already in use", {{"field", "name"}});
  }
  tx.publish(bus::CustomStatusChanged{status, bus::Change::updated});
  audit::record(tx, ctx, actor, act, status.id, {{"name", status.name}});
}

}  // namespace

model::CustomStatus create_custom_status(const Context& ctx, const Actor& actor, const CustomStatusFields& fields) {
  require(ctx, actor, permissions::people("manage-user-status"));
  Transaction tx{ctx};
  auto status = checked(tx, fields, std::nullopt);
  put(tx, ctx, actor, status, "status.created");
  tx.commit();
  return status;
}

model::CustomStatus update_custom_status(const Context& ctx, const Actor& actor, const std::string& id,
                                         const CustomStatusFields& fields) {
  require(ctx, actor, permissions::people("manage-user-status"));
  Transaction tx{ctx};
  auto status = checked(tx, fields, existing_status(tx.sql(), id));
  put(tx, ctx, actor, status, "status.changed");
  tx.commit();
  return status;
}

void remove_custom_status(const Context& ctx, const Actor& actor, const std::string& id) {
  require(ctx, actor, permissions::people("manage-user-status"));
  Transaction tx{ctx};
  const auto status = existing_status(tx.sql(), id);
  store::remove_custom_status(tx, id);
  tx.publish(bus::CustomStatusChanged{status, bus::Change::removed});
  audit::record(tx, ctx, actor, "status.removed", id, {{"name", status.name}});
  tx.commit();
}

CustomStatusPage custom_statuses(const Context& ctx, const CustomStatusQuery& query) {
  const auto reader = ctx.db.read();
  store::CustomStatuses store{*reader};
  CustomStatusPage page;
  page.statuses = store.list(query.name, query.id, query.order, query.limit, query.offset);
  page.total = query.name || query.id ? std::ssize(page.statuses) : store.count();
  return page;
}

}  // namespace confab::core::configuration
