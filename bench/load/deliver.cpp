#include "load/deliver.h"

#include <cmath>
#include <stdexcept>

#include <fmt/format.h>
#include <boost/json/array.hpp>

#include "load/clock.h"

namespace confab::load {
namespace {

constexpr std::int64_t kLimit = kNanosPerSecond / 2;
constexpr double kWarmUpSeconds = 1;
constexpr double kFirstRate = 100;  // messages a second
constexpr double kHighestRate = 100'000;
constexpr int kBisections = 4;
constexpr double kStepDown = 0.93;
constexpr int kMaxStepsDown = 12;
constexpr double kCalm = 0.8;    // of the highest rate
constexpr double kOverload = 2;  // of the highest rate

class Search {
 public:
  Search(const StageOptions& options, double seconds, double probe_seconds)
      : kind_(options.kind), stage_(options), seconds_(seconds), probe_seconds_(probe_seconds) {}

  boost::json::object run() {
    double good = 0;
    double bad = kFirstRate;
    while (bad < kHighestRate && passes(bad, probe_seconds_)) {
      good = bad;
      bad *= 2;
    }
    if (good == 0) throw std::runtime_error("the server does not even sustain 100 messages a second");
    for (int i = 0; i < kBisections; ++i) {
      const double middle = std::sqrt(good * bad);
      (passes(middle, probe_seconds_) ? good : bad) = middle;
    }
    for (int i = 0; i < kMaxStepsDown; ++i, good *= kStepDown) {
      if (!passes(good, seconds_)) continue;
      const auto best = last_.report();
      (void)passes(kCalm * good, seconds_);
      const auto calm = last_.report();
      if (kind_ == ServerKind::confab) (void)passes(kOverload * good, seconds_);
      return {{"best", best}, {"calm", calm}, {"overload", last_.report()}, {"trials", std::move(trials_)}};
    }
    throw std::runtime_error("no rate was sustained for the whole time");
  }

 private:
  bool passes(double messages_per_second, double seconds) {
    last_ = stage_.run(messages_per_second, seconds);
    const bool passed = last_.passes(kLimit);
    fmt::print(
        stderr,
        "  {:>8.0f} messages/s for {:.1f} s: p99 {:.1f} ms, {:.2f} M deliveries/s, {:.2f} M per CPU-second, {}\n",
        messages_per_second, seconds, static_cast<double>(last_.p99_ns) / 1e6, last_.deliveries_per_second() / 1e6,
        last_.deliveries_per_cpu_second() / 1e6,
        passed ? "passes"
               : fmt::format("fails ({} of {} sent, {} members lost)", last_.sent, last_.due, last_.members_lost));
    trials_.push_back(boost::json::object{{"messages_per_second", messages_per_second},
                                          {"seconds", seconds},
                                          {"p99_ms", static_cast<double>(last_.p99_ns) / 1e6},
                                          {"deliveries_per_second", last_.deliveries_per_second()},
                                          {"passed", passed}});
    return passed;
  }

  ServerKind kind_;
  Stage stage_;
  double seconds_;
  double probe_seconds_;
  Trial last_;
  boost::json::array trials_;
};

}  // namespace

boost::json::object deliver_steadily(const StageOptions& options, double deliveries_per_second, double seconds) {
  Stage stage{options};
  const double messages_per_second = deliveries_per_second / static_cast<double>(options.members);  // who get each
  (void)stage.run(messages_per_second, kWarmUpSeconds);
  const Trial trial = stage.run(messages_per_second, seconds);
  const bool excused = options.may_refuse && trial.deliveries == trial.expected_deliveries;
  if (!trial.complete() && !excused) {
    throw std::runtime_error(fmt::format("{} of {} deliveries, {} refused {}", trial.deliveries,
                                         trial.expected_deliveries, trial.refused, trial.first_refusal));
  }
  return trial.report();
}

boost::json::object deliver_at_saturation(const StageOptions& options, double seconds, double probe_seconds) {
  return Search{options, seconds, probe_seconds}.run();
}

}  // namespace confab::load
