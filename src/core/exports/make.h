#pragma once
// Making the archives that people have asked for.

#include "core/files/exported.h"
#include "core/kernel/context.h"
#include "jobs/kind.h"

namespace confab::core::exports {

/// Puts the archive together, keeps it where files are kept, and lets the built-in bot tell its owner. What the owner
/// may not read when it is made is not in it. Of files, at most kMaxFiles bytes are; the names of the others are. It is
/// written beside the files that come in, so it needs as much room on the disk as it has bytes, for a while.
/// Nothing where it was done, or begun anew, since. Throws what Run::check() does, Refusal(storage_full |
/// service_unavailable), sql::Error; then nothing was kept.
void make(const Context& ctx, const jobs::Run& run, const files::MakeExport& work);
inline constexpr std::int64_t kMaxFiles = std::int64_t{8} << 30;
inline constexpr int kAttempts = 5;  // after the last one the export has failed

/// `ctx` outlives `kinds`.
void declare_jobs(jobs::Kinds& kinds, const Context& ctx);

}  // namespace confab::core::exports
