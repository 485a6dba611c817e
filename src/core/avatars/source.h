#pragma once
// Where pictures come from besides forms: text that holds one, and other servers.

#include <map>
#include <string>
#include <string_view>

#include "core/files/spool.h"
#include "core/kernel/context.h"

namespace confab::core::avatars {

/// The bytes of `data:<type>;base64,<...>`. Throws Refusal(invalid_data), (file_too_large).
[[nodiscard]] files::Spooled from_data_uri(const Context& ctx, std::string_view uri);

/// Fetched from another server: http or https, of the internet. Throws Refusal(avatar_invalid_url | avatar_url_handling
/// | file_too_large).
[[nodiscard]] files::Spooled from_address(const Context& ctx, const std::string& url);

/// A picture that somebody may want.
struct Suggestion {
  std::string blob;  // as data URI
  std::string content_type, service, url;
};
/// By the service that has it: what Gravatar has for the actor's addresses. Asks other servers; who does not answer
/// suggests nothing.
[[nodiscard]] std::map<std::string, Suggestion> suggestions(const Context& ctx, const Actor& actor);

}  // namespace confab::core::avatars
