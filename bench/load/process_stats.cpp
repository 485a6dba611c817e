#include "load/process_stats.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

namespace confab::load {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file{path};
  if (!file) throw std::runtime_error(fmt::format("cannot read {}: no such process?", path));
  return {std::istreambuf_iterator<char>{file}, {}};
}

double ticks_to_seconds(std::int64_t ticks) {
  return static_cast<double>(ticks) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double cpu_seconds(pid_t pid) {
  const std::string stat = read_file(fmt::format("/proc/{}/stat", pid));
  // The second field, the program's name in parentheses, may hold spaces; utime and stime are the 12th and 13th after
  // it.
  std::istringstream fields{stat.substr(stat.rfind(')') + 1)};
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  std::int64_t user = 0;
  std::int64_t system = 0;
  fields >> user >> system;
  return ticks_to_seconds(user + system);
}

double busy_seconds_of_machine() {
  std::istringstream fields{read_file("/proc/stat")};
  std::string name;
  std::int64_t user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0;
  fields >> name >> user >> nice >> system >> idle >> iowait >> irq >> softirq;
  return ticks_to_seconds(user + nice + system + irq + softirq);
}

std::int64_t kilobytes_of(const std::string& status, std::string_view name) {
  const auto at = status.find(fmt::format("\n{}:", name));
  if (at == std::string::npos) throw std::runtime_error(fmt::format("/proc has no {}", name));
  return std::stoll(status.substr(at + name.size() + 2));
}

CpuMeter::Seconds now(pid_t server) {
  return {.server = cpu_seconds(server), .generator = cpu_seconds(::getpid()), .others = busy_seconds_of_machine()};
}

}  // namespace

CpuMeter::CpuMeter(pid_t server) : server_(server), start_(now(server)) {}

CpuMeter::Seconds CpuMeter::read() const {
  const Seconds end = now(server_);
  Seconds used{.server = end.server - start_.server, .generator = end.generator - start_.generator};
  used.others = std::max(0.0, end.others - start_.others - used.server - used.generator);
  return used;
}

ResidentMemory resident_memory(pid_t pid) {
  const std::string status = read_file(fmt::format("/proc/{}/status", pid));
  return {.total_kb = kilobytes_of(status, "VmRSS"), .anonymous_kb = kilobytes_of(status, "RssAnon")};
}

}  // namespace confab::load
