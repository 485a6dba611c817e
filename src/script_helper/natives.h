#pragma once
// What the prelude (prelude.js) calls; scripts do not see these functions.

#include <js/TypeDecls.h>
#include <js/Value.h>

namespace confab::script_helper {

/// ask([method, url, body, milliseconds, follow, name, value...]): what `confab` answers to the frame `fetch`, without
/// its first word; waits for it. Undefined where there is no memory.
[[nodiscard]] JS::Value native_ask(JSContext* cx);

/// say(level, text): a line for the log.
[[nodiscard]] JS::Value native_say(JSContext* cx);

}  // namespace confab::script_helper
