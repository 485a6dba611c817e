#pragma once

#include "base/json.h"

namespace confab::rest {

/// The schemas of what a message carries as free-form JSON: `Attachment`, and the nodes of its tree, `MarkupBlock` and
/// those below it (docs/markup.md). They refer to each other as `#/components/schemas/<name>`.
[[nodiscard]] json::object message_shapes();

}  // namespace confab::rest
