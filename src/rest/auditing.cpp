// What auditors look at over REST; the messages of rooms are read by methods (ddp/audit_methods.cpp).

#include <algorithm>

#include "base/errors/rooms.h"
#include "core/configuration/settings.h"
#include "permissions/groups/auditing.h"
#include "permissions/groups/members.h"
#include "rest/member_documents.h"
#include "rest/operation_api.h"

namespace confab::rest {

struct SettingAudit {
  Field<"start", std::optional<Timestamp>, "Changed since then."> start;
  Field<"end", std::optional<Timestamp>, "Changed until then."> end;
  Field<"settingId", std::optional<std::string>, "Only this setting.", bound::id> setting;
  Field<"actor", std::optional<json::object>, R"(JSON: only by {"_id"}.)", bound::free_form> actor;
};
using SettingAuditParams = Flatten<api::PageBy<"-ts">, SettingAudit>;
struct AuditActor {
  Field<"type", std::string, "user."> type = "user";
  Field<"_id", UserId, "Who it was."> id;
  Field<"username", std::string, "What they were called then."> username;
  Field<"ip", std::string, "The address that they came from."> ip;
};
struct AuditMember {
  Field<"key", std::string, "id, previous or current."> key;
  Field<"value", json::value, "The setting, what it was, what it became."> value;
};
struct SettingEvent {
  Field<"_id", std::string, "Its number in the audit log."> id;
  Field<"t", std::string, "settings.changed."> t = "settings.changed";
  Field<"ts", Timestamp, "When it was changed."> ts;
  Field<"actor", AuditActor, "Who has changed it."> actor;
  Field<"data", std::vector<AuditMember>, "What was changed."> data;
};
using SettingEvents = Named<"events", std::vector<SettingEvent>, "The newest first.">;
struct Differences {
  Field<"from", Timestamp, "The earlier time."> from;
  Field<"until", std::optional<Timestamp>, "The later time; left out: now."> until;
  Field<"count", std::optional<std::int64_t>, "How many rows; 0: all, where allowed.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many rows to skip.", bound::from_zero> offset;
};
struct SettingDifferenceRow {
  Field<"_id", std::string, "The setting."> id;
  Field<"before", std::optional<json::value>, "Its value at the earlier time; of a secret one nothing is said."> before;
  Field<"after", std::optional<json::value>, "Its value at the later time."> after;
  Field<"secret", std::optional<bool>, "A password or key, which was changed in between."> secret;
  static constexpr std::string_view kSchema = "SettingDifference";
};
using DifferenceRows = Named<"settings", std::vector<SettingDifferenceRow>, "Those that differ, by name.">;
struct AnyMembers {
  Field<"roomId", RoomId, "The room, whosever it is."> room;
};
using AnyMembersParams = Flatten<MemberFilter, AnyMembers>;

namespace {

UserId actor_in(const SettingAuditParams& p) {
  if (!p.actor) return {};
  const auto* id = p.actor->if_contains("_id");
  if (id == nullptr || !id->is_string()) {
    throw Refusal(errors::invalid_params, "actor names nobody by _id", {{"field", "actor"}});
  }
  return UserId{std::string{id->get_string()}};
}

SettingEvent event_of(core::configuration::SettingChange change) {
  SettingEvent event;
  event.id = std::move(change.id);
  event.ts = change.at;
  event.actor = AuditActor{.type = "user",
                           .id = std::move(change.actor.id),
                           .username = std::move(change.actor.username),
                           .ip = std::move(change.address)};
  event.data.push_back({"id", json::value(change.setting)});
  if (change.before) event.data.push_back({"previous", std::move(*change.before)});
  if (change.after) event.data.push_back({"current", std::move(*change.after)});
  return event;
}

Flatten<SettingEvents, api::PageCounts> list_setting_events(Call& call, const SettingAuditParams& p) {
  const auto page = api::page_of(call.ctx.settings, p);
  auto changes = core::configuration::setting_changes(call.ctx, call.actor(),
                                                      {.from = p.start.value_or(Timestamp{}),
                                                       .until = p.end.value_or(call.ctx.clock.now()),
                                                       .setting = p.setting.value_or(""),
                                                       .actor = actor_in(p)});
  const auto total = std::ssize(changes);
  std::vector<SettingEvent> events;
  const auto from = std::min(page.offset, total);
  for (auto i = from; i < from + std::min(page.limit, total - from); ++i) {
    events.push_back(event_of(std::move(changes[static_cast<std::size_t>(i)])));
  }
  return api::paged<SettingEvents>(std::move(events), page.offset, total);
}

Flatten<DifferenceRows, api::PageCounts> list_differences(Call& call, const Differences& p) {
  if (p.until && *p.until < p.from) {
    throw Refusal(errors::invalid_params, "until must not be before from", {{"field", "until"}});
  }
  const auto page = api::page_of(call.ctx.settings, api::PageParams{.count = p.count, .offset = p.offset});
  auto all = core::configuration::setting_differences(call.ctx, call.actor(), p.from, p.until);
  const auto total = std::ssize(all);
  std::vector<SettingDifferenceRow> rows;
  const auto from = std::min(page.offset, total);
  for (auto i = from; i < from + std::min(page.limit, total - from); ++i) {
    auto& one = all[static_cast<std::size_t>(i)];
    rows.push_back({.id = std::move(one.id),
                    .before = std::move(one.before),
                    .after = std::move(one.after),
                    .secret = one.secret ? std::optional{true} : std::nullopt});
  }
  return api::paged<DifferenceRows>(std::move(rows), page.offset, total);
}

}  // namespace

void declare_auditing(api::Endpoints& endpoints) {
  endpoints.get<SettingAuditParams, Flatten<SettingEvents, api::PageCounts>>(
      "/api/v1/audit.settings", Access::any_of({permissions::auditing("can-audit")}),
      "Who has changed which setting: the newest 1,000 changes of a time.", {errors::invalid_params},
      list_setting_events);
  endpoints.get<Differences, Flatten<DifferenceRows, api::PageCounts>>(
      "/api/v1/confab.settings.differences", Access::any_of({permissions::auditing("can-audit")}),
      "Which settings had other values at one time than at another, or now.", {errors::invalid_params},
      list_differences);
  endpoints.get<AnyMembersParams, MemberListResult>(
      "/api/v1/audit/rooms.members", Access::any_of({permissions::members("view-members-list-all-rooms")}),
      "Members of any room; the audit log says who has looked.", {errors::room_not_found, errors::invalid_sort},
      [](Call& call, const auto& p) { return list_members_of_any(call, p.room, p); });
}

}  // namespace confab::rest
