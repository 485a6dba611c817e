#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/custom_emoji.h"
#include "model/order.h"
#include "sql/database.h"

namespace confab::store {

/// One as its row has it. Without `blob_pk`, its bytes have not come yet.
struct SoundRow {
  model::CustomSound sound;
  std::optional<std::int64_t> blob_pk;
};

class CustomSounds {
 public:
  explicit CustomSounds(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<SoundRow> by_id(std::string_view id);
  [[nodiscard]] std::optional<SoundRow> by_name(std::string_view name);
  /// By name, page by page; `part`: only those whose name holds it.
  [[nodiscard]] std::vector<model::CustomSound> list(std::string_view part, model::NameOrder order, std::int64_t limit,
                                                     std::int64_t offset);
  [[nodiscard]] std::int64_t count(std::string_view part);

 private:
  sql::Session& session_;
};

/// UniqueViolation when the name was taken at the same moment.
void put_custom_sound(sql::Transaction& tx, const SoundRow& row);
void remove_custom_sound(sql::Transaction& tx, std::string_view id);

}  // namespace confab::store
