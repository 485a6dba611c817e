#pragma once
// What a webhook posts: of the body of a call, of a script, or of the answer of whoever was told.

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "core/kernel/context.h"
#include "model/integration.h"
#include "model/message.h"

namespace confab::core::integrations {

/// A message as other programs write it (compat/webhooks.md, 1.3).
struct Posting {
  std::string text;
  std::vector<std::string> channels;  // `#room`, `@user`, ids; empty: it does not say where
  std::optional<std::string> alias, avatar, emoji;
  json::array attachments;
  std::optional<bool> parse_urls, groupable;
  std::optional<MessageId> tmid;
  std::optional<json::object> custom_fields;
};

/// Reads it, with the integration's looks where it has none of its own. Members of other types are as if they were not
/// there.
[[nodiscard]] Posting posting_of(const json::object& content, const model::Integration& integration);

/// Posts it in one room, or in all of them after each was found. Throws as rooms::resolve_target() and
/// messages::send().
model::Message post(const Context& ctx, const Actor& as, const model::Integration& integration, const Posting& posting,
                    const RoomId& room);
std::vector<model::Message> post(const Context& ctx, const Actor& as, const model::Integration& integration,
                                 const Posting& posting, const std::vector<std::string>& channels);

}  // namespace confab::core::integrations
