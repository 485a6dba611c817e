#pragma once
// Who has had how much of the time that looking at links takes: a slow server, or somebody who names many of them,
// makes nobody else wait for long.

#include <chrono>
#include <map>
#include <memory>
#include <string>

#include "base/concurrent.h"

namespace confab::core::messages {

/// Of one process; forgotten when it ends. Any thread.
class PreviewShares {
 public:
  using Clock = std::chrono::steady_clock;
  using Duration = Clock::duration;

  static constexpr int kAtOnce = 2;                            // messages of one author that are worked on
  static constexpr std::chrono::seconds kShare{20};            // for an author's links, which comes back
  static constexpr std::chrono::seconds kComesBackWithin{60};  // little by little, all of it in this time
  static constexpr std::chrono::seconds kSlow{5};              // a server that takes longer is a slow one
  static constexpr std::chrono::minutes kSlowFor{10};          // and gets this long
  static constexpr std::chrono::seconds kSlowTimeout{2};       // no more than this for a page

  /// The right to look at the links of one message.
  class Turn {
   public:
    Turn(PreviewShares& shares, std::string author, Duration left)
        : shares_(shares), author_(std::move(author)), left_(left) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn();

    /// How long the page of a host may take; nothing: only what is known already is to be had.
    [[nodiscard]] std::chrono::milliseconds patience(const std::string& host) const;
    /// It has taken so long.
    void took(const std::string& host, Duration time);

   private:
    PreviewShares& shares_;
    const std::string author_;
    Duration left_, used_{};
  };

  /// Null: enough of the author's messages are worked on at this moment.
  [[nodiscard]] std::unique_ptr<Turn> begin(const std::string& author, Clock::time_point now = Clock::now());

 private:
  static constexpr std::size_t kMaxKept = 10'000;  // of each; who would be one too many is let through

  struct Author {
    int at_work = 0;
    Duration used{};  // of the share, as it was at `since`
    Clock::time_point since;
  };
  struct State {
    std::map<std::string, Author> authors;
    std::map<std::string, Clock::time_point> slow_until;  // by host
  };
  static Duration used_now(const Author& author, Clock::time_point now);
  static void forget_old(State& state, Clock::time_point now);

  Guarded<State> state_;
};

}  // namespace confab::core::messages
