#pragma once

#include "core/kernel/context.h"
#include "jobs/kind.h"

namespace confab::core::previews {

/// Forgets what was found behind all links. Throws Refusal(not_allowed) without clear-oembed-cache.
void clear_cache(const Context& ctx, const Actor& actor);

/// What was fetched longer ago than API_EmbedCacheExpirationDays.
struct ForgetPreviews {
  static constexpr std::string_view kJob = "previews.forget";
  static constexpr int kVersion = 1;
};
/// In transactions of some hundred rows. Throws what Run::check() does.
void forget_previews(const Context& ctx, const jobs::Run& run);

/// `ctx` outlives `kinds`.
void declare_jobs(jobs::Kinds& kinds, const Context& ctx);

}  // namespace confab::core::previews

template <>
struct confab::Fields<confab::core::previews::ForgetPreviews> {
  static constexpr auto list = FieldList{};
};
