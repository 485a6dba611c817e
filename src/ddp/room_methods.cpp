#include "base/errors/people.h"
#include "base/errors/rooms.h"
#include "core/rooms/create.h"
#include "core/rooms/create_direct.h"
#include "ddp/chat_methods.h"
#include "ddp/room_params.h"
#include "model/model.h"

namespace confab::ddp {

struct NewRoomExtra {
  Field<"broadcast", std::optional<bool>, "Only some may write."> broadcast;
  Field<"encrypted", std::optional<bool>, "Its people's clients encrypt what they write; of a private group.">
      encrypted;
  Field<"topic", std::optional<std::string>, "Topic.", max_length(1000)> topic;
  Field<"description", std::optional<std::string>, "Description.", max_length(1000)> description;
  Field<"announcement", std::optional<std::string>, "Announcement.", max_length(5000)> announcement;
};
struct NewRoomParams {
  Field<"name", std::string, "Unique name.", bound::name> name;
  Field<"members", std::vector<std::string>, "Usernames of the first members.", bound::list_of_names, defaulted{}>
      members;
  Field<"readOnly", bool, "Only some may write.", defaulted{}> read_only = false;
  Field<"customFields", json::object, "Free-form fields.", bound::custom_fields, defaulted{}> custom_fields;
  Field<"extraData", NewRoomExtra, "More of the room.", defaulted{}> extra;
};
struct NewDirectParams {
  Field<"usernames", std::vector<std::string>, "The others, one argument each.", bound::list_of_names> usernames;
  static constexpr bool kVariadic = true;
};
struct DiscussionParam : api::NewDiscussion {
  static constexpr auto kFields =
      joined(FieldList{field("prid", &DiscussionParam::parent, "The room that it belongs to.", defaulted()),
                       field("t_name", &DiscussionParam::name, "What it is called.", bound::name)},
             api::kDiscussionExtras);
};
using DiscussionParams = Named<"data", DiscussionParam, "What is to be made.">;
struct FavoriteSetting {
  Field<"favorite", bool, "Favourite of new members.", defaulted{}> favorite = false;
  Field<"defaultValue", std::optional<bool>, "New users join it."> is_default;
};
struct RoomSettings : api::RoomSettings {
  std::optional<FavoriteSetting> favorite;

  static constexpr bool kClosed = true;
  static constexpr auto kUnknown = api::kUnknownRoomSetting;
  static constexpr auto kFields =
      joined(api::kRoomTexts, api::kRoomJoinCode, api::kRoomSwitches,
             FieldList{field("favorite", &RoomSettings::favorite, "For new members.")}, api::kRoomExtras);
};
struct RoomSettingsParams {
  Field<"rid", RoomId, "The room."> room;
  Field<"settings", RoomSettings, "What is to change."> settings;
};
struct RoomSettingsResult {
  Field<"result", bool, "True."> result = true;
  Field<"rid", RoomId, "The room."> room;
};

namespace {

using api::CreatedRoom;

CreatedRoom create(Call& call, model::RoomKind kind, const NewRoomParams& p) {
  return CreatedRoom{core::rooms::create(call.ctx, call.actor(),
                                         {.kind = kind,
                                          .name = p.name,
                                          .members = p.members,
                                          .read_only = p.read_only,
                                          .broadcast = p.extra.broadcast.value_or(false),
                                          .topic = p.extra.topic,
                                          .description = p.extra.description,
                                          .announcement = p.extra.announcement,
                                          .custom_fields = p.custom_fields,
                                          .encrypted = p.extra.encrypted})};
}

core::rooms::EditRoom edit_of(const RoomSettings& settings) {
  auto edit = api::edit_command(settings);
  if (settings.favorite) {
    edit.favorite = settings.favorite->favorite;
    if (settings.favorite->is_default) edit.is_default = settings.favorite->is_default;
  }
  return edit;
}

void declare_creation(api::Methods& methods) {
  const std::vector<ErrorCode> errors{errors::not_allowed, errors::invalid_room_name, errors::duplicate_channel_name,
                                      errors::archived_duplicate_name, errors::user_limit_exceeded};
  methods.add<NewRoomParams, CreatedRoom>(
      "createChannel", Access::user(), "Make a public channel.", errors,
      [](Call& call, const auto& p) { return create(call, model::RoomKind::channel, p); });
  methods.add<NewRoomParams, CreatedRoom>(
      "createPrivateGroup", Access::user(), "Make a private group.", errors,
      [](Call& call, const auto& p) { return create(call, model::RoomKind::group, p); });
  methods.add<NewDirectParams, CreatedRoom>(
      "createDirectMessage", Access::user(), "The room of these people and oneself, made when there is none.",
      {errors::not_allowed, errors::invalid_user, errors::direct_message_max_users}, [](Call& call, const auto& p) {
        return CreatedRoom{core::rooms::create_direct(call.ctx, call.actor(), {.usernames = p.usernames}).room};
      });
}

}  // namespace

void declare_room_methods(api::Methods& methods) {
  declare_creation(methods);
  methods.add<RoomSettingsParams, RoomSettingsResult>(
      "saveRoomSettings", Access::user(), "Change a room, all or nothing.",
      {errors::room_not_found, errors::not_allowed, errors::action_not_allowed, errors::duplicate_channel_name,
       errors::invalid_room_name, errors::archived_duplicate_name, errors::direct_message_room,
       errors::invalid_room_settings, errors::invalid_sidepanel},
      [](Call& call, const auto& p) {
        core::rooms::edit(call.ctx, call.actor(), p.room, edit_of(p.settings));
        return RoomSettingsResult{.room = p.room};
      });
  methods.add<DiscussionParams, CreatedRoom>(
      "createDiscussion", Access::user(), "Make a discussion of a room.", api::discussion_errors(),
      [](Call& call, const auto& p) { return api::create_discussion(call, p.value); });
  declare_command(methods, "archiveRoom", api::archive_room(), Nothing{});
  declare_command(methods, "unarchiveRoom", api::unarchive_room(), Nothing{});
  declare_command(methods, "eraseRoom", api::erase_room(), true);
}

}  // namespace confab::ddp
