#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "script_helper/wire.h"
#include "services/scripts/scripts.h"

namespace confab::services::scripts {

/// Does during one run what its script asks for, within bounds: lines for the log, calls of other servers.
class Attendant {
 public:
  struct Bounds {
    int fetches = 10;
    std::chrono::milliseconds fetching{20'000};  // all of them together
  };

  /// What it is given outlives it.
  Attendant(const std::string& program_id, const Fetching& fetch, Bounds bounds)
      : program_id_(program_id), fetch_(fetch), left_(bounds) {}

  /// The answer to a frame of the helper; nullopt where none is due.
  [[nodiscard]] std::optional<script_helper::Frame> attend(const script_helper::Frame& frame);

 private:
  void log_line(const script_helper::Frame& frame);
  [[nodiscard]] Fetched asked(const Fetch& fetch);
  [[nodiscard]] Fetched fetched(const script_helper::Frame& frame);

  const std::string& program_id_;
  const Fetching& fetch_;
  Bounds left_;
  std::size_t lines_ = 0;
};

}  // namespace confab::services::scripts
