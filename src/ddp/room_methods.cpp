#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "base/fields_inherit.h"
#include "core/rooms/create.h"
#include "core/rooms/create_direct.h"
#include "ddp/chat_methods.h"
#include "ddp/room_params.h"
#include "model/model.h"

namespace confab::ddp {

struct NewRoomExtra {
  std::optional<bool> broadcast, encrypted;
  std::optional<std::string> topic, description, announcement;

  static constexpr auto kFields = FieldList{
      field("broadcast", &NewRoomExtra::broadcast, "Only some may write."),
      field("encrypted", &NewRoomExtra::encrypted, "End-to-end encryption is not there yet: true is refused."),
      field("topic", &NewRoomExtra::topic, "Topic.", max_length(1000)),
      field("description", &NewRoomExtra::description, "Description.", max_length(1000)),
      field("announcement", &NewRoomExtra::announcement, "Announcement.", max_length(5000)),
  };
};
struct NewRoomParams {
  std::string name;
  std::vector<std::string> members;
  bool read_only = false;
  json::object custom_fields;
  NewRoomExtra extra;

  static constexpr auto kFields = FieldList{
      field("name", &NewRoomParams::name, "Unique name.", bound::name),
      field("members", &NewRoomParams::members, "Usernames of the first members.", bound::list_of_names, defaulted()),
      field("readOnly", &NewRoomParams::read_only, "Only some may write.", defaulted()),
      field("customFields", &NewRoomParams::custom_fields, "Free-form fields.", bound::custom_fields, defaulted()),
      field("extraData", &NewRoomParams::extra, "More of the room.", defaulted()),
  };
};
struct NewDirectParams {
  std::vector<std::string> usernames;

  static constexpr bool kVariadic = true;
  static constexpr auto kFields = FieldList{
      field("usernames", &NewDirectParams::usernames, "The others, one argument each.", bound::list_of_names)};
};
struct DiscussionParam : api::NewDiscussion {
  static constexpr auto kFields =
      joined(FieldList{field("prid", &DiscussionParam::parent, "The room that it belongs to.", defaulted()),
                       field("t_name", &DiscussionParam::name, "What it is called.", bound::name)},
             api::kDiscussionExtras);
};
using DiscussionParams = Named<"data", DiscussionParam, "What is to be made.">;
struct FavoriteSetting {
  bool favorite = false;
  std::optional<bool> is_default;

  static constexpr auto kFields = FieldList{
      field("favorite", &FavoriteSetting::favorite, "Favourite of new members.", defaulted()),
      field("defaultValue", &FavoriteSetting::is_default, "New users join it."),
  };
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
  RoomId room;
  RoomSettings settings;

  static constexpr auto kFields = FieldList{
      field("rid", &RoomSettingsParams::room, "The room."),
      field("settings", &RoomSettingsParams::settings, "What is to change."),
  };
};
struct RoomSettingsResult {
  bool result = true;
  RoomId room;

  static constexpr auto kFields = FieldList{
      field("result", &RoomSettingsResult::result, "True."),
      field("rid", &RoomSettingsResult::room, "The room."),
  };
};

namespace {

using api::Access;
using api::Call;
using api::CreatedRoom;
using api::Nothing;

CreatedRoom create(Call& call, model::RoomKind kind, const NewRoomParams& p) {
  if (p.extra.encrypted.value_or(false)) {
    throw Refusal(errors::invalid_params, "Encrypted rooms are not supported");
  }
  return CreatedRoom{core::rooms::create(call.ctx, call.actor(),
                                         {.kind = kind,
                                          .name = p.name,
                                          .members = p.members,
                                          .read_only = p.read_only,
                                          .broadcast = p.extra.broadcast.value_or(false),
                                          .topic = p.extra.topic,
                                          .description = p.extra.description,
                                          .announcement = p.extra.announcement,
                                          .custom_fields = p.custom_fields})};
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
  methods.add<NewRoomParams, CreatedRoom>({
      .name = "createChannel",
      .access = Access::user(),
      .summary = "Make a public channel.",
      .errors = errors,
      .handler = [](Call& call, const auto& p) { return create(call, model::RoomKind::channel, p); },
  });
  methods.add<NewRoomParams, CreatedRoom>({
      .name = "createPrivateGroup",
      .access = Access::user(),
      .summary = "Make a private group.",
      .errors = errors,
      .handler = [](Call& call, const auto& p) { return create(call, model::RoomKind::group, p); },
  });
  methods.add<NewDirectParams, CreatedRoom>({
      .name = "createDirectMessage",
      .access = Access::user(),
      .summary = "The room of these people and oneself, made when there is none.",
      .errors = {errors::not_allowed, errors::invalid_user, errors::direct_message_max_users},
      .handler =
          [](Call& call, const auto& p) {
            return CreatedRoom{core::rooms::create_direct(call.ctx, call.actor(), {.usernames = p.usernames}).room};
          },
  });
}

}  // namespace

void declare_room_methods(api::Methods& methods) {
  declare_creation(methods);
  methods.add<RoomSettingsParams, RoomSettingsResult>({
      .name = "saveRoomSettings",
      .access = Access::user(),
      .summary = "Change a room, all or nothing.",
      .errors = {errors::room_not_found, errors::not_allowed, errors::action_not_allowed,
                 errors::duplicate_channel_name, errors::invalid_room_name, errors::archived_duplicate_name,
                 errors::direct_message_room, errors::invalid_room_settings, errors::invalid_sidepanel},
      .handler =
          [](Call& call, const auto& p) {
            core::rooms::edit(call.ctx, call.actor(), p.room, edit_of(p.settings));
            return RoomSettingsResult{.room = p.room};
          },
  });
  methods.add<DiscussionParams, CreatedRoom>({
      .name = "createDiscussion",
      .access = Access::user(),
      .summary = "Make a discussion of a room.",
      .errors = api::discussion_errors(),
      .handler = [](Call& call, const auto& p) { return api::create_discussion(call, p.value); },
  });
  declare_command(methods, "archiveRoom", api::archive_room(), Nothing{});
  declare_command(methods, "unarchiveRoom", api::unarchive_room(), Nothing{});
  declare_command(methods, "eraseRoom", api::erase_room(), true);
}

}  // namespace confab::ddp
