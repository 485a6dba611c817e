#pragma once
// Publications other than streams: documents that are sent once.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/call.h"

namespace confab::ddp {

struct Document {
  std::string collection, id, fields;  // fields: a JSON object
};

/// The documents of a publication, or nullopt when there is none of that name.
[[nodiscard]] std::optional<std::vector<Document>> publication(const api::Call& call, const std::string& name);

/// What the collection `users` holds of the own user: username, emails, profile.
[[nodiscard]] std::optional<std::string> own_user_fields(const core::Context& ctx, const core::Actor& actor);

}  // namespace confab::ddp
