#include "ddp/projections/people.h"

#include "ddp/projections/stream_frames.h"
#include "settings/groups/operation.h"

namespace confab::ddp {
namespace {

struct PresenceDiff {
  std::string status;
  std::string connection;
  std::string text;

  static constexpr auto kFields = FieldList{
      field("status", &PresenceDiff::status, "As others see it."),
      field("statusConnection", &PresenceDiff::connection, "Of the connections alone."),
      field("statusText", &PresenceDiff::text, "The text beside it."),
  };
};
/// An event of the presence stream, which names the user in place of an event.
struct Watched {
  UserId user;
  UserId event;
  RawJson args;

  static constexpr auto kFields = FieldList{
      field("uid", &Watched::user, "The user."),
      field("eventName", &Watched::event, "The user."),
      field("args", &Watched::args, "Username, number of the status, text."),
  };
};

model::UserRef built_in_bot() {
  const std::string id{model::kBuiltInBot};
  return {UserId{id}, id, {}};
}

int presence_number(std::string_view status) {
  if (status == "online") return 1;
  if (status == "away") return 2;
  if (status == "busy") return 3;
  return 0;
}

RawJson diff_of(const bus::UserFields& fields) {
  std::string diff{'{'};
  bool is_first = true;
  write_members(diff, static_cast<const bus::UserMembers&>(fields), Dates::ejson, is_first);
  for (const auto& [name, value] : fields.preferences) {
    detail::write_key(diff, "settings.preferences." + name, is_first);
    write_json(diff, value, Dates::ejson);
  }
  diff.push_back('}');
  return {std::move(diff)};
}

}  // namespace

void PeopleProjection::on(const bus::UserChanged& event, Coalescer&) {
  UserData data{name_of(event.change), event.user, diff_of(event.fields), {}};
  if (event.fields.status_never_expires) data.unset = json::object{{"statusExpiresAt", 1}};
  publish(hub_, kUserData, event.user.value, data);
}

void PeopleProjection::on(const bus::UserNameChanged& event, Coalescer& state) {
  state.user_renamed(event);
}

// Others see it as PresenceChanged, which core/presence/ makes of it.
void PeopleProjection::on(const bus::UserStatusChanged&, Coalescer&) {}

void PeopleProjection::on(const bus::PresenceChanged& event, Coalescer& state) {
  state.presence_changed(event);
}

void PeopleProjection::on(const bus::SessionsEnded& event, Coalescer&) {
  // One client's own logout concerns nobody else.
  if (!event.token_hash && !event.kept_token_hash) publish(hub_, kForcedLogout, event.user.value);
}

void PeopleProjection::on(const bus::UserDeleted& event, Coalescer&) {
  GoneUser gone{event.user, event.erasure, {}};
  if (event.erasure == "Unlink") gone.heir = built_in_bot();
  publish(hub_, kUserDeleted, {}, gone);
}

void PeopleProjection::on(const bus::AvatarChanged& event, Coalescer&) {
  publish(hub_, kAvatar, {}, AvatarNow{event.username, event.room, event.etag});
}

void PeopleProjection::on(const bus::Whispered& event, Coalescer&) {
  publish(hub_, kWhisper, event.to.value, Whisper{event.id, event.room, event.text, event.at, built_in_bot()});
}

void PeopleProjection::add_new_name(const bus::UserNameChanged& event, std::vector<Hub::Addressed>& out) {
  out.push_back(addressed(kNewName, {}, NewName{event.user, event.name.value_or(""), event.username}));
}

void PeopleProjection::add_presence(const bus::PresenceChanged& event, std::vector<Hub::Addressed>& out) {
  const RawJson diff{to_json(PresenceDiff{event.status, event.connection, event.text}, Dates::ejson)};
  out.push_back(addressed(kUserData, event.user.value, UserData{name_of(bus::Change::updated), event.user, diff, {}}));
  if (ctx_.settings.boolean(settings::operation("Presence_broadcast_disabled")) ||
      ctx_.settings.boolean(settings::operation("Troubleshoot_Disable_Presence_Broadcast"))) {
    return;
  }

  const int number = presence_number(event.status);
  const auto watched = stream_key(kPresence.stream, event.user.value);
  if (hub_.has_listeners(watched)) {
    const Watched fields{event.user, event.user,
                         args_of(row_of<std::string, int, std::string>(event.username, number, event.text).json)};
    out.push_back({watched, changed(kPresence.stream, event.user.value, to_json(fields, Dates::ejson))});
  }
  if (hub_.has_listeners(stream_key(kUserStatus.stream, kUserStatus.name))) {
    const auto row = row_of<UserId, std::string, int, std::string, std::string>(event.user, event.username, number,
                                                                                event.text, event.name.value_or(""));
    out.push_back(addressed(kUserStatus, {}, row));
  }
}

}  // namespace confab::ddp
