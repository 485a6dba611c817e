#pragma once
// Finding people by any part of their names, and by what they say of themselves. Each name is stored by all its ends,
// so that a part of it is the beginning of one of them, which an index finds: the same rows on both engines, with one
// letter or with twenty. So is a nickname; of an about text only what begins with a word.

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

/// The same of a user's folded nickname and about text.
[[nodiscard]] std::set<std::string> text_ends(const std::optional<std::string>& nickname_key,
                                              const std::optional<std::string>& bio_key);
void put_text_ends(sql::Transaction& tx, std::int64_t user_pk, const std::set<std::string>& before,
                   const std::set<std::string>& after);

/// What of people is searched.
struct SearchedFields {
  bool username = true, name = true, nickname = false, bio = false, emails = false;
};

/// Only users u with `text` in one of the fields. Empty: all.
void add_name_search(Where& where, std::string_view text, const SearchedFields& fields);

}  // namespace confab::store
