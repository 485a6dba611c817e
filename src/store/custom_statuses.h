#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/custom_status.h"
#include "model/order.h"
#include "sql/database.h"

namespace confab::store {

class CustomStatuses {
 public:
  explicit CustomStatuses(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<model::CustomStatus> by_id(std::string_view id);
  [[nodiscard]] std::optional<model::CustomStatus> by_name(std::string_view name);  // without regard to case
  /// By name, page by page; `name` and `id`: only what is called so, or has the id.
  [[nodiscard]] std::vector<model::CustomStatus> list(std::optional<std::string_view> name,
                                                      std::optional<std::string_view> id, model::NameOrder order,
                                                      std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count();

 private:
  sql::Session& session_;
};

/// UniqueViolation when the name was taken at the same moment.
void put_custom_status(sql::Transaction& tx, const model::CustomStatus& status);
void remove_custom_status(sql::Transaction& tx, std::string_view id);

}  // namespace confab::store
