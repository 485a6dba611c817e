#pragma once

#include "rest/user_documents.h"

namespace confab::rest {

struct OneUserResult {
  UserDocument user;
};

}  // namespace confab::rest

template <>
struct confab::Fields<confab::rest::OneUserResult> {
  static constexpr auto list = std::tuple{field("user", &rest::OneUserResult::user, "The account.")};
};
