#pragma once
// Keeping the index of search. A message that is sent is not indexed then: search looks through the newest messages of
// a room itself, and they are indexed when there are enough of them for a segment. Messages that were edited or deleted
// leave a note in the transaction that does it; search looks at their text, too, until their segment is written again.
// So what search finds never depends on how far any of this is. Why so: docs/decisions/0018-search.md.

#include <chrono>
#include <cstdint>
#include <functional>

#include "core/kernel/context.h"

namespace confab::core::search {

/// Writes the next segment of a room. False: there is nothing to write, or somebody else did. Throws sql::Error.
bool advance(const Context& ctx, std::int64_t room_pk);

/// Writes segments of edited and deleted messages again, and their notes are gone. `go_on` is asked before each
/// segment. Throws sql::Error.
void repair(const Context& ctx, const std::function<bool()>& go_on);

/// Indexes all that there is. The same.
void catch_up(const Context& ctx, const std::function<bool()>& go_on);

}  // namespace confab::core::search
