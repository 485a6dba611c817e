#include "ddp/projections/people.h"

#include "ddp/projections/stream_frames.h"
#include "settings/groups/operation.h"

namespace confab::ddp {
namespace {

constexpr std::string_view kUserPresence = "stream-user-presence";

struct UserData {
  std::string type;
  UserId id;
  RawJson diff;

  static constexpr auto kFields = std::tuple{
      field("type", &UserData::type, "inserted, updated, removed."),
      field("id", &UserData::id, "The user."),
      field("diff", &UserData::diff, "The members that changed."),
  };
};
struct NewName {
  UserId id;
  std::string name;
  std::string username;

  static constexpr auto kFields = std::tuple{
      field("_id", &NewName::id, "The user."),
      field("name", &NewName::name, "Display name."),
      field("username", &NewName::username, "Without @."),
  };
};
struct PresenceDiff {
  std::string status;
  std::string connection;
  std::string text;

  static constexpr auto kFields = std::tuple{
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

  static constexpr auto kFields = std::tuple{
      field("uid", &Watched::user, "The user."),
      field("eventName", &Watched::event, "The user."),
      field("args", &Watched::args, "Username, number of the status, text."),
  };
};

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
  publish(hub_, kNotifyUser, event_of(event.user.value, "userData"),
          UserData{name_of(event.change), event.user, diff_of(event.fields)});
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
  if (!event.token_hash && !event.kept_token_hash)
    publish(hub_, kNotifyUser, event_of(event.user.value, "force_logout"));
}

void PeopleProjection::add_new_name(const bus::UserNameChanged& event, std::vector<Hub::Addressed>& out) {
  out.push_back(
      addressed(kNotifyLogged, "Users:NameChanged", NewName{event.user, event.name.value_or(""), event.username}));
}

void PeopleProjection::add_presence(const bus::PresenceChanged& event, std::vector<Hub::Addressed>& out) {
  const RawJson diff{to_json(PresenceDiff{event.status, event.connection, event.text}, Dates::ejson)};
  out.push_back(addressed(kNotifyUser, event_of(event.user.value, "userData"),
                          UserData{name_of(bus::Change::updated), event.user, diff}));
  if (ctx_.settings.boolean(settings::operation("Presence_broadcast_disabled"))) return;

  const int number = presence_number(event.status);
  const auto watched = stream_key(kUserPresence, event.user.value);
  if (hub_.has_listeners(watched)) {
    const Watched fields{event.user, event.user, args_of(args_of(event.username, number, event.text))};
    out.push_back({watched, changed(kUserPresence, event.user.value, to_json(fields, Dates::ejson))});
  }
  if (hub_.has_listeners(stream_key(kNotifyLogged, "user-status"))) {
    out.push_back(addressed(kNotifyLogged, "user-status",
                            args_of(event.user, event.username, number, event.text, event.name.value_or(""))));
  }
}

}  // namespace confab::ddp
