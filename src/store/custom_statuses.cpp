#include "store/custom_statuses.h"

#include <fmt/format.h>

#include "store/order.h"
#include "store/users.h"

namespace confab::store {
namespace {

constexpr std::string_view kSelectStatus = "SELECT s.id, s.name, s.status_type, s.updated_at FROM custom_statuses s ";

model::CustomStatus status_from(const sql::Row& row) {
  return {.id = row.string(0), .name = row.string(1), .type = row.string(2), .updated_at = row.time(3)};
}

}  // namespace

std::optional<model::CustomStatus> CustomStatuses::by_id(std::string_view id) {
  return session_.first(fmt::format("{}WHERE s.id = ?", kSelectStatus), {id}, status_from);
}

std::optional<model::CustomStatus> CustomStatuses::by_name(std::string_view name) {
  return session_.first(fmt::format("{}WHERE s.name_key = ?", kSelectStatus), {name_key(name)}, status_from);
}

std::vector<model::CustomStatus> CustomStatuses::list(std::optional<std::string_view> name,
                                                      std::optional<std::string_view> id, model::NameOrder order,
                                                      std::int64_t limit, std::int64_t offset) {
  if (id) {
    auto one = by_id(*id);
    return one && offset == 0 ? std::vector{std::move(*one)} : std::vector<model::CustomStatus>{};
  }
  if (name) {
    auto one = by_name(*name);
    return one && offset == 0 ? std::vector{std::move(*one)} : std::vector<model::CustomStatus>{};
  }
  return session_.all(fmt::format("{}ORDER BY s.name_key {} LIMIT ? OFFSET ?", kSelectStatus, direction_text(order)),
                      {limit, offset}, status_from);
}

std::int64_t CustomStatuses::count() {
  return session_.count("SELECT count(*) FROM custom_statuses", {});
}

void put_custom_status(sql::Transaction& tx, const model::CustomStatus& status) {
  tx.execute(
      "INSERT INTO custom_statuses (id, name, name_key, status_type, updated_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT "
      "(id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, status_type = excluded.status_type, "
      "updated_at = excluded.updated_at",
      {status.id, status.name, name_key(status.name), status.type, status.updated_at});
}

void remove_custom_status(sql::Transaction& tx, std::string_view id) {
  tx.execute("DELETE FROM custom_statuses WHERE id = ?", {id});
}

}  // namespace confab::store
