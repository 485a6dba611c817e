#include "core/operation/statistics.h"

#include <algorithm>
#include <array>

#include "base/fields_read.h"
#include "base/fields_write.h"
#include "core/kernel/transaction.h"
#include "core/operation/machine.h"
#include "core/operation/use.h"
#include "core/presence/presence.h"
#include "model/room_kind_table.h"
#include "permissions/groups/operation.h"
#include "settings/groups/organization.h"
#include "settings/groups/site.h"
#include "settings/groups/workspace.h"
#include "store/migrations.h"
#include "store/statistics.h"

namespace confab::core::operation {
namespace {

constexpr std::int64_t kKept = 1'000;

void count_users(UserStatistics& out, store::WorkspaceCounts& counts) {
  for (const auto& row : counts.users()) {
    out.total_users += row.count;
    if (row.type == "app") out.app_users += row.count;
    if (!row.active)
      out.non_active_users += row.count;
    else if (row.guest)
      out.active_guests += row.count;
    else
      out.active_users += row.count;
  }
  out.languages = counts.languages();
}

void count_present(UserStatistics& out, const Presence& presence) {
  const auto shown = presence.counts();
  out.online = shown.online;
  out.away = shown.away;
  out.busy = shown.busy;
  out.connected = shown.online + shown.away + shown.busy;
  out.offline = std::max<std::int64_t>(0, out.total_users - out.connected);
}

/// Where rooms of a kind, and their messages, are counted.
struct KindCounts {
  model::RoomKind kind;
  std::int64_t RoomStatistics::*rooms, RoomStatistics::*messages;
};
constexpr std::array kCounts{
    KindCounts{.kind = model::RoomKind::channel,
               .rooms = &RoomStatistics::channels,
               .messages = &RoomStatistics::channel_messages},
    KindCounts{
        .kind = model::RoomKind::group, .rooms = &RoomStatistics::groups, .messages = &RoomStatistics::group_messages},
    KindCounts{.kind = model::RoomKind::direct,
               .rooms = &RoomStatistics::direct,
               .messages = &RoomStatistics::direct_messages}};
static_assert(model::has_row_of_each_kind(kCounts));

void count_rooms(RoomStatistics& out, store::WorkspaceCounts& counts) {
  for (const auto& row : counts.rooms()) {
    out.rooms += row.rooms;
    out.messages += row.messages;
    const auto kind = model::room_kind(row.letter);
    if (!kind) continue;
    const auto& of_kind = model::row_of(kCounts, *kind);
    out.*of_kind.rooms = row.rooms;
    out.*of_kind.messages = row.messages;
  }
}

void describe_workspace(WorkspaceStatistics& out, const Context& ctx, store::WorkspaceCounts& counts) {
  const auto chosen = [&](settings::TextKey key) { return ctx.settings.text(key); };
  out.unique_id = chosen(settings::site("uniqueID"));
  out.version = chosen(settings::workspace("Confab_Compatibility_Version"));
  out.wizard = {.organization_type = chosen(settings::organization("Organization_Type")),
                .industry = chosen(settings::organization("Industry")),
                .size = chosen(settings::organization("Size")),
                .country = chosen(settings::organization("Country")),
                .server_type = chosen(settings::organization("Server_Type"))};
  const auto last = counts.last_times();
  out.last_login = last.login;
  out.last_message_at = last.message;
  out.last_reading_at = last.reading;
}

Statistics counted(const Context& ctx) {
  Statistics out;
  out.id = random_id();
  out.created_at = ctx.clock.now();
  const auto reader = ctx.db.read();
  store::WorkspaceCounts counts{*reader};
  describe_workspace(out, ctx, counts);
  count_users(out, counts);
  count_present(out, ctx.presence);
  count_rooms(out, counts);
  out.database = ctx.db.version();
  out.migration = store::migrations().back().number;
  out.os = describe_system();
  out.process = describe_process();
  return out;
}

Statistics stored(const store::StatisticsRow& row) {
  return read_stored_fields<Statistics>(stored_json(row.document));
}

}  // namespace

Statistics collect_statistics(const Context& ctx) {
  auto document = counted(ctx);
  Transaction tx{ctx};
  store::append_statistics(
      tx, {.id = document.id, .created_at = document.created_at, .document = to_json(document, Dates::iso8601)}, kKept);
  tx.commit();
  return document;
}

Statistics statistics(const Context& ctx, const Actor& actor, bool refresh) {
  require(ctx, actor, permissions::operation("view-statistics"));
  if (refresh) return collect_statistics(ctx);
  const auto latest = store::StatisticsLog{*ctx.db.read()}.latest();
  return latest ? stored(*latest) : collect_statistics(ctx);
}

StatisticsPage list_statistics(const Context& ctx, const Actor& actor, const ListStatistics& query) {
  require(ctx, actor, permissions::operation("view-statistics"));
  const auto reader = ctx.db.read();
  store::StatisticsLog log{*reader};
  StatisticsPage page{.statistics = {}, .total = log.count()};
  for (const auto& row : log.list(query.newest_first, query.limit, query.offset)) {
    page.statistics.push_back(stored(row));
  }
  return page;
}

void declare_jobs(jobs::Kinds& kinds, const Context& ctx) {
  kinds.add<CollectStatistics>({
      .summary = "Counts what the workspace holds.",
      .handler = [&ctx](const jobs::Run&, const CollectStatistics&) { collect_statistics(ctx); },
      .attempts = 3,
      .timeout = std::chrono::minutes{10},
      .recurring = jobs::Recurring{.rule = "15 2 * * *"},
  });
  kinds.add<CountUse>({
      .summary = "Counts what people write, by day and room.",
      .handler = [&ctx](const jobs::Run& run, const CountUse&) { count_use(ctx, run); },
      .attempts = 3,
      .timeout = std::chrono::minutes{50},
      .recurring = jobs::Recurring{.rule = "every 1h"},
  });
}

std::int64_t active_users(const Context& ctx) {
  std::int64_t count = 0;
  for (const auto& row : store::WorkspaceCounts{*ctx.db.read()}.users()) {
    if (row.active && !row.guest && row.type != "app") count += row.count;
  }
  return count;
}

}  // namespace confab::core::operation
