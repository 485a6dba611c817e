#pragma once
// Finding people by any part of their names. Each name is stored by all its ends, so that a part of it is the beginning
// of one of them, which an index finds: the same rows on both engines, with one letter or with twenty.

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "sql/database.h"
#include "store/where.h"

namespace confab::store {

/// The ends of a user's folded names, each cut after a few characters. Names are looked for in their first 100
/// characters.
[[nodiscard]] std::set<std::string> name_ends(const std::optional<std::string>& username_key,
                                              const std::optional<std::string>& name_key);

/// Stores them for a user who had `before`; writes only what differs.
void put_name_ends(sql::Transaction& tx, std::int64_t user_pk, const std::set<std::string>& before,
                   const std::set<std::string>& after);

enum class InAddresses { no, yes };

/// Only users u with `text` in username or name, or also in an e-mail address. Empty: all.
void add_name_search(Where& where, std::string_view text, InAddresses addresses);

}  // namespace confab::store
