#pragma once

#include "base/json.h"

namespace confab::core::messages {

/// Attachments as they may be stored: known members, bounded in number, depth and size; others are dropped. Empty when
/// nothing is left. Throws Refusal(match_failed) for members of the wrong type, (params_refused) for an address that is
/// neither a page's nor one of this server's files and pictures, each with its place in the details, and
/// (invalid_params) beyond the bounds.
[[nodiscard]] RawJson clean_attachments(const json::array& attachments);

/// The JSON schema of one as it is stored; `self` is the schema of one within another.
[[nodiscard]] json::object attachment_schema(const json::value& self);

}  // namespace confab::core::messages
