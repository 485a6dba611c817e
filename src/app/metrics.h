#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/concurrent.h"

namespace confab::app {

/// Counters of calls, and everything else as it stands at the moment of asking, in Prometheus' text format. Any thread.
class Metrics {
 public:
  void call_finished(std::string_view protocol, std::string_view name, std::string_view outcome,
                     std::chrono::microseconds duration);

  struct Sample {
    std::string name, help, type;  // type: counter or gauge
    double value = 0;
    std::string labels = {};  // `kind="mail"`; samples of one name stand together
  };
  /// The text of all counters and of `samples`.
  [[nodiscard]] std::string text(const std::vector<Sample>& samples) const;

 private:
  struct Series {
    std::uint64_t count = 0;
    double seconds = 0;
  };
  Guarded<std::map<std::string, Series>> calls_;  // key: the labels as they are printed
};

}  // namespace confab::app
