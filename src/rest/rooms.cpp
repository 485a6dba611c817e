#include "base/errors/rooms.h"
#include "api/rooms.h"
#include "base/errors/avatars.h"
#include "base/errors/files.h"
#include "base/errors/members.h"
#include "base/errors/people.h"
#include "core/rooms/archive.h"
#include "core/rooms/mute.h"
#include "rest/chat_api.h"
#include "rest/room_commands.h"
#include "rest/user_target.h"

namespace confab::rest {

struct RoomSettingsParams : api::RoomRef, api::RoomSettings {
  std::optional<json::object> favorite;

  static constexpr bool kClosed = true;
  static constexpr auto kUnknown = api::kUnknownRoomSetting;
  static constexpr auto kFields =
      joined(Fields<api::RoomRef>::list, api::kRoomTexts, api::kRoomSwitches,
             FieldList{field("favorite", &RoomSettingsParams::favorite, "{favorite: bool}: favourite of new members.",
                             bound::free_form)},
             api::kRoomJoinCode, api::kRoomExtras);
};
struct Archivation {
  Field<"action", std::optional<std::string>, "archive or unarchive; left out: archive.", bound::text> action;
};
using ArchivationParams = Flatten<api::RoomRef, Archivation>;
using MuteParams = Flatten<OneUserTarget, InRoom>;
struct ToDelete {
  Field<"roomId", RoomId, "The room.", when_missing(errors::params_refused, "The 'roomId' param is required")> value;
};

namespace {

core::rooms::EditRoom edit_of(const RoomSettingsParams& p) {
  auto edit = api::edit_command(p);
  if (const auto* favorite = p.favorite ? p.favorite->if_contains("favorite") : nullptr; favorite != nullptr) {
    edit.favorite = favorite->is_bool() && favorite->get_bool();
  }
  return edit;
}

std::vector<ErrorCode> with(std::vector<ErrorCode> errors, ErrorCode one_more) {
  errors.push_back(one_more);
  return errors;
}

void declare_mute(api::Endpoints& endpoints, std::string_view name, std::string_view summary,
                  decltype(core::rooms::mute)* command) {
  endpoints.post<MuteParams, Nothing>(path<AnyRoom>(name), Access::user(), summary,
                                      {errors::room_not_found, errors::not_allowed, errors::user_not_in_room,
                                       errors::invalid_user, errors::direct_message_room},
                                      Check::closed_schema, [command](Call& call, const auto& p) {
                                        command(call.ctx, call.actor(), p.room_id,
                                                target_user(call, p).username.value_or(""));
                                      });
}

}  // namespace

void declare_rooms(api::Endpoints& endpoints) {
  const auto erasing = api::erase_room();
  endpoints.post<ToDelete, Nothing>(
      path<AnyRoom>("delete"), Access::user(), erasing.summary, with(erasing.errors, errors::invalid_room),
      Check::by_hand, Renamed{errors::room_not_found, errors::invalid_room, "Invalid room"},
      [run = erasing.run](Call& call, const auto& p) { run(call.ctx, call.actor(), p.value); });
  declare_command<AnyRoom>(endpoints, "leave", api::leave_room());
  declare_join<AnyRoom>(endpoints);
  endpoints.post<RoomSettingsParams, api::RoomRef>(
      path<AnyRoom>("saveRoomSettings"), Access::user(), "Change a room, all or nothing.",
      {errors::room_not_found, errors::not_allowed, errors::invalid_room_name, errors::action_not_allowed,
       errors::duplicate_channel_name, errors::archived_duplicate_name, errors::direct_message_room,
       errors::invalid_room, errors::invalid_data, errors::invalid_file_type, errors::file_too_small,
       errors::file_too_large, errors::service_unavailable, errors::storage_full, errors::invalid_room_settings,
       errors::invalid_sidepanel},
      Check::by_hand, MaxBody{api::kMaxMessageBody},
      Renamed{errors::room_not_found, errors::invalid_room, "Invalid room"}, [](Call& call, const auto& p) {
        core::rooms::edit(call.ctx, call.actor(), p.room, edit_of(p));
        return api::RoomRef{p.room};
      });
  endpoints.post<ArchivationParams, Nothing>(
      path<AnyRoom>("changeArchivationState"), Access::user(), "Archive or unarchive.",
      {errors::room_not_found, errors::room_not_authorized, errors::room_archived, errors::action_not_allowed,
       errors::direct_message_room, errors::invalid_room},
      Check::by_hand, Renamed{errors::room_not_found, errors::invalid_room, "Invalid room"},
      [](Call& call, const auto& p) {
        if (p.action == "unarchive")
          core::rooms::unarchive(call.ctx, call.actor(), p.room);
        else
          core::rooms::archive(call.ctx, call.actor(), p.room);
      });
  declare_mute(endpoints, "muteUser", "The user cannot write here any more.", core::rooms::mute);
  declare_mute(endpoints, "unmuteUser", "The user can write here again.", core::rooms::unmute);
}

}  // namespace confab::rest
