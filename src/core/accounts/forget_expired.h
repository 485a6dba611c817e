#pragma once

#include "core/kernel/context.h"
#include "jobs/kind.h"

namespace confab::core::accounts {

/// Tokens that ran out a week ago (until then their owners are told that they have), and failed log-ins that no limit
/// counts any more.
struct ForgetExpired {
  static constexpr std::string_view kJob = "accounts.forget-expired";
  static constexpr int kVersion = 1;
};

/// In transactions of some hundred rows. Throws what Run::check() does.
void forget_expired(const Context& ctx, const jobs::Run& run);

/// `ctx` outlives `kinds`.
void declare_jobs(jobs::Kinds& kinds, const Context& ctx);

}  // namespace confab::core::accounts

template <>
struct confab::Fields<confab::core::accounts::ForgetExpired> {
  static constexpr auto list = FieldList{};
};
