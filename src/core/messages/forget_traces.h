#pragma once
// What other people's messages, and the system's, keep of an account that is gone.

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/kernel/context.h"
#include "store/traces.h"

namespace confab::core::messages {

/// What is shown in the place of an account that is gone.
inline constexpr std::string_view kRemovedUser = "Removed User";

/// What becomes of what it wrote.
enum class Words : bool { stay, go };

/// Looks through some thousand messages of a room behind the position `after`, and tells everybody of those that
/// change: none mentions the account any more or says that it was edited by it, and quotes and pinned excerpts of its
/// messages are nobody's; or gone with them (Words::go: its messages are deleted already). The position to go on from;
/// nullopt: the room has no more.
std::optional<std::int64_t> forget_traces(const Context& ctx, std::int64_t room_pk, std::int64_t after,
                                          const store::GoneAccount& gone, Words words);

}  // namespace confab::core::messages
