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

  /// A declared call was refused; `error` is the name on the wire. There are as many series as ways to be refused.
  void refused(std::string_view protocol, std::string_view name, std::string_view error, bool is_declared);

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
  // Keys: the labels as they are printed.
  Guarded<std::map<std::string, Series>> calls_;
  Guarded<std::map<std::string, std::uint64_t>> refusals_;
};

}  // namespace confab::app
