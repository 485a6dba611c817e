#pragma once

#include <optional>
#include <string>

#include "core/kernel/context.h"
#include "store/people.h"

namespace confab::core::users {

/// Somebody in a list of people, as others see them.
struct Person {
  UserId id;
  std::string username;
  std::optional<std::string> name, nickname, avatar_etag;
  std::string status;  // online, away, busy, offline
  std::string status_text;
};

/// As others see them: the status is the one that presence knows now.
[[nodiscard]] Person person_of(const Context& ctx, const store::FoundPerson& found);

}  // namespace confab::core::users
