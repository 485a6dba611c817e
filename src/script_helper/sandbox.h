#pragma once
// What the helper takes from itself before it runs a script.

namespace confab::script_helper {

/// Memory, files; no core dumps, no new rights. Throws.
void limit_resources();

/// From here on: memory, threads, and the descriptors that are open, to read and to write. Everything else (sockets,
/// files, programs, other processes, memory that can be run) ends the process at once. Throws when the kernel does not
/// do it.
void close_doors();

}  // namespace confab::script_helper
