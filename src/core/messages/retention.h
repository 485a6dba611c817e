#pragma once
// Messages that are deleted because they are old (RetentionPolicy_*, and what rooms say themselves).

#include <chrono>
#include <optional>

#include "base/fields.h"
#include "core/kernel/context.h"
#include "jobs/kind.h"
#include "store/room_row.h"

namespace confab::core::messages {

/// What goes from a room by itself.
struct RetentionRule {
  std::chrono::milliseconds age;  // what is older
  bool only_files = false, keep_pinned = false, keep_threads = false, keep_discussions = false;
};
/// nullopt: nothing does. A room that has a rule of its own (enabled, overrideGlobal, maxAge) goes by that one, and in
/// what announces discussions by the workspace's; all others by that for rooms of their type, unless they have opted
/// out.
[[nodiscard]] std::optional<RetentionRule> retention_rule(const settings::Settings& settings,
                                                          const store::RoomRow& room);

/// Goes through all rooms. What an earlier run has not come to is there for the next one.
struct ApplyRetention {
  static constexpr std::string_view kJob = "messages.apply-retention";
  static constexpr int kVersion = 1;
};
/// Throws what Run::check() does.
void apply_retention(const Context& ctx, const jobs::Run& run);

/// Brings the job's schedule in line with the settings: to be called when the server starts, and when one of them has
/// changed. A cron rule that cannot be read is warned of, and RetentionPolicy_Precision counts.
void schedule_retention(const Context& ctx);

/// `ctx` outlives `kinds`.
void declare_jobs(jobs::Kinds& kinds, const Context& ctx);

}  // namespace confab::core::messages

template <>
struct confab::Fields<confab::core::messages::ApplyRetention> {
  static constexpr auto list = FieldList{};
};
