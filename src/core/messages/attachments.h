#pragma once

#include "base/json.h"

namespace confab::core::messages {

/// Attachments as they may be stored: known members of the right type only, addresses that cannot run anything, bounded
/// in number, depth and size. Empty when nothing is left. Throws Refusal(invalid_params) beyond the bounds.
[[nodiscard]] RawJson clean_attachments(const json::array& attachments);

}  // namespace confab::core::messages
