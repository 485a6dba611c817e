#include "app/metrics.h"

#include <fmt/format.h>

#include <iterator>
#include <vector>

namespace confab::app {
namespace {

// Names come from declarations, but a label is quoted text all the same.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c == '\n' ? ' ' : c);
  }
  return out;
}

}  // namespace

void Metrics::call_finished(std::string_view protocol, std::string_view name, std::string_view outcome,
                            std::chrono::microseconds duration) {
  const auto labels = fmt::format(R"(protocol="{}",name="{}",outcome="{}")", protocol, escaped(name), escaped(outcome));
  auto calls = calls_.lock();
  auto& series = (*calls)[labels];
  ++series.count;
  series.seconds += std::chrono::duration<double>(duration).count();
}

void Metrics::refused(std::string_view protocol, std::string_view name, std::string_view error, bool is_declared) {
  const auto labels = fmt::format(R"(protocol="{}",name="{}",error="{}",declared="{}")", protocol, escaped(name),
                                  escaped(error), is_declared ? "yes" : "no");
  auto refusals = refusals_.lock();
  ++(*refusals)[labels];
}

std::string Metrics::text(const std::vector<Sample>& samples) const {
  std::string out;
  const auto line = std::back_inserter(out);
  std::string_view said;
  for (const auto& sample : samples) {
    if (sample.name != said) {
      fmt::format_to(line, "# HELP {0} {1}\n# TYPE {0} {2}\n", sample.name, sample.help, sample.type);
    }
    said = sample.name;
    const auto labels = sample.labels.empty() ? std::string{} : "{" + sample.labels + "}";
    fmt::format_to(line, "{}{} {}\n", sample.name, labels, sample.value);
  }
  auto calls = calls_.lock();
  out.append("# HELP confab_calls_total Finished calls.\n# TYPE confab_calls_total counter\n");
  for (const auto& [labels, series] : *calls)
    fmt::format_to(line, "confab_calls_total{{{}}} {}\n", labels, series.count);
  out.append("# HELP confab_call_seconds_total Time spent in calls.\n# TYPE confab_call_seconds_total counter\n");
  for (const auto& [labels, series] : *calls) {
    fmt::format_to(line, "confab_call_seconds_total{{{}}} {:.6f}\n", labels, series.seconds);
  }
  auto refusals = refusals_.lock();
  out.append("# HELP confab_refusals_total Refused calls, by error.\n# TYPE confab_refusals_total counter\n");
  for (const auto& [labels, count] : *refusals) fmt::format_to(line, "confab_refusals_total{{{}}} {}\n", labels, count);
  return out;
}

}  // namespace confab::app
