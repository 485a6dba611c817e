#include "core/operation/machine.h"

#include <stdlib.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <thread>

#include "permissions/groups/operation.h"

namespace confab::core::operation {
namespace {

const auto kStarted = std::chrono::steady_clock::now();

}  // namespace

SystemStatistics describe_system() {
  SystemStatistics out;
  out.platform = "linux";
  if (utsname name{}; uname(&name) == 0) {
    out.type = name.sysname;
    out.arch = name.machine;
    out.release = name.release;
  }
  if (struct sysinfo info{}; sysinfo(&info) == 0) {
    out.uptime = static_cast<double>(info.uptime);
    out.total_memory = static_cast<std::int64_t>(info.totalram) * info.mem_unit;
    out.free_memory = static_cast<std::int64_t>(info.freeram) * info.mem_unit;
  }
  std::array<double, 3> load{};
  if (getloadavg(load.data(), load.size()) == 3) out.load.assign(load.begin(), load.end());
  out.processors = std::thread::hardware_concurrency();
  return out;
}

std::optional<SystemStatistics> describe_system_to(const Context& ctx, const std::optional<Actor>& actor) {
  if (!actor || !may(ctx, *actor, permissions::operation("get-server-info"))) return std::nullopt;
  return describe_system();
}

ProcessStatistics describe_process() {
  const std::chrono::duration<double> up = std::chrono::steady_clock::now() - kStarted;
  return {.pid = getpid(), .uptime = up.count()};
}

}  // namespace confab::core::operation
