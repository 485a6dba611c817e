#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/child/run.h"
#include "services/media/media.h"

namespace confab::services::media {

/// The driver that really looks: by a helper program (src/media_helper), which runs once for each file and takes all
/// rights from itself before it touches it (docs/decisions/0023-pictures.md). A machine without the libraries that the
/// helper needs has no pictures worked on, Failed(unavailable), and everything else.
class ChildDriver final : public Media {
 public:
  struct Options {
    std::size_t at_once = 3;                     // children; files of one person take two of them
    std::chrono::milliseconds wait{10'000};      // for one's turn
    std::chrono::milliseconds deadline{15'000};  // of a child
  };

  ChildDriver(std::string_view program, Options options);

  Facts inspect(const std::string& path) override;
  Made make(const std::string& from, const std::string& to, const Wish& wish) override;
  Made page(const std::string& from, const std::string& to, Pixels box) override;

  /// For tests: what a command of the helper comes to.
  [[nodiscard]] child::Ending attempt(const std::string& command);

 private:
  class Turn;
  [[nodiscard]] Made made(const std::string& from, const std::string& to, const std::vector<std::string>& arguments);
  [[nodiscard]] std::string ask(const std::vector<std::string>& arguments, int input, int output);
  [[noreturn]] void explain(const child::Ending& ending);
  [[noreturn]] void unavailable(const std::string& text);

  Options options_;
  std::optional<child::Program> program_;
  std::string missing_;  // why there is no program
  std::mutex mutex_;
  std::condition_variable freed_;
  std::size_t running_ = 0;
  bool is_told_ = false;  // that it cannot be started
};

}  // namespace confab::services::media
