#include "store/migration_steps.h"

#include <fmt/format.h>

#include <vector>

#include "base/fold.h"
#include "base/log.h"
#include "store/user_names.h"

namespace confab::store::steps {
namespace {

constexpr std::int64_t kRowsAtATime = 1000;

std::optional<std::string> folded(const std::optional<std::string>& text) {
  return text ? std::optional{fold(*text)} : std::nullopt;
}

struct Names {
  std::int64_t pk = 0;
  std::string id;
  std::optional<std::string> key, name, other;
};

// All rows of a statement that takes a pk to begin behind and a limit, and selects pk, id, the unique key and two
// texts.
void each_row(sql::Transaction& tx, std::string_view select, const std::function<void(const Names&)>& change) {
  for (std::int64_t last = 0;;) {
    const auto rows = tx.all(select, {last, kRowsAtATime}, [](const sql::Row& row) {
      return Names{row.integer(0), row.string(1), row.optional_string(2), row.optional_string(3),
                   row.optional_string(4)};
    });
    for (const auto& row : rows) change(row);
    if (rows.empty()) return;
    last = rows.back().pk;
  }
}

// The folded key, unless another row has it.
std::optional<std::string> free_key(sql::Transaction& tx, std::string_view table, std::string_view column,
                                    const Names& row) {
  auto key = folded(row.key);
  if (key == row.key) return key;
  if (tx.count(fmt::format("SELECT count(*) FROM {} WHERE {} = ?", table, column), {key}) == 0) return key;
  log::warning("a name differs from another one in case only, and keeps its key",
               {{"table", table}, {"id", row.id}, {"key", *row.key}});
  return row.key;
}

}  // namespace

void fold_names(sql::Transaction& tx) {
  each_row(tx, "SELECT pk, id, username_key, name, NULL FROM users WHERE pk > ? ORDER BY pk LIMIT ?",
           [&](const Names& row) {
             const auto key = free_key(tx, "users", "username_key", row);
             const auto name = folded(row.name);
             tx.execute("UPDATE users SET username_key = ?, name_key = ? WHERE pk = ?", {key, name, row.pk});
             put_name_ends(tx, row.pk, {}, name_ends(key, name));
           });
  each_row(tx, "SELECT pk, id, name_key, fname, topic FROM rooms WHERE pk > ? ORDER BY pk LIMIT ?",
           [&](const Names& row) {
             if (!row.key && !row.name && !row.other) return;
             tx.execute("UPDATE rooms SET name_key = ?, fname_key = ?, topic_key = ? WHERE pk = ?",
                        {free_key(tx, "rooms", "name_key", row), folded(row.name), folded(row.other), row.pk});
           });
}

void fold_texts(sql::Transaction& tx) {
  each_row(tx, "SELECT pk, id, NULL, nickname, bio FROM users WHERE pk > ? ORDER BY pk LIMIT ?", [&](const Names& row) {
    if (!row.name && !row.other) return;
    const auto nickname = folded(row.name);
    const auto bio = folded(row.other);
    tx.execute("UPDATE users SET nickname_key = ?, bio_key = ? WHERE pk = ?", {nickname, bio, row.pk});
    put_text_ends(tx, row.pk, {}, text_ends(nickname, bio));
  });
}

}  // namespace confab::store::steps
