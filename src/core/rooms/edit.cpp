#include "core/rooms/edit.h"

#include <algorithm>
#include <tuple>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/room_changed.h"
#include "core/access/room.h"
#include "core/access/room_rights.h"
#include "core/audit/record.h"
#include "core/avatars/avatar.h"
#include "core/avatars/source.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "core/rooms/hosting.h"
#include "core/rooms/membership.h"
#include "core/rooms/names.h"
#include "core/rooms/room_document.h"
#include "core/rooms/texts.h"
#include "core/triggers/follow.h"
#include "permissions/groups/administration.h"
#include "permissions/groups/rooms.h"
#include "settings/groups/encryption.h"
#include "store/discussions.h"
#include "store/room_writer.h"
#include "store/teams.h"

namespace confab::core::rooms {
namespace {

constexpr std::size_t kMaxJoinCodeLength = 100;

bool is_only(const EditRoom& cmd, bool special) {
  const bool other = cmd.name || cmd.topic || cmd.description || cmd.announcement || cmd.avatar || cmd.kind ||
                     cmd.is_default || cmd.featured || cmd.favorite || cmd.join_code || cmd.custom_fields ||
                     cmd.sys_mes || cmd.sidepanel || cmd.encrypted || !cmd.retention.is_empty();
  return special && !other;
}

bool is_encryption_only(const EditRoom& cmd) {
  auto rest = cmd;
  rest.encrypted.reset();
  return cmd.encrypted && is_only(rest, true) && !cmd.read_only && !cmd.react_when_read_only;
}

void refuse_action(std::string_view action, std::string_view what = "Editing room") {
  throw Refusal(errors::action_not_allowed, std::string{what} + " is not allowed", {{"action", action}});
}

model::Retention with(model::Retention present, const EditRetention& cmd) {
  const auto set = [](auto& member, const auto& value) {
    if (value) member = *value;
  };
  set(present.enabled, cmd.enabled);
  set(present.override_global, cmd.override_global);
  set(present.max_age, cmd.max_age);
  set(present.files_only, cmd.files_only);
  set(present.exclude_pinned, cmd.exclude_pinned);
  set(present.ignore_threads, cmd.ignore_threads);
  return present;
}

bool changes_retention(const store::RoomRow& room, const EditRetention& cmd) {
  const auto tied = [](const model::Retention& r) {
    return std::tie(r.enabled, r.override_global, r.max_age, r.files_only, r.exclude_pinned, r.ignore_threads);
  };
  const auto present = room.retention.value_or(model::Retention{});
  const auto wanted = with(present, cmd);
  return tied(present) != tied(wanted);
}

// Of direct messages, which nobody owns, their people decide.
void authorise_encryption(const Context& ctx, const Actor& actor, const access::LockedRoom& guard, bool encrypted) {
  const auto& room = guard.row();
  if (!ctx.settings.boolean(settings::encryption("E2E_Enable"))) {
    throw Refusal(errors::invalid_room_settings, "Invalid settings provided");
  }
  if (encrypted && room.traits().open) {
    refuse_action("Change_Room_Encrypted", "Only groups or direct channels can enable encryption: this");
  }
  const bool may = room.traits().personal ? guard.is_member()
                                          : guard.allows(ctx, actor, permissions::rooms("toggle-room-e2e-encryption"));
  if (!may) refuse_action("Change_Room_Encrypted", "Changing the encryption of a room");
}

void authorise(const Context& ctx, const Actor& actor, const access::LockedRoom& guard, const EditRoom& cmd) {
  const auto allows = [&](permissions::Permission permission) { return guard.allows(ctx, actor, permission); };
  const auto& room = guard.row();
  // Who may make a room read-only, but not edit it, may do just that; and so who may encrypt it.
  if (!is_only(cmd, cmd.read_only || cmd.react_when_read_only) && !is_encryption_only(cmd) &&
      !allows(permissions::rooms("edit-room")))
    refuse_action("Editing_room");
  if (cmd.avatar && !allows(permissions::rooms("edit-room-avatar"))) refuse_action("Editing_room");
  if (cmd.read_only && *cmd.read_only != room.read_only && !allows(permissions::rooms("set-readonly")))
    refuse_action("Editing_room");
  if (cmd.react_when_read_only && *cmd.react_when_read_only != room.react_when_read_only &&
      !allows(permissions::rooms("set-react-when-readonly"))) {
    refuse_action("Editing_room");
  }
  const bool becomes_default = cmd.is_default && *cmd.is_default != room.is_default;
  const bool becomes_featured = cmd.featured && *cmd.featured != room.featured;
  const bool becomes_favorite = cmd.favorite && *cmd.favorite != room.favorite;
  if ((becomes_default || becomes_featured || becomes_favorite) &&
      !may(ctx, actor, permissions::administration("view-room-administration"))) {
    refuse_action("Viewing_room_administration", "Viewing room administration");
  }
  if (changes_retention(room, cmd.retention) && !allows(permissions::rooms("edit-room-retention-policy"))) {
    refuse_action("Editing_room", "Editing room retention policy");
  }
  if (cmd.kind && *cmd.kind != room.kind) {
    if (!may(ctx, actor, access::rights(*cmd.kind).create)) {
      refuse_action("Change_Room_Type", "Changing the type of a room");
    }
  }
  if (cmd.sidepanel && !room.is_team_main()) {
    throw Refusal(errors::action_not_allowed, "Invalid room", {{"action", "Editing_room"}});
  }
  if (cmd.encrypted && *cmd.encrypted != room.encrypted) authorise_encryption(ctx, actor, guard, *cmd.encrypted);
  const bool for_managed = cmd.name || cmd.kind || cmd.is_default || cmd.featured || cmd.join_code || cmd.favorite;
  if (for_managed) require_managed(room);
}

// `{items: [...]}`, what of a team clients list below it.
json::object checked_sidepanel(const json::object& wanted) {
  const auto* items = wanted.if_contains("items");
  const auto known = [](const json::value& item) { return item == "channels" || item == "discussions"; };
  if (items == nullptr || !items->is_array() || items->get_array().size() > 2 ||
      !std::ranges::all_of(items->get_array(), known)) {
    throw Refusal(errors::invalid_sidepanel);
  }
  return {{"items", *items}};
}

/// The new state of a room, with the system messages that tell of it.
class Edit {
 public:
  Edit(sql::Session& session, const Context& ctx, std::string_view editor, store::RoomRow room)
      : session_(session), ctx_(ctx), editor_(editor), room_(std::move(room)) {}

  void apply(const EditRoom& cmd) {
    if (cmd.name) rename(*cmd.name);
    if (cmd.topic) set(room_.topic, *cmd.topic, "room_changed_topic");
    if (cmd.description) set(room_.description, *cmd.description, "room_changed_description");
    if (cmd.announcement) set(room_.announcement, *cmd.announcement, "room_changed_announcement");
    if (cmd.kind) set_kind(*cmd.kind);
    if (cmd.read_only) set_read_only(*cmd.read_only);
    if (cmd.react_when_read_only) {
      set(room_.react_when_read_only, *cmd.react_when_read_only,
          *cmd.react_when_read_only ? "room-allowed-reacting" : "room-disallowed-reacting");
    }
    if (cmd.encrypted) set_encrypted(*cmd.encrypted && !room_.traits().open);
    if (cmd.is_default) set_default(*cmd.is_default);
    if (cmd.featured) set(room_.featured, *cmd.featured, {});
    if (cmd.favorite) set(room_.favorite, *cmd.favorite, {});
    if (cmd.join_code) set_join_code(*cmd.join_code);
    if (cmd.custom_fields) set_json(room_.custom_fields, to_json_text(*cmd.custom_fields));
    if (cmd.sys_mes) set_sys_mes(*cmd.sys_mes);
    if (cmd.sidepanel) set_json(room_.sidepanel, to_json_text(checked_sidepanel(*cmd.sidepanel)));
    if (changes_retention(room_, cmd.retention)) set_retention(cmd.retention);
  }

  [[nodiscard]] bool changed() const { return changed_; }
  [[nodiscard]] store::RoomRow& room() { return room_; }
  [[nodiscard]] std::vector<messages::SystemMessage>& told() { return told_; }

 private:
  void tell(std::string_view type, std::string text) {
    changed_ = true;
    if (!type.empty()) told_.push_back({std::string{type}, std::move(text)});
  }

  void set(std::optional<std::string>& member, const std::string& value, std::string_view type) {
    auto text = text_or_none(value);
    if (member == text) return;
    member = std::move(text);
    tell(type, value);
  }

  void set(bool& member, bool value, std::string_view type) {
    if (member == value) return;
    member = value;
    tell(type, "");
  }

  void rename(const std::string& typed) {
    if (room_.fname.value_or(room_.name.value_or("")) == typed) return;
    if (room_.is_discussion()) {
      room_.fname = title(typed);
    } else {
      auto name = free_name(session_, ctx_, typed, room_.pk);
      room_.name = std::move(name.name);
      room_.fname = std::move(name.fname);
    }
    tell("r", room_.fname.value_or(*room_.name));
  }

  void set_kind(model::RoomKind kind) {
    if (kind == room_.kind) return;
    const auto& becomes = model::traits(kind);
    if (becomes.privacy.empty()) throw Refusal(errors::invalid_room_type, "Invalid room type");
    room_.kind = kind;
    if (!becomes.open) room_.is_default = false;  // nobody can be let in by default
    tell("room_changed_privacy", std::string{becomes.privacy});
    if (becomes.open) set_encrypted(false);  // who comes in could not read it
  }

  void set_read_only(bool read_only) {
    set(room_.read_only, read_only, read_only ? "room-set-read-only" : "room-removed-read-only");
    if (!read_only) room_.unmuted.clear();
  }

  // The key stays: what was written with it can still be read, and it is used again.
  void set_encrypted(bool encrypted) {
    if (room_.encrypted == encrypted) return;
    room_.encrypted = encrypted;
    tell(encrypted ? "room_e2e_enabled" : "room_e2e_disabled", editor_);
  }

  void set_default(bool is_default) { set(room_.is_default, is_default, {}); }

  void set_join_code(const std::string& code) {
    check_text(code);
    if (code.size() > kMaxJoinCodeLength) throw Refusal(errors::invalid_params, "The join code is too long");
    auto text = text_or_none(code);
    if (text == room_.join_code) return;
    room_.join_code = std::move(text);
    tell({}, {});
  }

  void set_json(RawJson& member, std::string text) {
    if (member.text == text) return;
    member.text = std::move(text);
    tell({}, {});
  }

  void set_retention(const EditRetention& cmd) {
    room_.retention = with(room_.retention.value_or(model::Retention{}), cmd);
    tell({}, {});
  }

  void set_sys_mes(const json::array& types) {
    for (const auto& type : types) {
      if (!type.is_string()) throw Refusal(errors::invalid_params, "systemMessages must be a list of types");
    }
    set_json(room_.sys_mes, to_json_text(types));
  }

  sql::Session& session_;
  const Context& ctx_;
  const std::string editor_;
  store::RoomRow room_;
  std::vector<messages::SystemMessage> told_;
  bool changed_ = false;
};

// What was asked for, not what it became: topics and codes may be secret.
json::array fields_of(const EditRoom& cmd) {
  json::array fields;
  const auto add = [&](const auto& member, std::string_view name) {
    if (member) fields.emplace_back(name);
  };
  add(cmd.name, "name");
  add(cmd.topic, "topic");
  add(cmd.description, "description");
  add(cmd.announcement, "announcement");
  add(cmd.kind, "type");
  add(cmd.read_only, "readOnly");
  add(cmd.react_when_read_only, "reactWhenReadOnly");
  add(cmd.is_default, "default");
  add(cmd.featured, "featured");
  add(cmd.favorite, "favorite");
  add(cmd.join_code, "joinCode");
  add(cmd.custom_fields, "customFields");
  add(cmd.sys_mes, "systemMessages");
  add(cmd.sidepanel, "sidepanel");
  add(cmd.encrypted, "encrypted");
  add(cmd.retention.enabled, "retentionEnabled");
  add(cmd.retention.override_global, "retentionOverrideGlobal");
  add(cmd.retention.max_age, "retentionMaxAge");
  add(cmd.retention.files_only, "retentionFilesOnly");
  add(cmd.retention.exclude_pinned, "retentionExcludePinned");
  add(cmd.retention.ignore_threads, "retentionIgnoreThreads");
  return fields;
}

void store_row(Transaction& tx, const store::RoomRow& room) {
  try {
    store::RoomWriter{tx}.update(room);
  } catch (const sql::UniqueViolation&) {  // somebody else took the name at the same moment
    throw Refusal(errors::duplicate_channel_name, "A channel with name '" + room.name.value_or("") + "' exists",
                  {{"channel_name", room.name.value_or("")}});
  }
}

// Pictures are worked on before the transaction, for it takes its time; by who may change the room.
std::optional<files::KeptPicture> picture_of(const Context& ctx, const Actor& actor, const RoomId& id,
                                             const EditRoom& cmd) {
  if (!cmd.avatar || cmd.avatar->empty()) return std::nullopt;
  const auto room = access::room(*ctx.db.read(), ctx, actor, id);
  if (!room.allows(ctx, actor, permissions::rooms("edit-room")) ||
      !room.allows(ctx, actor, permissions::rooms("edit-room-avatar"))) {
    refuse_action("Editing_room");
  }
  return avatars::prepare(ctx, avatars::from_data_uri(ctx, *cmd.avatar));
}

void change_avatar(Transaction& tx, const Context& ctx, const Actor& actor, std::int64_t pk,
                   const std::optional<files::KeptPicture>& picture) {
  auto room = store::RoomWriter{tx}.lock(pk);  // as it is after the other changes
  if (!room || !avatars::set_of_room(tx, ctx, *room, picture)) return;
  messages::post_system(tx, ctx, *room, messages::author_of(actor), {"room_changed_avatar", ""});
  audit::record(tx, ctx, actor, "room.changed", room->id.value, {{"fields", json::array{"avatar"}}});
}

}  // namespace

model::Room edit(const Context& ctx, const Actor& actor, const RoomId& id, const EditRoom& cmd) {
  const auto picture = picture_of(ctx, actor, id, cmd);
  Transaction tx(ctx);
  const auto guard = access::locked(tx, ctx, actor, id);
  authorise(ctx, actor, guard, cmd);
  edit(tx, ctx, actor, guard.row(), cmd);
  if (cmd.avatar) change_avatar(tx, ctx, actor, guard.pk(), picture);
  auto document = room_document(tx, ctx, actor, guard);
  tx.commit();
  return document;
}

void edit(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& before, const EditRoom& cmd) {
  Edit edit{tx, ctx, actor.username, before};
  edit.apply(cmd);
  if (!edit.changed()) return;
  auto& room = edit.room();
  room.updated_at = tx.change_time();
  store_row(tx, room);
  if (room.announced_seq && room.fname != before.fname) {
    store::DiscussionWriter{tx}.rename_announcement(*room.parent_pk, *room.announced_seq, room.fname.value_or(""));
  }
  if (room.name && before.name && room.name != before.name) triggers::room_renamed(tx, *before.name, *room.name);
  for (auto& message : edit.told()) {
    messages::post_system(tx, ctx, room, messages::author_of(actor), std::move(message));
  }
  const bool kind_changed = room.kind != before.kind;
  const bool rights_changed = kind_changed || room.join_code.has_value() != before.join_code.has_value();
  if (rights_changed)
    tell_rights_changed(tx, room.pk, room.id);
  else
    tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  if (room.is_team_main()) {
    store::TeamWriter{tx}.touch(room.pk, room.updated_at);
    if (kind_changed) team_opened_or_closed(tx, room);
  }
  audit::record(tx, ctx, actor, "room.changed", room.id.value, {{"fields", fields_of(cmd)}});
}

}  // namespace confab::core::rooms
