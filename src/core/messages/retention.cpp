#include "core/messages/retention.h"

#include <algorithm>
#include <array>
#include <memory>

#include "base/fields_write.h"
#include "base/log.h"
#include "core/messages/forget_room.h"
#include "core/messages/previews.h"
#include "core/messages/prune.h"
#include "jobs/schedule.h"
#include "model/room_kind_table.h"
#include "settings/groups/retention.h"
#include "store/job_schedules.h"
#include "store/rooms.h"

namespace confab::core::messages {
namespace {

using settings::Settings;
constexpr std::chrono::days kUsualAge{30};  // what settings say when nobody has said anything

/// What the workspace says of rooms of a type.
struct TypePolicy {
  bool applies = false;
  std::chrono::milliseconds age{};
};

// Newer servers count in milliseconds, older ones in days: the newer setting counts once somebody has set it.
std::chrono::milliseconds age_of(const Settings& settings, settings::IntegerKey milliseconds,
                                 settings::IntegerKey days) {
  const std::chrono::milliseconds age{settings.integer(milliseconds)};
  return age == kUsualAge ? std::chrono::days{settings.integer(days)} : age;
}

bool is_group_of_people(const store::RoomRow& room) {
  return room.direct_key && std::ranges::count(*room.direct_key, ' ') >= 2;
}

/// The settings that say what holds for rooms of a kind.
struct KindPolicy {
  model::RoomKind kind;
  settings::BooleanKey applies;
  settings::IntegerKey milliseconds, days;
};
constexpr std::array kPolicies{KindPolicy{.kind = model::RoomKind::channel,
                                          .applies = settings::retention("RetentionPolicy_AppliesToChannels"),
                                          .milliseconds = settings::retention("RetentionPolicy_TTL_Channels"),
                                          .days = settings::retention("RetentionPolicy_MaxAge_Channels")},
                               KindPolicy{.kind = model::RoomKind::group,
                                          .applies = settings::retention("RetentionPolicy_AppliesToGroups"),
                                          .milliseconds = settings::retention("RetentionPolicy_TTL_Groups"),
                                          .days = settings::retention("RetentionPolicy_MaxAge_Groups")},
                               KindPolicy{.kind = model::RoomKind::direct,
                                          .applies = settings::retention("RetentionPolicy_AppliesToDMs"),
                                          .milliseconds = settings::retention("RetentionPolicy_TTL_DMs"),
                                          .days = settings::retention("RetentionPolicy_MaxAge_DMs")}};
static_assert(model::has_row_of_each_kind(kPolicies));

TypePolicy policy_of(const Settings& settings, const store::RoomRow& room) {
  const auto& row = model::row_of(kPolicies, room.kind);
  const TypePolicy usual{settings.boolean(row.applies), age_of(settings, row.milliseconds, row.days)};
  const auto own = settings.text(settings::retention("Confab_RetentionPolicy_AppliesToGroupDMs"));
  if (own == "as-dms" || !is_group_of_people(room)) return usual;
  return {own == "yes",
          std::chrono::milliseconds{settings.integer(settings::retention("Confab_RetentionPolicy_TTL_GroupDMs"))}};
}

std::string rule_of_precision(std::string_view precision) {
  if (precision == "1") return "every 1h";
  if (precision == "2") return "every 6h";
  return precision == "3" ? "every 1d" : "every 30m";
}

// nullopt: it is off.
std::optional<std::string> wanted_rule(const Settings& settings) {
  if (!settings.boolean(settings::retention("RetentionPolicy_Enabled"))) return std::nullopt;
  if (settings.boolean(settings::retention("RetentionPolicy_Advanced_Precision"))) {
    auto cron = settings.text(settings::retention("RetentionPolicy_Advanced_Precision_Cron"));
    try {
      (void)jobs::Schedule(cron, {});
      return cron;
    } catch (const jobs::BadSchedule& bad) {
      log::warning("RetentionPolicy_Advanced_Precision_Cron is not used", {{"rule", cron}, {"error", bad.what()}});
    }
  }
  return rule_of_precision(settings.text(settings::retention("RetentionPolicy_Precision")));
}

Pruned prune_old(const Context& ctx, const jobs::Run& run, const store::RoomRow& room, const RetentionRule& rule) {
  const Pruning order{.oldest = Timestamp{},
                      .latest = std::max(Timestamp{}, ctx.clock.now() - rule.age),
                      .only_files = rule.only_files,
                      .keep_pinned = rule.keep_pinned,
                      .keep_threads = rule.keep_threads,
                      .keep_discussions = rule.keep_discussions};
  Pruned all, part;
  do {
    part = prune(ctx, run, room.pk, order);
    all.messages += part.messages;
    all.bytes += part.bytes;
  } while (part.messages == kMaxPruned);
  return all;
}

}  // namespace

std::optional<RetentionRule> retention_rule(const Settings& settings, const store::RoomRow& room) {
  if (!settings.boolean(settings::retention("RetentionPolicy_Enabled"))) return std::nullopt;
  RetentionRule rule{.age = {},
                     .keep_discussions = settings.boolean(settings::retention("RetentionPolicy_DoNotPruneDiscussion"))};
  const auto& own = room.retention;
  if (own && !own->enabled.value_or(true)) return std::nullopt;
  if (own && own->override_global) {
    if (!own->enabled || !own->max_age) return std::nullopt;
    rule.age = std::chrono::days{*own->max_age};
    rule.only_files = own->files_only;
    rule.keep_pinned = own->exclude_pinned;
    rule.keep_threads = own->ignore_threads;
    return rule;
  }
  const auto policy = policy_of(settings, room);
  if (!policy.applies) return std::nullopt;
  rule.age = policy.age;
  rule.only_files = settings.boolean(settings::retention("RetentionPolicy_FilesOnly"));
  rule.keep_pinned = settings.boolean(settings::retention("RetentionPolicy_DoNotPrunePinned"));
  rule.keep_threads = settings.boolean(settings::retention("RetentionPolicy_DoNotPruneThreads"));
  return rule;
}

void apply_retention(const Context& ctx, const jobs::Run& run) {
  constexpr std::int64_t kRooms = 200;
  std::int64_t last = 0, rooms_pruned = 0;
  Pruned all;
  for (;;) {
    const auto rooms = store::Rooms{*ctx.db.read()}.after(last, kRooms);
    for (const auto& room : rooms) {
      run.check();
      const auto rule = retention_rule(ctx.settings, room);
      if (!rule) continue;
      const auto pruned = prune_old(ctx, run, room, *rule);
      rooms_pruned += pruned.messages > 0 ? 1 : 0;
      all.messages += pruned.messages;
      all.bytes += pruned.bytes;
    }
    if (std::ssize(rooms) < kRooms) break;
    last = rooms.back().pk;
  }
  log::info("retention applied", {{"rooms", std::to_string(rooms_pruned)},
                                  {"messages", std::to_string(all.messages)},
                                  {"bytes", std::to_string(all.bytes)}});
}

void schedule_retention(const Context& ctx) {
  const auto tx = ctx.db.begin();
  tx->lock("job_schedules");
  const auto rule = wanted_rule(ctx.settings);  // behind the lock: of two changes the later one is seen
  const auto stored = store::JobSchedules{*tx}.by_name(ApplyRetention::kJob);
  if (rule ? stored && stored->rule == *rule : !stored) return;
  if (rule) {
    store::JobScheduleWriter{*tx}.put({.name = std::string{ApplyRetention::kJob},
                                       .kind = std::string{ApplyRetention::kJob},
                                       .version = ApplyRetention::kVersion,
                                       .payload = to_json(ApplyRetention{}, Dates::iso8601),
                                       .rule = *rule,
                                       .zone = {},
                                       .next_at = jobs::Schedule(*rule, {}).next(ctx.clock.now()),
                                       .last_at = {}});
  } else {
    store::JobScheduleWriter{*tx}.remove(ApplyRetention::kJob);
  }
  tx->commit();
}

void declare_jobs(jobs::Kinds& kinds, const Context& ctx) {
  kinds.add<ApplyRetention>({
      .summary = "Deletes messages that are older than the retention policy lets them become.",
      .handler = [&ctx](const jobs::Run& run, const ApplyRetention&) { apply_retention(ctx, run); },
      .attempts = 10,
      .timeout = std::chrono::hours{6},
  });
  kinds.add<ForgetRoom>({
      .summary = "Removes the messages and memberships of a room that was deleted.",
      .handler = [&ctx](const jobs::Run& run, const ForgetRoom& work) { forget_room(ctx, run, work); },
      .parallelism = 2,  // the members of one room hear of it while another one's years of messages go
      .attempts = 10,
      .timeout = std::chrono::hours{6},
  });
  kinds.add<FetchPreviews>({
      .summary = "Looks at what the links of a message lead to.",
      .handler = [&ctx, shares = std::make_shared<PreviewShares>()](
                     const jobs::Run& run, const FetchPreviews& work) { fetch_previews(ctx, run, *shares, work); },
      .parallelism = PreviewShares::kAtOnce + 1,  // one author leaves room for another
      .attempts = 3,
      .timeout = std::chrono::minutes{5},
  });
}

}  // namespace confab::core::messages
