#pragma once

#include "rest/user_documents.h"

namespace confab::rest {

struct OneUserResult {
  UserDocument user;

  static constexpr auto kFields = std::tuple{field("user", &OneUserResult::user, "The account.")};
};

}  // namespace confab::rest
