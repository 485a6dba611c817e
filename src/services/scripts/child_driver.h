#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/child/run.h"
#include "services/scripts/attendant.h"
#include "services/scripts/helper.h"
#include "services/scripts/scripts.h"

namespace confab::services::scripts {

/// The driver that really runs scripts: by helper programs (src/script_helper), one process for each program that was
/// called lately, which has taken all rights from itself. A machine without the engine's library runs none,
/// Ending::unavailable, and everything else.
class ChildDriver final : public Scripts {
 public:
  struct Options {
    std::size_t at_once = 12;                    // processes
    std::chrono::milliseconds wait{10'000};      // for one's turn
    std::chrono::milliseconds running{3'000};    // of loading, and of a call
    std::chrono::milliseconds beyond{2'000};     // after which a process that does not answer is killed
    std::chrono::milliseconds starting{10'000};  // what a new process gets besides
    std::chrono::milliseconds idle{15 * 60'000};
    Attendant::Bounds fetches = {};
  };

  ChildDriver(std::string_view program, Options options);
  ~ChildDriver() override;

  std::optional<SyntaxError> check(const std::string& source) override;
  Outcome run(const Call& call, const Fetching& fetch) override;
  void forget(const std::string& program_id) override;

  /// For tests: what a command of the helper comes to.
  [[nodiscard]] child::Ending attempt(const std::string& command);
  /// For tests: how many processes there are.
  [[nodiscard]] std::size_t running();

 private:
  class Turn;
  /// A program's process, and who uses it.
  struct Place {
    std::unique_ptr<Helper> helper;
    std::string version;
    bool is_busy = false;
    bool is_forgotten = false;  // ends when it is no longer busy
    Helper::Clock::time_point used_at;
  };
  using Places = std::map<std::string, Place>;
  using Ended = std::vector<std::unique_ptr<Helper>>;

  [[nodiscard]] Outcome called(Place& place, const Call& call, Attendant& attendant);
  [[nodiscard]] Outcome asked(Place& place, const script_helper::Frame& frame, std::chrono::milliseconds extra,
                              Attendant& attendant);
  [[nodiscard]] Outcome explained(Helper& helper);
  [[nodiscard]] Outcome unavailable(const std::string& text);
  [[nodiscard]] bool has_room(const std::string& id) const;
  [[nodiscard]] Places::iterator idle_longest();
  void take_old(Ended& ended);

  const Options options_;
  std::optional<child::Program> program_;
  std::string missing_;  // why there is no program
  std::mutex mutex_;
  std::condition_variable freed_;
  Places places_;         // by the program's id
  bool is_told_ = false;  // that it cannot be started
};

}  // namespace confab::services::scripts
