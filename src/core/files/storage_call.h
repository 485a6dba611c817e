#pragma once
// For those in this folder who ask a storage: what it fails in becomes a refusal, and a line in the log for the
// operator.

#include <string_view>
#include <utility>

#include "core/kernel/context.h"
#include "services/storage/storage.h"

namespace confab::core::files {

/// Throws Failed(not_configured) where the program has none.
[[nodiscard]] services::storage::Storages& storages_of(const Context& ctx);

/// Logs `what` was being done, and throws Refusal(storage_full | service_unavailable).
[[noreturn]] void refuse_failed(std::string_view what, const services::storage::Failed& failed);

template <class Call>
auto or_refuse(std::string_view what, Call&& call) {
  try {
    return std::forward<Call>(call)();
  } catch (const services::storage::Failed& failed) {
    refuse_failed(what, failed);
  }
}

}  // namespace confab::core::files
