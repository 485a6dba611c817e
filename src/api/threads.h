#pragma once
// Threads as clients ask for them, over whatever protocol.

#include <string>
#include <string_view>
#include <vector>

#include "base/fields_named.h"
#include "base/fields_read.h"
#include "core/messages/threads.h"

namespace confab::api {

/// A message of the thread, by its id.
using ThreadMember = Named<"mid", MessageId, "The thread's first message, or a reply in it.">;

inline constexpr std::string_view kUnknownMessage = "Invalid message";

}  // namespace confab::api
