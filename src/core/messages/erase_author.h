#pragma once
// The messages of an account that is gone.

#include <optional>
#include <string>

#include "core/kernel/context.h"
#include "model/author.h"

namespace confab::core::messages {

struct NewAuthor {
  model::Author author;
  std::string alias;  // shown in place of its name
};

/// Deletes some hundred messages of the account in the room, or gives them to `heir`, and tells everybody. False: none
/// is left there. Whose right that is, is asked where the account is removed.
bool erase_author(const Context& ctx, std::int64_t room_pk, std::int64_t user_pk, const std::optional<NewAuthor>& heir);

}  // namespace confab::core::messages
