#include "api/renamed.h"

#include <algorithm>

namespace confab::api {

Refusal renamed(Refusal refusal, std::span<const Renamed> rows) {
  for (const auto& [from, to, text] : rows) {
    if (refusal.code() == from && !refusal.is_plain_exception()) {
      return Refusal(to, text ? std::string{*text} : refusal.reason(), refusal.details());
    }
  }
  return refusal;
}

std::vector<ErrorCode> renamed(std::vector<ErrorCode> errors, std::span<const Renamed> rows) {
  for (const auto& [from, to, text] : rows) {
    const bool stays =
        std::any_of(rows.begin(), rows.end(), [code = from](const Renamed& other) { return other.to == code; });
    if (!stays) std::erase(errors, from);
    if (std::find(errors.begin(), errors.end(), to) == errors.end()) errors.push_back(to);
  }
  return errors;
}

}  // namespace confab::api
