#include "base/text.h"
#include "core/rooms/archive.h"
#include "core/rooms/documents.h"
#include "core/rooms/edit.h"
#include "core/rooms/erase.h"
#include "core/rooms/info.h"
#include "core/rooms/join.h"
#include "core/rooms/leave.h"
#include "core/rooms/lists.h"
#include "core/rooms/mute.h"
#include "core/subscriptions/preferences.h"
#include "core/subscriptions/sidebar.h"
#include "rest/chat_api.h"
#include "rest/member_documents.h"
#include "rest/room_family.h"
#include "rest/room_lists.h"
#include "rest/user_target.h"

namespace confab::rest {

struct AnyRoom {
  static constexpr char type = 0;
  static constexpr std::string_view one = "room";
  static constexpr std::string_view many = "rooms";
  static constexpr ErrorCode missing = ErrorCode::roomid_param_not_provided;
};
struct RoomSyncParams {
  std::optional<Timestamp> updated_since;
};
struct RemovedRoom {
  RoomId id;
};
struct RoomSyncResult {
  std::vector<model::Room> update;
  std::vector<RemovedRoom> remove;
};
struct FavoriteParams : RoomTarget {
  bool favorite = false;
};
struct JoinAnyParams : RoomTarget {
  std::optional<std::string> join_code;
};
struct NameExistsParams {
  std::string room_name;
};
struct ExistsResult {
  bool exists = false;
};
struct IsMemberParams : UserTarget {
  RoomId room_id;
};
struct IsMemberResult {
  bool is_member = false;
};
struct RoomSettingsParams {
  RoomId rid;
  std::optional<std::string> name, topic, announcement, description, type, join_code;
  std::optional<bool> read_only, react_when_read_only, is_default, featured;
  std::optional<json::object> favorite, custom_fields;
  std::optional<json::array> system_messages;
};
struct RoomIdResult {
  RoomId rid;
};
struct NotificationParams {
  RoomId room_id;
  json::object notifications;
};
struct ArchivationParams {
  RoomId rid;
  std::optional<std::string> action;
};
struct MuteParams : UserTarget {
  RoomId room_id;
};
struct AdminRoomsParams : RoomListParams {
  std::optional<std::vector<std::string>> types;
};
struct AdminRoomParams {
  RoomId rid;
};
struct CompleteParams {
  json::object selector;
};
struct CompleteResult {
  std::vector<model::Room> items;
};
struct OrderedMembersParams : RoomTarget, MemberFilter {};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::RoomSyncParams> {
  static constexpr auto list =
      std::tuple{field("updatedSince", &rest::RoomSyncParams::updated_since, "Only what changed then or later.",
                       when_invalid(ErrorCode::updated_since_invalid))};
};
template <>
struct Fields<rest::RemovedRoom> {
  static constexpr auto list = std::tuple{field("_id", &rest::RemovedRoom::id, "The room.")};
};
template <>
struct Fields<rest::RoomSyncResult> {
  using R = rest::RoomSyncResult;
  static constexpr auto list = std::tuple{
      field("update", &R::update, "Rooms that one is in."),
      field("remove", &R::remove, "Rooms left or deleted since then."),
  };
};
template <>
struct Fields<rest::FavoriteParams> {
  using P = rest::FavoriteParams;
  static constexpr auto list = std::tuple_cat(inherited_fields<P, rest::RoomTarget>(),
                                              std::tuple{field("favorite", &P::favorite, "Favourite or not.")});
};
template <>
struct Fields<rest::JoinAnyParams> {
  using P = rest::JoinAnyParams;
  static constexpr auto list = std::tuple_cat(inherited_fields<P, rest::RoomTarget>(),
                                              std::tuple{field("joinCode", &P::join_code, "Where one is asked for.")});
};
template <>
struct Fields<rest::NameExistsParams> {
  static constexpr auto list = std::tuple{field("roomName", &rest::NameExistsParams::room_name, "A name.")};
};
template <>
struct Fields<rest::ExistsResult> {
  static constexpr auto list = std::tuple{field("exists", &rest::ExistsResult::exists, "Whether a room has it.")};
};
template <>
struct Fields<rest::IsMemberParams> {
  using P = rest::IsMemberParams;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, rest::UserTarget>(), std::tuple{field("roomId", &P::room_id, "The room.")});
};
template <>
struct Fields<rest::IsMemberResult> {
  static constexpr auto list = std::tuple{field("isMember", &rest::IsMemberResult::is_member, "Whether they are.")};
};
template <>
struct Fields<rest::RoomSettingsParams> {
  static constexpr bool closed = true;  // a setting that is not there (encrypted, roomAvatar) is refused, not ignored
  using P = rest::RoomSettingsParams;
  static constexpr auto list = std::tuple{
      field("rid", &P::rid, "The room."),
      field("roomName", &P::name, "Name."),
      field("roomTopic", &P::topic, "Topic.", max_length(1000)),
      field("roomAnnouncement", &P::announcement, "Announcement.", max_length(5000)),
      field("roomDescription", &P::description, "Description.", max_length(1000)),
      field("roomType", &P::type, "c or p.", one_of("c|p")),
      field("readOnly", &P::read_only, "Only some may write."),
      field("reactWhenReadOnly", &P::react_when_read_only, "Reactions although read only."),
      field("default", &P::is_default, "New accounts join it."),
      field("featured", &P::featured, "First in the directory."),
      field("favorite", &P::favorite, "{favorite: bool}: favourite of new members."),
      field("joinCode", &P::join_code, "Asked for on joining.", max_length(100)),
      field("roomCustomFields", &P::custom_fields, "Free-form fields."),
      field("systemMessages", &P::system_messages, "Types that are hidden."),
  };
};
template <>
struct Fields<rest::RoomIdResult> {
  static constexpr auto list = std::tuple{field("rid", &rest::RoomIdResult::rid, "The room.")};
};
template <>
struct Fields<rest::NotificationParams> {
  using P = rest::NotificationParams;
  static constexpr auto list = std::tuple{
      field("roomId", &P::room_id, "The room."),
      field("notifications", &P::notifications, "Names and values of preferences."),
  };
};
template <>
struct Fields<rest::ArchivationParams> {
  using P = rest::ArchivationParams;
  static constexpr auto list = std::tuple{
      field("rid", &P::rid, "The room."),
      field("action", &P::action, "archive or unarchive; left out: archive."),
  };
};
template <>
struct Fields<rest::MuteParams> {
  using P = rest::MuteParams;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, rest::UserTarget>(), std::tuple{field("roomId", &P::room_id, "The room.")});
};
template <>
struct Fields<rest::AdminRoomsParams> {
  using P = rest::AdminRoomsParams;
  static constexpr auto list = std::tuple_cat(
      inherited_fields<P, api::PageParams>(),
      std::tuple{field("filter", static_cast<std::optional<std::string> P::*>(&P::filter), "Part of a name."),
                 field("types", &P::types, "c, p, d.")});
};
template <>
struct Fields<rest::AdminRoomParams> {
  static constexpr auto list = std::tuple{field("rid", &rest::AdminRoomParams::rid, "The room.")};
};
template <>
struct Fields<rest::CompleteParams> {
  static constexpr auto list = std::tuple{field("selector", &rest::CompleteParams::selector, "JSON: name.")};
};
template <>
struct Fields<rest::CompleteResult> {
  static constexpr auto list = std::tuple{field("items", &rest::CompleteResult::items, "Rooms.")};
};
template <>
struct Fields<rest::OrderedMembersParams> {
  using P = rest::OrderedMembersParams;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, rest::RoomTarget>(), inherited_fields<P, rest::MemberFilter>());
};

}  // namespace confab

namespace confab::rest {
namespace {

using api::Access;
using api::Call;
using api::Nothing;

core::rooms::EditRoom edit_of(const RoomSettingsParams& p) {
  core::rooms::EditRoom edit;
  edit.name = p.name;
  edit.topic = p.topic;
  edit.announcement = p.announcement;
  edit.description = p.description;
  if (p.type) edit.type = p.type->front();
  edit.read_only = p.read_only;
  edit.react_when_read_only = p.react_when_read_only;
  edit.is_default = p.is_default;
  edit.featured = p.featured;
  if (const auto* favorite = p.favorite ? p.favorite->if_contains("favorite") : nullptr; favorite != nullptr) {
    edit.favorite = favorite->is_bool() && favorite->get_bool();
  }
  edit.join_code = p.join_code;
  edit.custom_fields = p.custom_fields;
  edit.sys_mes = p.system_messages;
  return edit;
}

// Values come as text or as what they are.
std::map<std::string, std::string> preferences_of(const json::object& notifications) {
  std::map<std::string, std::string> values;
  for (const auto& [name, value] : notifications) {
    values[std::string{name}] = value.is_string() ? std::string{value.get_string()} : to_json_text(value);
  }
  return values;
}

void declare_life(api::Endpoints& endpoints) {
  endpoints.post<OnlyRoom, Nothing>("/api/v1/rooms.delete",
                                    {
                                        .access = Access::user(),
                                        .summary = "Delete the room with all its messages.",
                                        .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                                        .handler =
                                            [](Call& call, const OnlyRoom& p) {
                                              core::rooms::erase(call.ctx, call.actor(), family_id<AnyRoom>(call, p));
                                              return Nothing{};
                                            },
                                    });
  endpoints.post<OnlyRoom, Nothing>(
      "/api/v1/rooms.leave",
      {
          .access = Access::user(),
          .summary = "Leave.",
          .errors = {ErrorCode::room_not_found, ErrorCode::user_not_in_room, ErrorCode::last_owner},
          .handler =
              [](Call& call, const OnlyRoom& p) {
                core::rooms::leave(call.ctx, call.actor(), family_id<AnyRoom>(call, p));
                return Nothing{};
              },
      });
  endpoints.post<JoinAnyParams, OneRoom<AnyRoom>>(
      "/api/v1/rooms.join", {
                                .access = Access::user(),
                                .summary = "Become a member.",
                                .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed, ErrorCode::code_required,
                                           ErrorCode::code_invalid},
                                .rate = api::kInteractive,
                                .handler =
                                    [](Call& call, const JoinAnyParams& p) {
                                      return OneRoom<AnyRoom>{core::rooms::join(
                                          call.ctx, call.actor(), family_id<AnyRoom>(call, p), p.join_code)};
                                    },
                            });
  endpoints.post<RoomSettingsParams, RoomIdResult>(
      "/api/v1/rooms.saveRoomSettings",
      {
          .access = Access::user(),
          .summary = "Change a room, all or nothing.",
          .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed, ErrorCode::invalid_room_name},
          .handler =
              [](Call& call, const RoomSettingsParams& p) {
                core::rooms::edit(call.ctx, call.actor(), p.rid, edit_of(p));
                return RoomIdResult{p.rid};
              },
      });
  endpoints.post<ArchivationParams, Nothing>("/api/v1/rooms.changeArchivationState",
                                             {
                                                 .access = Access::user(),
                                                 .summary = "Archive or unarchive.",
                                                 .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                                                 .handler =
                                                     [](Call& call, const ArchivationParams& p) {
                                                       if (p.action == "unarchive")
                                                         core::rooms::unarchive(call.ctx, call.actor(), p.rid);
                                                       else
                                                         core::rooms::archive(call.ctx, call.actor(), p.rid);
                                                       return Nothing{};
                                                     },
                                             });
  const auto declare_mute = [&](const char* path, std::string_view summary, auto act) {
    endpoints.post<MuteParams, Nothing>(
        path, {
                  .access = Access::user(),
                  .summary = summary,
                  .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed, ErrorCode::user_not_in_room},
                  .handler =
                      [act](Call& call, const MuteParams& p) {
                        act(call.ctx, call.actor(), p.room_id, target_user(call, p).username.value_or(""));
                        return Nothing{};
                      },
              });
  };
  declare_mute("/api/v1/rooms.muteUser", "The user cannot write here any more.", core::rooms::mute);
  declare_mute("/api/v1/rooms.unmuteUser", "The user can write here again.", core::rooms::unmute);
}

void declare_own_place(api::Endpoints& endpoints) {
  endpoints.post<FavoriteParams, Nothing>(
      "/api/v1/rooms.favorite", {
                                    .access = Access::user(),
                                    .summary = "Make it a favourite, or not.",
                                    .errors = {ErrorCode::room_not_found, ErrorCode::user_not_in_room},
                                    .rate = api::kInteractive,
                                    .handler =
                                        [](Call& call, const FavoriteParams& p) {
                                          core::subscriptions::set_favorite(call.ctx, call.actor(),
                                                                            family_id<AnyRoom>(call, p), p.favorite);
                                          return Nothing{};
                                        },
                                });
  endpoints.post<OnlyRoom, Nothing>(
      "/api/v1/rooms.hide", {
                                .access = Access::user(),
                                .summary = "Hide it until the next message.",
                                .errors = {ErrorCode::room_not_found, ErrorCode::user_not_in_room},
                                .rate = api::kInteractive,
                                .handler =
                                    [](Call& call, const OnlyRoom& p) {
                                      core::subscriptions::hide(call.ctx, call.actor(), family_id<AnyRoom>(call, p));
                                      return Nothing{};
                                    },
                            });
  endpoints.post<OnlyRoom, Nothing>(
      "/api/v1/rooms.open", {
                                .access = Access::user(),
                                .summary = "Show it in the sidebar.",
                                .errors = {ErrorCode::room_not_found, ErrorCode::user_not_in_room},
                                .rate = api::kInteractive,
                                .handler =
                                    [](Call& call, const OnlyRoom& p) {
                                      core::subscriptions::open(call.ctx, call.actor(), family_id<AnyRoom>(call, p));
                                      return Nothing{};
                                    },
                            });
  endpoints.post<NotificationParams, Nothing>("/api/v1/rooms.saveNotification",
                                              {
                                                  .access = Access::user(),
                                                  .summary = "How the room notifies one.",
                                                  .errors = {ErrorCode::room_not_found, ErrorCode::invalid_settings},
                                                  .handler =
                                                      [](Call& call, const NotificationParams& p) {
                                                        core::subscriptions::save_preferences(
                                                            call.ctx, call.actor(), p.room_id,
                                                            preferences_of(p.notifications));
                                                        return Nothing{};
                                                      },
                                              });
}

void declare_views(api::Endpoints& endpoints) {
  endpoints.get<RoomSyncParams, RoomSyncResult>(
      "/api/v1/rooms.get", {
                               .access = Access::user(),
                               .summary = "The rooms one is in, or what changed about them.",
                               .rate = api::kInteractive,
                               .handler =
                                   [](Call& call, const RoomSyncParams& p) {
                                     auto changes = core::rooms::changes(call.ctx, call.actor(), p.updated_since);
                                     RoomSyncResult result{std::move(changes.update), {}};
                                     for (auto& id : changes.remove) result.remove.push_back({std::move(id)});
                                     return result;
                                   },
                           });
  endpoints.get<OnlyRoom, OneRoom<AnyRoom>>(
      "/api/v1/rooms.info",
      {
          .access = Access::user(),
          .summary = "One room.",
          .errors = {ErrorCode::room_not_found},
          .rate = api::kInteractive,
          .handler = [](Call& call, const OnlyRoom& p) { return OneRoom<AnyRoom>{family_room<AnyRoom>(call, p)}; },
      });
  endpoints.get<NameExistsParams, ExistsResult>(
      "/api/v1/rooms.nameExists",
      {
          .access = Access::user(),
          .summary = "Whether a channel or group has the name.",
          .rate = api::kInteractive,
          .handler =
              [](Call& call, const NameExistsParams& p) {
                return ExistsResult{core::rooms::name_exists(call.ctx, call.actor(), p.room_name)};
              },
      });
  endpoints.get<IsMemberParams, IsMemberResult>(
      "/api/v1/rooms.isMember", {
                                    .access = Access::user(),
                                    .summary = "Whether a user is a member.",
                                    .errors = {ErrorCode::room_not_found, ErrorCode::user_not_found},
                                    .rate = api::kInteractive,
                                    .handler =
                                        [](Call& call, const IsMemberParams& p) {
                                          return IsMemberResult{core::rooms::is_member(
                                              call.ctx, call.actor(), p.room_id, target_or_self(call, p).id)};
                                        },
                                });
  endpoints.get<OrderedMembersParams, MemberListResult>(
      "/api/v1/rooms.membersOrderedByRole", {
                                                .access = Access::user(),
                                                .summary = "Members, those with roles first.",
                                                .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                                                .rate = api::kInteractive,
                                                .handler =
                                                    [](Call& call, const OrderedMembersParams& p) {
                                                      return list_members(call, family_id<AnyRoom>(call, p), p, true);
                                                    },
                                            });
  endpoints.get<AdminRoomsParams, ManyRooms<AnyRoom>>(
      "/api/v1/rooms.adminRooms",
      {
          .access = Access::any_of({"view-room-administration"}),
          .summary = "All rooms.",
          .errors = {ErrorCode::invalid_query},
          .handler =
              [](Call& call, const AdminRoomsParams& p) {
                std::string types;
                for (const auto& type : p.types.value_or(std::vector<std::string>{"c", "p", "d"})) types.append(type);
                const auto query = room_query(call, p);
                auto page = core::rooms::list_all(call.ctx, call.actor(), types, query);
                const auto count = std::ssize(page.rooms);
                return ManyRooms<AnyRoom>{std::move(page.rooms), count, query.offset, page.total};
              },
      });
  endpoints.get<AdminRoomParams, model::Room>(
      "/api/v1/rooms.adminRooms.getRoom",
      {
          .access = Access::any_of({"view-room-administration"}),
          .summary = "Any room.",
          .errors = {ErrorCode::room_not_found},
          .handler = [](Call& call,
                        const AdminRoomParams& p) { return core::rooms::admin_info(call.ctx, call.actor(), p.rid); },
      });
  endpoints.get<CompleteParams, CompleteResult>(
      "/api/v1/rooms.autocomplete.channelAndPrivate",
      {
          .access = Access::user(),
          .summary = "Rooms whose name holds a text.",
          .rate = api::kInteractive,
          .handler =
              [](Call& call, const CompleteParams& p) {
                const auto* name = p.selector.if_contains("name");
                const std::string text =
                    name != nullptr && name->is_string() ? std::string{name->get_string()} : std::string{};
                constexpr std::int64_t kSuggestions = 10;
                return CompleteResult{core::rooms::complete_name(call.ctx, call.actor(), text, kSuggestions)};
              },
      });
}

}  // namespace

void declare_rooms(api::Endpoints& endpoints) {
  declare_life(endpoints);
  declare_own_place(endpoints);
  declare_views(endpoints);
}

}  // namespace confab::rest
