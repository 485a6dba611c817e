#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/concurrent.h"

namespace confab::sql {

/// What one transaction tells others of this process once it is stored (Transaction::notice).
struct Notice {
  std::string channel;  // what kind of thing it is about
  std::string text;

  friend bool operator==(const Notice&, const Notice&) = default;
};

/// Who is told. Any thread.
class Notices {
 public:
  /// Runs on the thread that stored the transaction, before its commit() returns: it must not throw, nor wait for a
  /// transaction.
  using Listener = std::function<void(std::string_view text)>;

  /// From now on; until leave() with the number that this returns.
  [[nodiscard]] std::uint64_t listen(std::string_view channel, Listener listener);
  /// Once this has returned, the listener does not run and never will.
  void leave(std::uint64_t number);
  void tell(const Notice& notice) const;

 private:
  struct Registered {
    std::string channel;
    Listener listener;
  };
  struct State {
    std::uint64_t last = 0;
    std::map<std::uint64_t, Registered> listeners;
  };
  Guarded<State> state_;
};

}  // namespace confab::sql
