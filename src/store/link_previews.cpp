#include "store/link_previews.h"

namespace confab::store {

std::optional<LinkPreviewRow> find_link_preview(sql::Session& session, std::string_view url) {
  return session.first("SELECT url, host, meta, headers, failed, fetched_at FROM link_previews WHERE url = ?", {url},
                       [](const sql::Row& row) {
                         return LinkPreviewRow{.url = row.string(0),
                                               .host = row.string(1),
                                               .meta = {row.string(2)},
                                               .headers = {row.string(3)},
                                               .failed = row.boolean(4),
                                               .fetched_at = row.time(5)};
                       });
}

std::int64_t link_previews_since(sql::Session& session, std::string_view host, Timestamp time) {
  return session.count("SELECT count(*) FROM link_previews WHERE host = ? AND fetched_at >= ?", {host, time});
}

void put_link_preview(sql::Transaction& tx, const LinkPreviewRow& row) {
  tx.execute(
      "INSERT INTO link_previews (url, host, meta, headers, failed, fetched_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT "
      "(url) DO UPDATE SET meta = excluded.meta, headers = excluded.headers, failed = excluded.failed, fetched_at = "
      "excluded.fetched_at",
      {row.url, row.host, row.meta.text, row.headers.text, row.failed, row.fetched_at});
}

void forget_link_preview(sql::Transaction& tx, std::string_view url) {
  tx.execute("DELETE FROM link_previews WHERE url = ?", {url});
}

std::int64_t forget_link_previews(sql::Transaction& tx, Timestamp time, std::int64_t limit) {
  return tx.execute(
      "DELETE FROM link_previews WHERE url IN (SELECT url FROM link_previews WHERE fetched_at < ? ORDER BY fetched_at "
      "LIMIT ?)",
      {time, limit});
}

}  // namespace confab::store
