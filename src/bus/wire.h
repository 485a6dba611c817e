#pragma once
// Events as they travel between nodes: a batch as JSON text, with the version of its form.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace confab::bus {

struct Event;

/// What one node carried at once. Its numbers count 1, 2, 3, ... from the node's start on, so that whoever receives
/// them sees what came twice and what is missing.
struct Batch {
  std::string origin;  // the node, another one after each start
  std::uint64_t number = 0;
  std::vector<Event> events;

  Batch();
  ~Batch();
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;
};

/// The newest form that this program reads and writes. A member that is added, and may be absent, needs no new one; a
/// kind of event that is added neither.
inline constexpr int kWireVersion = 1;

/// The value of a secret setting stays in the process: who receives the event reads it from the store.
[[nodiscard]] std::string encode(const Batch& batch);

struct Decoded {
  std::optional<Batch> batch;      // not there: no batch, or one in a newer form
  std::size_t skipped_events = 0;  // of kinds, or with content, that this program does not know
};
/// Never throws for what it is given.
[[nodiscard]] Decoded decode(std::string_view text);

}  // namespace confab::bus
