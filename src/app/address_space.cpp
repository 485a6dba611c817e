#include "app/address_space.h"

#include <fmt/format.h>
#include <pthread.h>
#include <sys/resource.h>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <thread>

namespace confab::app {
namespace {

constexpr std::uint64_t kMebibyte = std::uint64_t{1} << 20U;
// Those of docs/architecture.md, but the event loops, and some more for the libraries'.
constexpr std::uint64_t kThreads = 48;
// The program and its libraries take 100, and what they hold at the start.
constexpr std::uint64_t kBesides = 160 * kMebibyte;

std::uint64_t stack_size() {
  pthread_attr_t attributes;
  std::size_t bytes = 8 * kMebibyte;
  if (::pthread_attr_init(&attributes) == 0) {
    ::pthread_attr_getstacksize(&attributes, &bytes);
    ::pthread_attr_destroy(&attributes);
  }
  return bytes;
}

struct Bound {
  __rlimit_resource_t resource;
  const char* name;  // where people set it
};
constexpr std::array kBounds{Bound{RLIMIT_AS, "ulimit -v, or LimitAS of systemd"},
                             Bound{RLIMIT_DATA, "ulimit -d, or LimitDATA of systemd"}};

}  // namespace

void require_address_space() {
  const auto needed = (kThreads + std::thread::hardware_concurrency()) * stack_size() + kBesides;
  for (const auto& bound : kBounds) {
    rlimit limit{};
    if (::getrlimit(bound.resource, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= needed)
      continue;
    throw std::runtime_error(
        fmt::format("The process may have {} MiB of addresses, and needs {} MiB to start: raise {}",
                    limit.rlim_cur / kMebibyte, needed / kMebibyte, bound.name));
  }
}

}  // namespace confab::app
