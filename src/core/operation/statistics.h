#pragma once
// What the workspace holds and what it runs on, as Rocket.Chat's clients know it (IStats). Counted once a day by a job,
// and when an administrator asks for it; kept, so that growth can be seen.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/fields_inherit.h"
#include "core/kernel/context.h"
#include "jobs/kind.h"

namespace confab::core::operation {

struct UserStatistics {
  std::int64_t total_users = 0, active_users = 0, active_guests = 0, non_active_users = 0, app_users = 0;
  std::int64_t online = 0, away = 0, busy = 0, connected = 0, offline = 0;
  std::map<std::string, std::int64_t> languages;
};
struct RoomStatistics {
  std::int64_t rooms = 0, channels = 0, groups = 0, direct = 0;
  std::int64_t messages = 0, channel_messages = 0, group_messages = 0, direct_messages = 0;
};
/// What the setup wizard asked.
struct WizardStatistics {
  std::string organization_type, industry, size, country, server_type;
};
struct WorkspaceStatistics {
  std::string unique_id, version;
  WizardStatistics wizard;
  std::optional<Timestamp> last_login, last_message_at, last_reading_at;
};
struct SystemStatistics {
  std::string type, platform, arch, release;
  double uptime = 0;  // seconds, of the machine
  std::vector<double> load;
  std::int64_t total_memory = 0, free_memory = 0;  // bytes
  std::int64_t processors = 0;
};
struct ProcessStatistics {
  std::int64_t pid = 0;
  double uptime = 0;  // seconds, of this process
};
struct ServerStatistics {
  std::string database;
  std::int64_t migration = 0;
  SystemStatistics os;
  ProcessStatistics process;
};
struct StatisticsStamp {
  std::string id;
  Timestamp created_at;
};
/// A document of the store: whatever is added to its parts must be defaulted() or optional, for there are older ones.
struct Statistics : StatisticsStamp, WorkspaceStatistics, UserStatistics, RoomStatistics, ServerStatistics {};

/// Counts all, stores the document and returns it. The newest 1,000 are kept.
Statistics collect_statistics(const Context& ctx);

/// The newest document; with `refresh`, or when there is none yet, one that is made now. Throws Refusal(not_allowed)
/// without view-statistics.
[[nodiscard]] Statistics statistics(const Context& ctx, const Actor& actor, bool refresh);

struct ListStatistics {
  bool newest_first = true;
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
struct StatisticsPage {
  std::vector<Statistics> statistics;
  std::int64_t total = 0;
};
/// Throws as statistics().
[[nodiscard]] StatisticsPage list_statistics(const Context& ctx, const Actor& actor, const ListStatistics& query);

/// Once a day, at night.
struct CollectStatistics {
  static constexpr std::string_view kJob = "operation.collect-statistics";
  static constexpr int kVersion = 1;
};
/// `ctx` outlives `kinds`.
void declare_jobs(jobs::Kinds& kinds, const Context& ctx);

/// Accounts that can be used, guests and apps aside.
[[nodiscard]] std::int64_t active_users(const Context& ctx);

}  // namespace confab::core::operation

namespace confab {

template <>
struct Fields<core::operation::CollectStatistics> {
  static constexpr auto list = FieldList{};
};
template <>
struct Fields<core::operation::StatisticsStamp> {
  using S = core::operation::StatisticsStamp;
  static constexpr auto list = FieldList{
      field("_id", &S::id, "The document."),
      field("createdAt", &S::created_at, "When it was counted."),
  };
};
template <>
struct Fields<core::operation::WizardStatistics> {
  using S = core::operation::WizardStatistics;
  static constexpr auto list = FieldList{
      field("organizationType", &S::organization_type, "Kind of organisation."),
      field("industry", &S::industry, "Industry."),
      field("size", &S::size, "Size."),
      field("country", &S::country, "Country."),
      field("serverType", &S::server_type, "Private team or public community."),
  };
};
template <>
struct Fields<core::operation::WorkspaceStatistics> {
  using S = core::operation::WorkspaceStatistics;
  static constexpr auto list = FieldList{
      field("uniqueId", &S::unique_id, "Names the workspace."),
      field("version", &S::version, "The release it is compatible with."),
      field("wizard", &S::wizard, "What the setup wizard asked."),
      field("lastLogin", &S::last_login, "The last log-in."),
      field("lastMessageSentAt", &S::last_message_at, "The last message that people wrote."),
      field("lastSeenSubscription", &S::last_reading_at, "When somebody last read a room."),
  };
};
template <>
struct Fields<core::operation::UserStatistics> {
  using S = core::operation::UserStatistics;
  static constexpr auto list = FieldList{
      field("totalUsers", &S::total_users, "Accounts."),
      field("activeUsers", &S::active_users, "Those that may log in, without guests."),
      field("activeGuests", &S::active_guests, "Guests that may log in."),
      field("nonActiveUsers", &S::non_active_users, "Deactivated accounts."),
      field("appUsers", &S::app_users, "Accounts of apps."),
      field("onlineUsers", &S::online, "Shown as online."),
      field("awayUsers", &S::away, "Shown as away."),
      field("busyUsers", &S::busy, "Shown as busy."),
      field("totalConnectedUsers", &S::connected, "Shown as online, away or busy."),
      field("offlineUsers", &S::offline, "All others."),
      field("userLanguages", &S::languages, "Accounts by language."),
  };
};
template <>
struct Fields<core::operation::RoomStatistics> {
  using S = core::operation::RoomStatistics;
  static constexpr auto list = FieldList{
      field("totalRooms", &S::rooms, "Rooms."),
      field("totalChannels", &S::channels, "Public channels."),
      field("totalPrivateGroups", &S::groups, "Private groups."),
      field("totalDirect", &S::direct, "Direct messages."),
      field("totalMessages", &S::messages, "Messages that are there."),
      field("totalChannelMessages", &S::channel_messages, "In public channels."),
      field("totalPrivateGroupMessages", &S::group_messages, "In private groups."),
      field("totalDirectMessages", &S::direct_messages, "In direct messages."),
  };
};
template <>
struct Fields<core::operation::SystemStatistics> {
  using S = core::operation::SystemStatistics;
  static constexpr auto list = FieldList{
      field("type", &S::type, "Kernel."),
      field("platform", &S::platform, "linux."),
      field("arch", &S::arch, "Processor architecture."),
      field("release", &S::release, "The kernel's release."),
      field("uptime", &S::uptime, "Seconds since the machine started."),
      field("loadavg", &S::load, "Load of the last 1, 5 and 15 minutes."),
      field("totalmem", &S::total_memory, "Bytes of memory."),
      field("freemem", &S::free_memory, "Bytes of memory that are free."),
      field("processors", &S::processors, "Processors that the server may use."),
  };
};
template <>
struct Fields<core::operation::ProcessStatistics> {
  using S = core::operation::ProcessStatistics;
  static constexpr auto list = FieldList{
      field("pid", &S::pid, "Process id."),
      field("uptime", &S::uptime, "Seconds since the server started."),
  };
};
template <>
struct Fields<core::operation::ServerStatistics> {
  using S = core::operation::ServerStatistics;
  static constexpr auto list = FieldList{
      field("database", &S::database, "The database and its version."),
      field("migration", &S::migration, "The newest migration."),
      field("os", &S::os, "The machine."),
      field("process", &S::process, "This process."),
  };
};

template <>
struct Fields<core::operation::Statistics> {
  static constexpr std::string_view name = "Statistics";
  static constexpr auto list =
      joined(Fields<core::operation::StatisticsStamp>::list, Fields<core::operation::WorkspaceStatistics>::list,
             Fields<core::operation::UserStatistics>::list, Fields<core::operation::RoomStatistics>::list,
             Fields<core::operation::ServerStatistics>::list);
};

}  // namespace confab
