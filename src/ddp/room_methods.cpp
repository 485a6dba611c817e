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
struct RoomSettings : api::RoomSettings {
  std::optional<FavoriteSetting> favorite;
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
  static constexpr auto list =
      std::tuple_cat(inherited<P>(api::kRoomTexts), inherited<P>(api::kRoomJoinCode), inherited<P>(api::kRoomSwitches),
                     std::tuple{field("favorite", &P::favorite, "For new members.")}, inherited<P>(api::kRoomExtras));
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

CreatedRoom create(Call& call, model::RoomKind kind, const NewRoomParams& p) {
  if (p.extra.encrypted.value_or(false)) {
    throw Refusal(ErrorCode::invalid_params, "Encrypted rooms are not supported");
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
  const std::vector<ErrorCode> errors{ErrorCode::not_allowed, ErrorCode::invalid_room_name,
                                      ErrorCode::duplicate_channel_name, ErrorCode::archived_duplicate_name};
  methods.add<NewRoomParams, CreatedRoom>(
      "createChannel",
      {
          .access = Access::user(),
          .summary = "Make a public channel.",
          .errors = errors,
          .handler = [](Call& call, const auto& p) { return create(call, model::RoomKind::channel, p); },
      });
  methods.add<NewRoomParams, CreatedRoom>(
      "createPrivateGroup",
      {
          .access = Access::user(),
          .summary = "Make a private group.",
          .errors = errors,
          .handler = [](Call& call, const auto& p) { return create(call, model::RoomKind::group, p); },
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
  declare_command(methods, "archiveRoom", api::archive_room(), Nothing{});
  declare_command(methods, "unarchiveRoom", api::unarchive_room(), Nothing{});
  declare_command(methods, "eraseRoom", api::erase_room(), true);
}

}  // namespace confab::ddp
