#pragma once
// A device that is told of messages, as clients get it.

#include <optional>
#include <string>
#include <utility>

#include "base/bounds.h"
#include "base/fields.h"
#include "core/push/tokens.h"
#include "model/user.h"

namespace confab::api {

struct PushTokenOfKind {
  Field<"apn", std::optional<std::string>, "Of an Apple device.", bound::text> apn;
  Field<"gcm", std::optional<std::string>, "Of an Android device.", bound::text> gcm;
};
struct PushTokenDocument {
  Field<"_id", std::string, "What it is known by."> id;
  Field<"token", PushTokenOfKind, "What Apple's or Google's service knows the app on the device by."> token;
  Field<"appName", std::string, "Which app."> app_name;
  Field<"userId", UserId, "Whose."> user;
  Field<"enabled", bool, "Whether it is told: always."> enabled = true;
  Field<"createdAt", Timestamp, "When it was first named."> created_at;
  Field<"updatedAt", Timestamp, "When it was last named."> updated_at;
};

[[nodiscard]] inline PushTokenDocument push_token_of(store::PushToken token, const UserId& user) {
  PushTokenDocument document{.id = std::move(token.id),
                             .token = {},
                             .app_name = std::move(token.app_name),
                             .user = user,
                             .created_at = token.created_at,
                             .updated_at = token.updated_at};
  if (token.kind == "apn")
    document.token.apn = std::move(token.token);
  else
    document.token.gcm = std::move(token.token);
  return document;
}

}  // namespace confab::api
