#include "store/file_folders.h"

namespace confab::store {

std::vector<std::string> file_folders(sql::Session& session) {
  constexpr std::int64_t kMax = 100;  // each of them is looked into for each file
  return session.all("SELECT path FROM file_folders ORDER BY path LIMIT ?", {kMax},
                     [](const sql::Row& row) { return row.string(0); });
}

void remember_file_folder(sql::Transaction& tx, std::string_view path) {
  tx.execute("INSERT INTO file_folders (path) VALUES (?) ON CONFLICT DO NOTHING", {path});
}

}  // namespace confab::store
