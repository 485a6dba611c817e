// What auditors look at over REST; the messages of rooms are read by methods (ddp/audit_methods.cpp).

#include <algorithm>

#include "api/paging.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/configuration/settings.h"
#include "permissions/groups/members.h"
#include "permissions/groups/operation.h"
#include "rest/member_documents.h"
#include "rest/operation_api.h"

namespace confab::rest {

struct SettingAuditParams : api::PageParams {
  std::optional<Timestamp> start, end;
  std::optional<std::string> setting;
  std::optional<json::object> actor;

  static constexpr auto kFields = extended<api::PageParams>(
      field("start", &SettingAuditParams::start, "Changed since then."),
      field("end", &SettingAuditParams::end, "Changed until then."),
      field("settingId", &SettingAuditParams::setting, "Only this setting.", bound::id),
      field("actor", &SettingAuditParams::actor, R"(JSON: only by {"_id"}.)", bound::free_form));
};
struct AuditActor {
  std::string type = "user";
  UserId id;
  std::string username, ip;

  static constexpr auto kFields = FieldList{
      field("type", &AuditActor::type, "user."),
      field("_id", &AuditActor::id, "Who it was."),
      field("username", &AuditActor::username, "What they were called then."),
      field("ip", &AuditActor::ip, "The address that they came from."),
  };
};
struct AuditMember {
  std::string key;
  json::value value;

  static constexpr auto kFields = FieldList{
      field("key", &AuditMember::key, "id, previous or current."),
      field("value", &AuditMember::value, "The setting, what it was, what it became."),
  };
};
struct SettingEvent {
  std::string id, t = "settings.changed";
  Timestamp ts;
  AuditActor actor;
  std::vector<AuditMember> data;

  static constexpr auto kFields = FieldList{
      field("_id", &SettingEvent::id, "Its number in the audit log."),
      field("t", &SettingEvent::t, "settings.changed."),
      field("ts", &SettingEvent::ts, "When it was changed."),
      field("actor", &SettingEvent::actor, "Who has changed it."),
      field("data", &SettingEvent::data, "What was changed."),
  };
};
using SettingEvents = Named<"events", std::vector<SettingEvent>, "The newest first.">;
struct AnyMembersParams : MemberFilter {
  RoomId room;

  static constexpr auto kFields =
      extended<MemberFilter>(field("roomId", &AnyMembersParams::room, "The room, whosever it is."));
};

namespace {

using api::Access;
using api::Call;

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
  event.actor = {.type = "user",
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
  endpoints.get<SettingAuditParams, Flatten<SettingEvents, api::PageCounts>>({
      .path = "/api/v1/audit.settings",
      .access = Access::any_of({permissions::operation("can-audit")}),
      .summary = "Who has changed which setting: the newest 1,000 changes of a time.",
      .errors = {errors::invalid_query, errors::invalid_params},
      .handler = list_setting_events,
  });
  endpoints.get<AnyMembersParams, MemberListResult>({
      .path = "/api/v1/audit/rooms.members",
      .access = Access::any_of({permissions::members("view-members-list-all-rooms")}),
      .summary = "Members of any room; the audit log says who has looked.",
      .errors = {errors::room_not_found, errors::invalid_sort},
      .handler = [](Call& call, const auto& p) { return list_members_of_any(call, p.room, p); },
  });
}

}  // namespace confab::rest
