#pragma once

#include <cstdint>
#include <utility>

#include "model/user.h"

namespace confab::model {

enum class AuthorKind : std::uint8_t { user, visitor, system };

/// Who wrote a message (docs/decisions/0016-authors.md), as what clients see as its `u`. A user's names are those of
/// the account, whenever they are read; the others have none, and theirs are kept with the message.
struct Author : UserRef {
  AuthorKind kind = AuthorKind::user;
  std::int64_t pk = 0;  // the account's number; 0: nobody's. Not sent

  friend bool operator==(const Author&, const Author&) = default;
};

[[nodiscard]] inline Author user_author(UserRef ref, std::int64_t pk) {
  return {{std::move(ref)}, AuthorKind::user, pk};
}
/// Nobody: clients show it as the built-in bot, but the bot did not write it.
[[nodiscard]] inline Author server_author(UserRef shown = {
                                              UserId{std::string{kBuiltInBot}}, std::string{kBuiltInBot}, {}}) {
  return {{std::move(shown)}, AuthorKind::system, 0};
}

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::Author> : confab::Fields<confab::model::UserRef> {};
