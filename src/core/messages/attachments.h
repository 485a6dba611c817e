#pragma once

#include "base/json.h"

namespace confab::core::messages {

/// Attachments as they may be stored: known members, bounded in number, depth and size; others are dropped. Empty when
/// nothing is left. Throws Refusal(invalid_params) for a member of the wrong type, for an address that is neither a
/// page's nor one of this server's files and pictures, and beyond the bounds.
[[nodiscard]] RawJson clean_attachments(const json::array& attachments);

}  // namespace confab::core::messages
