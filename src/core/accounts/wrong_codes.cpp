#include "core/accounts/wrong_codes.h"

#include <chrono>

namespace confab::core::accounts {
namespace {

constexpr std::int64_t kMost = 10;
constexpr std::chrono::minutes kWindow{15};

}  // namespace

bool may_try_code(store::SecondFactor& factor, Timestamp now) {
  if (now - factor.wrong_since >= kWindow) factor.wrong = 0;
  return factor.wrong < kMost;
}

void count_wrong_code(store::SecondFactor& factor, Timestamp now) {
  if (factor.wrong == 0) factor.wrong_since = now;
  ++factor.wrong;
}

}  // namespace confab::core::accounts
