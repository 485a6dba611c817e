#pragma once

namespace confab::app {

/// Before a thread is started: throws std::runtime_error, a sentence for whoever starts the program, when the process
/// may not have as many addresses as its threads and its memory at the start take. What is short of them later does not
/// end in a sentence: a thread for which the allocator finds no room ends the program.
void require_address_space();

}  // namespace confab::app
