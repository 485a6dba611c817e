#pragma once
// What the helper takes from itself before it looks at a file of a stranger.

namespace confab::media_helper {

/// Processor time, memory, size of what is written; no core dumps, no new rights, dies with its parent. Throws.
void limit_resources();

/// From here on: memory, threads, and the descriptors that are open, to read and to write. Paths are refused,
/// everything else (sockets, programs, other processes) ends the process at once. Throws when the kernel does not do
/// it.
void close_doors();

}  // namespace confab::media_helper
