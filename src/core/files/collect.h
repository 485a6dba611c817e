#pragma once
// What nobody refers to goes: the bytes first, then the row.

#include <limits>
#include <optional>

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "jobs/kind.h"

namespace confab::core::files {

/// Of one blob, unless it is alive. When the storage is away it is tried again for days; after that the row stays, and
/// files.sweep begins anew.
struct Collect {
  static constexpr std::string_view kJob = "files.collect";
  static constexpr int kVersion = 1;
  std::int64_t blob = 0;
};
/// As soon as the transaction is stored, or later.
void schedule_collection(Transaction& tx, const Context& ctx, std::int64_t blob, std::optional<Timestamp> at = {});
/// Throws Failed while the storage does.
void collect(const Context& ctx, const jobs::Run& run, const Collect& work);

/// Finds what is left over: claims that ran out, blobs without a reference whose job was lost or refused.
struct Sweep {
  static constexpr std::string_view kJob = "files.sweep";
  static constexpr int kVersion = 1;
};
void sweep(const Context& ctx, const jobs::Run& run);

/// `ctx` outlives `kinds`.
void declare_jobs(jobs::Kinds& kinds, const Context& ctx);

}  // namespace confab::core::files

template <>
struct confab::Fields<confab::core::files::Collect> {
  static constexpr auto list = FieldList{field("blob", &confab::core::files::Collect::blob, "Its number.",
                                               range(0, std::numeric_limits<std::int64_t>::max()))};
};
template <>
struct confab::Fields<confab::core::files::Sweep> {
  static constexpr auto list = FieldList{};
};
