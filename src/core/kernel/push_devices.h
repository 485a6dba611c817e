#pragma once

#include <atomic>
#include <cstdint>

#include "sql/database.h"

namespace confab::core {

/// Whether anybody has a device that is told of messages, so that messages cost nothing more where nobody does. Never
/// says no while there is one that this node has been told of; may say yes for some time after the last one has gone.
/// Any thread.
class PushDevices {
 public:
  [[nodiscard]] bool any() const { return (state_.load() & 1U) != 0; }

  /// Somebody has named one (bus::PushTokenAdded), or may have: events were lost.
  void add();
  /// Looks whether there is one left; who hears of a new one meanwhile wins.
  void look(sql::Database& db);

 private:
  // The lowest bit: there may be some. Above it, how often one was added.
  std::atomic<std::uint64_t> state_{1};
};

}  // namespace confab::core
