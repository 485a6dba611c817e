#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/concurrent.h"

namespace confab::sql {

/// What one transaction tells others once it is stored (Transaction::notice).
struct Notice {
  std::string channel;  // what kind of thing it is about
  std::string text;

  friend bool operator==(const Notice&, const Notice&) = default;
};

/// The way to the other processes that share a database. Any thread.
class NoticeCarrier {
 public:
  NoticeCarrier() = default;
  NoticeCarrier(const NoticeCarrier&) = delete;
  NoticeCarrier& operator=(const NoticeCarrier&) = delete;
  virtual ~NoticeCarrier() = default;

  /// Somebody listens here: from its return on, what others tell is told here (Notices::tell_here), as long as the way
  /// stands. May wait for the server; does not throw.
  virtual void begin() noexcept = 0;
  /// Tells the others soon. It may get lost. Does not wait.
  virtual void carry(const Notice& notice) noexcept = 0;
};

/// Who is told. Any thread.
class Notices {
 public:
  /// Runs on the thread that stored the transaction, before its commit() returns, or on one that brings what another
  /// process has told: it must not throw, nor wait for a transaction.
  using Listener = std::function<void(std::string_view text)>;

  /// From now on; until leave() with the number that this returns.
  [[nodiscard]] std::uint64_t listen(std::string_view channel, Listener listener);
  /// Once this has returned, the listener does not run and never will.
  void leave(std::uint64_t number);
  /// All who listen, in this process and in others.
  void tell(const Notice& notice) const;
  void tell_here(const Notice& notice) const;

  /// Before anything else is called. The carrier lives as long as this is used.
  void share(NoticeCarrier& carrier) { carrier_ = &carrier; }

 private:
  struct Registered {
    std::string channel;
    Listener listener;
  };
  struct State {
    std::uint64_t last = 0;
    std::map<std::uint64_t, Registered> listeners;
  };
  NoticeCarrier* carrier_ = nullptr;
  Guarded<State> state_;
};

}  // namespace confab::sql
