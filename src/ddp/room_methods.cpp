#include "base/fields_inherit.h"
#include "core/rooms/archive.h"
#include "core/rooms/create.h"
#include "core/rooms/create_direct.h"
#include "core/rooms/edit.h"
#include "core/rooms/erase.h"
#include "ddp/chat_methods.h"
#include "ddp/room_params.h"
#include "model/model.h"

namespace confab::ddp {

struct NewRoomExtra {
  std::optional<bool> broadcast, encrypted;
  std::optional<std::string> topic, description, announcement;
};
struct NewRoomParams {
  std::string name;
  std::vector<std::string> members;
  bool read_only = false;
  json::object custom_fields;
  NewRoomExtra extra;
};
struct NewDirectParams {
  std::vector<std::string> usernames;
};
/// A room as the methods that make one tell of it.
struct CreatedRoom : model::Room {
  explicit CreatedRoom(model::Room room) : model::Room(std::move(room)), rid(id) {}
  RoomId rid;
};
struct FavoriteSetting {
  bool favorite = false;
  std::optional<bool> is_default;
};
struct RoomSettings {
  std::optional<std::string> name, topic, announcement, description, type, join_code;
  std::optional<bool> read_only, react_when_read_only, is_default, featured;
  std::optional<FavoriteSetting> favorite;
  std::optional<json::object> custom_fields;
  std::optional<json::array> system_messages;
};
struct RoomSettingsParams {
  RoomId room;
  RoomSettings settings;
};
struct RoomSettingsResult {
  bool result = true;
  RoomId room;
};

}  // namespace confab::ddp

namespace confab {

template <>
struct Fields<ddp::NewRoomExtra> {
  using P = ddp::NewRoomExtra;
  static constexpr auto list = std::tuple{
      field("broadcast", &P::broadcast, "Only some may write."),
      field("encrypted", &P::encrypted, "End-to-end encryption is not there yet: true is refused."),
      field("topic", &P::topic, "Topic.", max_length(1000)),
      field("description", &P::description, "Description.", max_length(1000)),
      field("announcement", &P::announcement, "Announcement.", max_length(5000)),
  };
};
template <>
struct Fields<ddp::NewRoomParams> {
  using P = ddp::NewRoomParams;
  static constexpr auto list = std::tuple{
      field("name", &P::name, "Unique name."),
      field("members", &P::members, "Usernames of the first members.", defaulted()),
      field("readOnly", &P::read_only, "Only some may write.", defaulted()),
      field("customFields", &P::custom_fields, "Free-form fields.", defaulted()),
      field("extraData", &P::extra, "More of the room.", defaulted()),
  };
};
template <>
struct Fields<ddp::NewDirectParams> {
  static constexpr bool variadic = true;
  static constexpr auto list =
      std::tuple{field("usernames", &ddp::NewDirectParams::usernames, "The others, one argument each.")};
};
template <>
struct Fields<ddp::CreatedRoom> {
  static constexpr auto list = std::tuple_cat(inherited_fields<ddp::CreatedRoom, model::Room>(),
                                              std::tuple{field("rid", &ddp::CreatedRoom::rid, "Its id once more.")});
};
template <>
struct Fields<ddp::FavoriteSetting> {
  using P = ddp::FavoriteSetting;
  static constexpr auto list = std::tuple{
      field("favorite", &P::favorite, "Favourite of new members.", defaulted()),
      field("defaultValue", &P::is_default, "New users join it."),
  };
};
// A setting that is not there yet (encrypted, retention...) is refused rather than ignored.
template <>
struct Fields<ddp::RoomSettings> {
  using P = ddp::RoomSettings;
  static constexpr bool closed = true;
  static constexpr auto list = std::tuple{
      field("roomName", &P::name, "Name."),
      field("roomTopic", &P::topic, "Topic.", max_length(1000)),
      field("roomAnnouncement", &P::announcement, "Announcement.", max_length(5000)),
      field("roomDescription", &P::description, "Description.", max_length(1000)),
      field("roomType", &P::type, "c or p.", one_of("c|p")),
      field("joinCode", &P::join_code, "Asked for on joining; empty takes it away.", max_length(100)),
      field("readOnly", &P::read_only, "Only some may write."),
      field("reactWhenReadOnly", &P::react_when_read_only, "Reactions although read only."),
      field("default", &P::is_default, "New users join it."),
      field("featured", &P::featured, "Shown first in the directory."),
      field("favorite", &P::favorite, "For new members."),
      field("roomCustomFields", &P::custom_fields, "Free-form fields."),
      field("systemMessages", &P::system_messages, "Types of system messages that are hidden."),
  };
};
template <>
struct Fields<ddp::RoomSettingsParams> {
  using P = ddp::RoomSettingsParams;
  static constexpr auto list = std::tuple{
      field("rid", &P::room, "The room."),
      field("settings", &P::settings, "What is to change."),
  };
};
template <>
struct Fields<ddp::RoomSettingsResult> {
  using R = ddp::RoomSettingsResult;
  static constexpr auto list = std::tuple{
      field("result", &R::result, "True."),
      field("rid", &R::room, "The room."),
  };
};

}  // namespace confab

namespace confab::ddp {
namespace {

using api::Access;
using api::Call;
using api::Nothing;

CreatedRoom create(Call& call, char type, const NewRoomParams& p) {
  if (p.extra.encrypted.value_or(false)) {
    throw Refusal(ErrorCode::invalid_params, "Encrypted rooms are not supported");
  }
  return CreatedRoom{core::rooms::create(call.ctx, call.actor(),
                                         {.type = type,
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
  core::rooms::EditRoom edit{.name = settings.name,
                             .topic = settings.topic,
                             .description = settings.description,
                             .announcement = settings.announcement,
                             .type = {},
                             .read_only = settings.read_only,
                             .react_when_read_only = settings.react_when_read_only,
                             .is_default = settings.is_default,
                             .featured = settings.featured,
                             .favorite = {},
                             .join_code = settings.join_code,
                             .custom_fields = settings.custom_fields,
                             .sys_mes = settings.system_messages};
  if (settings.type) edit.type = settings.type->front();
  if (settings.favorite) {
    edit.favorite = settings.favorite->favorite;
    if (settings.favorite->is_default) edit.is_default = settings.favorite->is_default;
  }
  return edit;
}

void declare_creation(api::Methods& methods) {
  const std::vector<ErrorCode> errors{ErrorCode::not_allowed, ErrorCode::invalid_room_name,
                                      ErrorCode::duplicate_channel_name, ErrorCode::archived_duplicate_name};
  methods.add<NewRoomParams, CreatedRoom>(
      "createChannel", {
                           .access = Access::user(),
                           .summary = "Make a public channel.",
                           .errors = errors,
                           .handler = [](Call& call, const auto& p) { return create(call, model::kPublic, p); },
                       });
  methods.add<NewRoomParams, CreatedRoom>(
      "createPrivateGroup", {
                                .access = Access::user(),
                                .summary = "Make a private group.",
                                .errors = errors,
                                .handler = [](Call& call, const auto& p) { return create(call, model::kPrivate, p); },
                            });
  methods.add<NewDirectParams, CreatedRoom>(
      "createDirectMessage",
      {
          .access = Access::user(),
          .summary = "The room of these people and oneself, made when there is none.",
          .errors = {ErrorCode::not_allowed, ErrorCode::invalid_user, ErrorCode::direct_message_max_users},
          .handler =
              [](Call& call, const NewDirectParams& p) {
                return CreatedRoom{core::rooms::create_direct(call.ctx, call.actor(), {.usernames = p.usernames}).room};
              },
      });
}

}  // namespace

void declare_room_methods(api::Methods& methods) {
  declare_creation(methods);
  methods.add<RoomSettingsParams, RoomSettingsResult>(
      "saveRoomSettings", {
                              .access = Access::user(),
                              .summary = "Change a room, all or nothing.",
                              .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed,
                                         ErrorCode::action_not_allowed, ErrorCode::duplicate_channel_name},
                              .handler =
                                  [](Call& call, const RoomSettingsParams& p) {
                                    core::rooms::edit(call.ctx, call.actor(), p.room, edit_of(p.settings));
                                    return RoomSettingsResult{.room = p.room};
                                  },
                          });
  methods.add<RoomParam, Nothing>(
      "archiveRoom", {
                         .access = Access::user(),
                         .summary = "Nobody can write any more.",
                         .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed, ErrorCode::room_archived},
                         .handler =
                             [](Call& call, const RoomParam& p) {
                               core::rooms::archive(call.ctx, call.actor(), p.room);
                               return Nothing{};
                             },
                     });
  methods.add<RoomParam, Nothing>("unarchiveRoom", {
                                                       .access = Access::user(),
                                                       .summary = "Take a room out of the archive.",
                                                       .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                                                       .handler =
                                                           [](Call& call, const RoomParam& p) {
                                                             core::rooms::unarchive(call.ctx, call.actor(), p.room);
                                                             return Nothing{};
                                                           },
                                                   });
  methods.add<RoomParam, bool>("eraseRoom", {
                                                .access = Access::user(),
                                                .summary = "Delete a room with all its messages.",
                                                .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                                                .handler =
                                                    [](Call& call, const RoomParam& p) {
                                                      core::rooms::erase(call.ctx, call.actor(), p.room);
                                                      return true;
                                                    },
                                            });
}

}  // namespace confab::ddp
