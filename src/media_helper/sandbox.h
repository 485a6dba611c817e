#pragma once
// What the helper takes from itself before it looks at a file of a stranger.

namespace confab::media_helper {

/// Processor time, memory, size of what is written; no core dumps, no new rights, dies with its parent. Throws.
void limit_resources();

/// From here on: memory, threads, and the descriptors that are open, to read and to write. Paths are refused,
/// everything else (sockets, programs, other processes) ends the process at once. Throws when the kernel does not do
/// it.
void close_doors();

/// As close_doors(), but that the fonts of the system, which pages name and do not bring along, can be read. By
/// Landlock; where the kernel has none, they are refused as well, and nothing ends by asking for them.
void close_doors_but_fonts();

}  // namespace confab::media_helper
