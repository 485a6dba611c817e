#include "base/error.h"

#include <cstddef>
#include <utility>

#include "base/text.h"

namespace confab {
namespace {

// A reason may quote what a stranger sent.
constexpr std::size_t kMaxReason = 4'000;  // bytes

}  // namespace

Refusal::Refusal(ErrorCode code, std::string reason, boost::json::object details)
    : code_(code),
      reason_(reason.size() > kMaxReason ? excerpt(reason, kMaxReason) : std::move(reason)),
      details_(std::move(details)) {
  const auto name = code.wire_name();
  what_ = reason_;
  if (!name.empty()) what_.append(what_.empty() ? "[" : " [").append(name).append("]");
}

Refusal Refusal::plain(ErrorCode code, std::string reason, boost::json::object details) {
  Refusal refusal{code, std::move(reason), std::move(details)};
  refusal.plain_ = code.shown() == Shown::coded;
  if (refusal.plain_) refusal.what_ = refusal.reason_;
  return refusal;
}

}  // namespace confab
