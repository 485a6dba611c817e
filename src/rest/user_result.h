#pragma once

#include "base/error.h"
#include "base/errors/request.h"
#include "rest/user_documents.h"

namespace confab::rest {

struct OneUserResult {
  Field<"user", UserDocument, "The account."> user;
};

/// Nothing keeps them yet; ignored, they would look as if they were kept. Throws Refusal(action_not_allowed).
inline void refuse_custom_fields(const std::optional<json::object>& fields) {
  if (fields && !fields->empty()) {
    throw Refusal(errors::action_not_allowed, "customFields of people cannot be changed");
  }
}

}  // namespace confab::rest
