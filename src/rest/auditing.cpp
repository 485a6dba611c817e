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
using SettingAuditParams = Flatten<api::PageParams, SettingAudit>;
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
  if (p.query && !p.query->empty()) throw Refusal(errors::invalid_query, "Changes cannot be filtered by query");
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

}  // namespace

void declare_auditing(api::Endpoints& endpoints) {
  endpoints.get<SettingAuditParams, Flatten<SettingEvents, api::PageCounts>>(
      "/api/v1/audit.settings", Access::any_of({permissions::auditing("can-audit")}),
      "Who has changed which setting: the newest 1,000 changes of a time.",
      {errors::invalid_query, errors::invalid_params}, list_setting_events);
  endpoints.get<AnyMembersParams, MemberListResult>(
      "/api/v1/audit/rooms.members", Access::any_of({permissions::members("view-members-list-all-rooms")}),
      "Members of any room; the audit log says who has looked.", {errors::room_not_found, errors::invalid_sort},
      [](Call& call, const auto& p) { return list_members_of_any(call, p.room, p); });
}

}  // namespace confab::rest
