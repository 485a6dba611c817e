#include "jobs/kind.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "jobs/schedule.h"

namespace confab::jobs {

std::chrono::milliseconds Backoff::after(std::int64_t failures, double chance) const {
  const double doubled = static_cast<double>(first.count()) * std::exp2(static_cast<double>(failures - 1));
  const double whole = std::min(doubled, static_cast<double>(most.count()));
  return std::chrono::milliseconds{static_cast<std::int64_t>(whole * (1 + chance) / 2)};
}

const Kind* Kinds::find(std::string_view name) const {
  const auto found = std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& kind) { return kind.name == name; });
  return found == kinds_.end() ? nullptr : &*found;
}

void Kinds::add(Kind kind) {
  if (find(kind.name)) throw std::logic_error(fmt::format("the job {} is declared twice", kind.name));
  if (kind.recurring) (void)Schedule{kind.recurring->rule, kind.recurring->zone};
  const auto place =
      std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& other) { return other.priority < kind.priority; });
  kinds_.insert(place, std::move(kind));
}

}  // namespace confab::jobs
