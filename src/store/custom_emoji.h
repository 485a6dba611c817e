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

/// One as its row has it. Without `blob_pk`, its picture has not come yet.
struct EmojiRow {
  model::CustomEmoji emoji;
  std::optional<std::int64_t> blob_pk;
  std::string type;  // media type of the picture
};

class CustomEmoji {
 public:
  explicit CustomEmoji(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<EmojiRow> by_id(std::string_view id);
  /// By its name or one of its aliases.
  [[nodiscard]] std::optional<EmojiRow> by_name(std::string_view name);
  /// By name, page by page; `part`: only those whose name holds it.
  [[nodiscard]] std::vector<model::CustomEmoji> list(std::string_view part, model::NameOrder order, std::int64_t limit,
                                                     std::int64_t offset);
  [[nodiscard]] std::int64_t count(std::string_view part);
  [[nodiscard]] std::vector<model::CustomEmoji> changed_since(Timestamp from, std::int64_t limit);
  [[nodiscard]] std::vector<model::DeletedEmoji> deleted_since(Timestamp from, std::int64_t limit);

 private:
  sql::Session& session_;
};

/// UniqueViolation when a name was taken at the same moment.
class CustomEmojiWriter {
 public:
  explicit CustomEmojiWriter(sql::Transaction& tx) : tx_(tx) {}

  void put(const EmojiRow& row);
  void remove(const model::CustomEmoji& emoji, ChangeTime at);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
