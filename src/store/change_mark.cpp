#include "store/change_mark.h"

#include <charconv>
#include <string>

namespace confab::store {
namespace {

constexpr std::string_view kKey = "changes-until";

}  // namespace

std::optional<Timestamp> change_mark(sql::Session& session) {
  const auto text = session.first("SELECT value FROM workspace WHERE key = ?", {kKey},
                                  [](const sql::Row& row) { return row.string(0); });
  std::int64_t millis = 0;
  if (!text || std::from_chars(text->data(), text->data() + text->size(), millis).ec != std::errc{})
    return std::nullopt;
  return from_millis(millis);
}

void put_change_mark(sql::Transaction& tx, Timestamp mark) {
  const auto text = std::to_string(to_millis(mark));
  tx.execute("INSERT INTO workspace (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
             {kKey, text});
}

}  // namespace confab::store
