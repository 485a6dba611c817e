#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "sql/database.h"

namespace confab::store {

/// What was found behind a link, or that nothing was to be had there.
struct LinkPreviewRow {
  std::string url, host;
  RawJson meta, headers;  // objects
  bool failed = false;
  Timestamp fetched_at;
};

[[nodiscard]] std::optional<LinkPreviewRow> find_link_preview(sql::Session& session, std::string_view url);
/// How many addresses of the host were fetched since `time`.
[[nodiscard]] std::int64_t link_previews_since(sql::Session& session, std::string_view host, Timestamp time);
/// In place of what was stored of the address.
void put_link_preview(sql::Transaction& tx, const LinkPreviewRow& row);
/// What was stored of the address goes.
void forget_link_preview(sql::Transaction& tx, std::string_view url);
/// Up to `limit` of those that were fetched before `time`, the oldest first; how many.
std::int64_t forget_link_previews(sql::Transaction& tx, Timestamp time, std::int64_t limit);

}  // namespace confab::store
