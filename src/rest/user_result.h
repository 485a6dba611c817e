#pragma once

#include "rest/user_documents.h"

namespace confab::rest {

struct OneUserResult {
  Field<"user", UserDocument, "The account."> user;
};

}  // namespace confab::rest
