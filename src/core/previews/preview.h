#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/json.h"
#include "core/kernel/context.h"

namespace confab::core::previews {

/// What a link leads to, as clients show it. Both are empty where nothing was to be had.
struct Preview {
  json::object meta, headers;
};

/// The longest address that is looked at, in bytes.
inline constexpr std::size_t kLongestUrl = 2000;

/// From the cache, or from the page itself, which is asked for no longer than `patience` (zero: it is not); what it
/// said is kept (API_EmbedCacheExpirationDays), that it said nothing for ten minutes. nullopt: later, for a server is
/// asked for no more than 30 pages a minute, and only so many calls may wait. `cause`: services::http::Request. Not
/// within a transaction. Throws services::http::Failed(stopped) when the server stops.
[[nodiscard]] std::optional<Preview> preview_of(const Context& ctx, const std::string& url,
                                                std::chrono::milliseconds patience, const std::string& cause);

}  // namespace confab::core::previews
