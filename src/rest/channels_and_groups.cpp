#include "core/messages/history.h"
#include "core/rooms/add_members.h"
#include "core/rooms/archive.h"
#include "core/rooms/create.h"
#include "core/rooms/erase.h"
#include "core/rooms/info.h"
#include "core/rooms/join.h"
#include "core/rooms/leave.h"
#include "core/rooms/remove_member.h"
#include "core/subscriptions/sidebar.h"
#include "rest/chat_api.h"
#include "rest/history.h"
#include "rest/member_documents.h"
#include "rest/room_family.h"
#include "rest/room_lists.h"
#include "rest/user_target.h"

namespace confab::rest {

struct CreateRoomParams {
  std::string name;
  std::vector<std::string> members;
  std::optional<bool> read_only, exclude_self;
  std::optional<json::object> extra_data, custom_fields;
};
struct InviteParams : RoomTarget, UserTarget {
  std::optional<std::vector<UserId>> user_ids;
  std::optional<std::vector<std::string>> usernames;
};
struct KickParams : RoomTarget, UserTarget {};
struct JoinParams : RoomTarget {
  std::optional<std::string> join_code;
};
struct AddAllParams : RoomTarget {
  json::value active_users_only;
};
struct OnlineParams : RoomTarget {
  std::optional<std::string> id;
  std::optional<json::object> query;
};
struct RoomMembersParams : RoomTarget, MemberFilter {};
struct CountersParams : RoomTarget {
  std::optional<UserId> user_id;
};
struct CountersResult {
  bool joined = false;
  std::optional<std::int64_t> members, unreads, msgs, user_mentions;
  std::optional<Timestamp> unreads_from, latest;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::CreateRoomParams> {
  using P = rest::CreateRoomParams;
  static constexpr auto list = std::tuple{
      field("name", &P::name, "Unique name."),
      field("members", &P::members, "Usernames of the first members.", defaulted()),
      field("readOnly", &P::read_only, "Only some may write."),
      field("excludeSelf", &P::exclude_self, "The creator does not become a member."),
      field("extraData", &P::extra_data, "broadcast, topic, description, announcement."),
      field("customFields", &P::custom_fields, "Free-form fields."),
  };
};
template <>
struct Fields<rest::InviteParams> {
  using P = rest::InviteParams;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, rest::RoomTarget>(), inherited_fields<P, rest::UserTarget>(),
                     std::tuple{field("userIds", &P::user_ids, "Several accounts, by id."),
                                field("usernames", &P::usernames, "Several accounts, by username.")});
};
template <>
struct Fields<rest::KickParams> {
  using P = rest::KickParams;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, rest::RoomTarget>(), inherited_fields<P, rest::UserTarget>());
};
template <>
struct Fields<rest::JoinParams> {
  using P = rest::JoinParams;
  static constexpr auto list = std::tuple_cat(inherited_fields<P, rest::RoomTarget>(),
                                              std::tuple{field("joinCode", &P::join_code, "Where one is asked for.")});
};
template <>
struct Fields<rest::AddAllParams> {
  using P = rest::AddAllParams;
  static constexpr auto list = std::tuple_cat(
      inherited_fields<P, rest::RoomTarget>(),
      std::tuple{field("activeUsersOnly", &P::active_users_only, "True: without deactivated ones.", defaulted())});
};
template <>
struct Fields<rest::OnlineParams> {
  using P = rest::OnlineParams;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, rest::RoomTarget>(),
                     std::tuple{field("_id", &P::id, "The room, by id."),
                                field("query", &P::query, R"(JSON: the room as {"_id"} or {"name"}.)",
                                      when_invalid(ErrorCode::invalid_query))});
};
template <>
struct Fields<rest::RoomMembersParams> {
  using P = rest::RoomMembersParams;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, rest::RoomTarget>(), inherited_fields<P, rest::MemberFilter>());
};
template <>
struct Fields<rest::CountersParams> {
  using P = rest::CountersParams;
  static constexpr auto list = std::tuple_cat(inherited_fields<P, rest::RoomTarget>(),
                                              std::tuple{field("userId", &P::user_id, "Whose; left out: one's own.")});
};
template <>
struct Fields<rest::CountersResult> {
  using R = rest::CountersResult;
  static constexpr auto list = std::tuple{
      field("joined", &R::joined, "Whether the user is a member."),
      field("members", &R::members, "How many members."),
      field("unreads", &R::unreads, "Unread messages."),
      field("unreadsFrom", &R::unreads_from, "Since when."),
      field("msgs", &R::msgs, "Messages in all."),
      field("latest", &R::latest, "The last message."),
      field("userMentions", &R::user_mentions, "Unread messages that name the user."),
  };
};

}  // namespace confab

namespace confab::rest {
namespace {

using api::Access;
using api::Call;
using api::Endpoints;
using api::Nothing;

std::optional<std::string> text_member(const std::optional<json::object>& object, std::string_view name) {
  const auto* value = object ? object->if_contains(name) : nullptr;
  return value != nullptr && value->is_string() ? std::optional{std::string{value->get_string()}} : std::nullopt;
}

bool flag_member(const std::optional<json::object>& object, std::string_view name) {
  const auto* value = object ? object->if_contains(name) : nullptr;
  return value != nullptr && value->is_bool() && value->get_bool();
}

core::rooms::CreateRoom create_command(const CreateRoomParams& p, char type) {
  return {.type = type,
          .name = p.name,
          .members = p.members,
          .read_only = p.read_only.value_or(flag_member(p.extra_data, "readOnly")),
          .broadcast = flag_member(p.extra_data, "broadcast"),
          .topic = text_member(p.extra_data, "topic"),
          .description = text_member(p.extra_data, "description"),
          .announcement = text_member(p.extra_data, "announcement"),
          .custom_fields = p.custom_fields.value_or(json::object{}),
          .exclude_self = p.exclude_self.value_or(false)};
}

core::rooms::AddMembers invite_command(const Call& call, const InviteParams& p, RoomId room) {
  core::rooms::AddMembers command{.room = std::move(room), .users = {}, .usernames = {}};
  if (p.user_ids) command.users = *p.user_ids;
  if (p.usernames) command.usernames = *p.usernames;
  if (command.users.empty() && command.usernames.empty()) command.users.push_back(target_user(call, p).id);
  return command;
}

CountersResult counters_of(const Call& call, const RoomId& room, const std::optional<UserId>& user) {
  require_counters_of(call, user);
  const auto counters = core::rooms::counters(call.ctx, call.actor(), room, user);
  return {.joined = counters.joined,
          .members = counters.members,
          .unreads = counters.unreads,
          .msgs = counters.messages,
          .user_mentions = counters.user_mentions,
          .unreads_from = counters.unreads_from,
          .latest = counters.latest};
}

template <class Family>
ManyRooms<Family> page_result(const core::rooms::ListRooms& query, core::rooms::RoomPage page) {
  const auto count = std::ssize(page.rooms);
  return {std::move(page.rooms), count, query.offset, page.total};
}

template <class Family>
[[noreturn]] void refuse_already(const model::Room& room, std::string_view state) {
  throw Refusal(ErrorCode::not_possible, "The " + std::string{Family::thing} + ", " + room.name.value_or("") +
                                             ", is already " + std::string{state} + " to the sender");
}

// `_id` and `query` are how clients name the room here.
RoomTarget online_target(const OnlineParams& p) {
  const auto text_of = [&](std::string_view name) -> std::optional<std::string> {
    const auto* value = p.query ? p.query->if_contains(name) : nullptr;
    return value != nullptr && value->is_string() ? std::optional{std::string{value->get_string()}} : std::nullopt;
  };
  RoomTarget target = p;
  if (!target.room_id) target.room_id = p.id ? p.id : text_of("_id");
  if (!target.room_name) target.room_name = text_of("name");
  if (!target.room_id && !target.room_name) throw Refusal(ErrorCode::not_possible, "Invalid query");
  return target;
}

// Clients send 1 and "true" as well.
bool is_set(const json::value& flag) {
  return flag == json::value(true) || flag == json::value("true") || flag == json::value(1) || flag == json::value("1");
}

template <class Family>
void declare_life(Endpoints& endpoints) {
  endpoints.post<CreateRoomParams, OneRoom<Family>>(
      path<Family>("create"),
      {
          .access = Access::user(),
          .summary = "Make a room; the creator owns it.",
          .errors = {ErrorCode::unauthorized, ErrorCode::invalid_room_name, ErrorCode::duplicate_channel_name},
          .handler =
              [](Call& call, const CreateRoomParams& p) {
                if (!core::may(call.ctx, call.actor(), Family::create)) throw Refusal(ErrorCode::unauthorized);
                return OneRoom<Family>{core::rooms::create(call.ctx, call.actor(), create_command(p, Family::type))};
              },
      });
  endpoints.post<OnlyRoom, Nothing>(path<Family>("delete"),
                                    {
                                        .access = Access::user(),
                                        .summary = "Delete the room with all its messages.",
                                        .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                                        .handler =
                                            [](Call& call, const OnlyRoom& p) {
                                              core::rooms::erase(call.ctx, call.actor(), family_id<Family>(call, p));
                                              return Nothing{};
                                            },
                                    });
  endpoints.post<OnlyRoom, Nothing>(
      path<Family>("archive"),
      {
          .access = Access::user(),
          .summary = "Nobody can write any more.",
          .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed, ErrorCode::room_archived},
          .handler =
              [](Call& call, const OnlyRoom& p) {
                core::rooms::archive(call.ctx, call.actor(), family_id<Family>(call, p));
                return Nothing{};
              },
      });
  endpoints.post<OnlyRoom, Nothing>(
      path<Family>("unarchive"), {
                                     .access = Access::user(),
                                     .summary = "People can write again.",
                                     .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                                     .handler =
                                         [](Call& call, const OnlyRoom& p) {
                                           core::rooms::unarchive(call.ctx, call.actor(), family_id<Family>(call, p));
                                           return Nothing{};
                                         },
                                 });
}

template <class Family>
void declare_members(Endpoints& endpoints) {
  endpoints.post<InviteParams, OneRoom<Family>>(
      path<Family>("invite"),
      {
          .access = Access::user(),
          .summary = "Add people.",
          .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed, ErrorCode::invalid_user},
          .handler =
              [](Call& call, const InviteParams& p) {
                const auto command = invite_command(call, p, family_id<Family>(call, p));
                return OneRoom<Family>{core::rooms::add_members(call.ctx, call.actor(), command)};
              },
      });
  endpoints.post<AddAllParams, OneRoom<Family>>(
      path<Family>("addAll"),
      {
          .access = Access::user(),
          .summary = "Add everybody.",
          .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
          .handler =
              [](Call& call, const AddAllParams& p) {
                return OneRoom<Family>{core::rooms::add_all(call.ctx, call.actor(), family_id<Family>(call, p),
                                                            is_set(p.active_users_only))};
              },
      });
  endpoints.post<KickParams, OneRoom<Family>>(path<Family>("kick"),
                                              {
                                                  .access = Access::user(),
                                                  .summary = "Take somebody out.",
                                                  .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed,
                                                             ErrorCode::user_not_in_room, ErrorCode::last_owner},
                                                  .handler =
                                                      [](Call& call, const KickParams& p) {
                                                        const auto room = family_id<Family>(call, p);
                                                        return OneRoom<Family>{core::rooms::remove_member(
                                                            call.ctx, call.actor(), room, target_user(call, p).id)};
                                                      },
                                              });
  endpoints.post<OnlyRoom, OneRoom<Family>>(
      path<Family>("leave"),
      {
          .access = Access::user(),
          .summary = "Leave.",
          .errors = {ErrorCode::room_not_found, ErrorCode::user_not_in_room, ErrorCode::last_owner},
          .handler =
              [](Call& call, const OnlyRoom& p) {
                auto room = family_room<Family>(call, p);
                core::rooms::leave(call.ctx, call.actor(), room.id);
                return OneRoom<Family>{std::move(room)};
              },
      });
  endpoints.get<RoomMembersParams, MemberListResult>(
      path<Family>("members"), {
                                   .access = Access::user(),
                                   .summary = "Members.",
                                   .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                                   .rate = api::kInteractive,
                                   .handler =
                                       [](Call& call, const RoomMembersParams& p) {
                                         return list_members(call, family_id<Family>(call, p), p, false);
                                       },
                               });
  endpoints.get<OnlineParams, OnlineResult>(
      path<Family>("online"),
      {
          .access = Access::user(),
          .summary = "Members who are not offline.",
          .errors = {ErrorCode::room_not_found},
          .handler = [](Call& call,
                        const OnlineParams& p) { return list_online(call, family_id<Family>(call, online_target(p))); },
      });
}

template <class Family>
void declare_views(Endpoints& endpoints) {
  endpoints.get<OnlyRoom, OneRoom<Family>>(
      path<Family>("info"),
      {
          .access = Access::user(),
          .summary = "One room.",
          .errors = {ErrorCode::room_not_found},
          .rate = api::kInteractive,
          .handler = [](Call& call, const OnlyRoom& p) { return OneRoom<Family>{family_room<Family>(call, p)}; },
      });
  endpoints.get<HistoryParams, HistoryResult>(
      path<Family>("history"),
      {
          .access = Access::user(),
          .summary = "Messages, newest first.",
          .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
          .rate = api::kInteractive,
          .handler = [](Call& call,
                        const HistoryParams& p) { return load_history(call, family_id<Family>(call, p), p); },
      });
  endpoints.get<MessageListParams, MessageListResult>(
      path<Family>("messages"),
      {
          .access = Access::user(),
          .summary = "Messages, page by page.",
          .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
          .rate = api::kInteractive,
          .handler = [](Call& call,
                        const MessageListParams& p) { return list_messages(call, family_id<Family>(call, p), p); },
      });
  endpoints.get<CountersParams, CountersResult>(
      path<Family>("counters"),
      {
          .access = Access::user(),
          .summary = "Counters of a room, from a user's place.",
          .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
          .rate = api::kInteractive,
          .handler = [](Call& call,
                        const CountersParams& p) { return counters_of(call, family_id<Family>(call, p), p.user_id); },
      });
  endpoints.post<OnlyRoom, Nothing>(path<Family>("open"),
                                    {
                                        .access = Access::user(),
                                        .summary = "Show it in the sidebar.",
                                        .errors = {ErrorCode::room_not_found, ErrorCode::user_not_in_room},
                                        .rate = api::kInteractive,
                                        .handler =
                                            [](Call& call, const OnlyRoom& p) {
                                              const auto room = family_room<Family>(call, p);
                                              if (!core::subscriptions::open(call.ctx, call.actor(), room.id)) {
                                                refuse_already<Family>(room, "open");
                                              }
                                              return Nothing{};
                                            },
                                    });
  endpoints.post<OnlyRoom, Nothing>(path<Family>("close"),
                                    {
                                        .access = Access::user(),
                                        .summary = "Hide it until the next message.",
                                        .errors = {ErrorCode::room_not_found, ErrorCode::user_not_in_room},
                                        .rate = api::kInteractive,
                                        .handler =
                                            [](Call& call, const OnlyRoom& p) {
                                              const auto room = family_room<Family>(call, p);
                                              if (!core::subscriptions::hide(call.ctx, call.actor(), room.id)) {
                                                refuse_already<Family>(room, "closed");
                                              }
                                              return Nothing{};
                                            },
                                    });
}

void declare_lists(Endpoints& endpoints) {
  endpoints.get<RoomListParams, ManyRooms<Channels>>(
      "/api/v1/channels.list", {
                                   .access = Access::user(),
                                   .summary = "Public channels.",
                                   .errors = {ErrorCode::not_allowed, ErrorCode::invalid_query},
                                   .rate = api::kInteractive,
                                   .handler =
                                       [](Call& call, const RoomListParams& p) {
                                         const auto query = room_query(call, p);
                                         return page_result<Channels>(
                                             query, core::rooms::list_public(call.ctx, call.actor(), query));
                                       },
                               });
  endpoints.get<RoomListParams, ManyRooms<Channels>>(
      "/api/v1/channels.list.joined",
      {
          .access = Access::user(),
          .summary = "Public channels that one is in.",
          .errors = {ErrorCode::invalid_query},
          .rate = api::kInteractive,
          .handler =
              [](Call& call, const RoomListParams& p) {
                const auto query = room_query(call, p);
                return page_result<Channels>(query,
                                             core::rooms::list_joined(call.ctx, call.actor(), model::kPublic, query));
              },
      });
  endpoints.get<RoomListParams, ManyRooms<Groups>>(
      "/api/v1/groups.list", {
                                 .access = Access::user(),
                                 .summary = "Private groups that one is in.",
                                 .errors = {ErrorCode::invalid_query},
                                 .rate = api::kInteractive,
                                 .handler =
                                     [](Call& call, const RoomListParams& p) {
                                       const auto query = room_query(call, p);
                                       return page_result<Groups>(
                                           query,
                                           core::rooms::list_joined(call.ctx, call.actor(), model::kPrivate, query));
                                     },
                             });
  endpoints.get<RoomListParams, ManyRooms<Groups>>(
      "/api/v1/groups.listAll", {
                                    .access = Access::any_of({"view-room-administration"}),
                                    .summary = "All private groups.",
                                    .errors = {ErrorCode::invalid_query},
                                    .handler =
                                        [](Call& call, const RoomListParams& p) {
                                          const auto query = room_query(call, p);
                                          return page_result<Groups>(
                                              query, core::rooms::list_all(call.ctx, call.actor(), "p", query));
                                        },
                                });
}

}  // namespace

void declare_channels_and_groups(api::Endpoints& endpoints) {
  declare_life<Channels>(endpoints);
  declare_life<Groups>(endpoints);
  declare_members<Channels>(endpoints);
  declare_members<Groups>(endpoints);
  declare_views<Channels>(endpoints);
  declare_views<Groups>(endpoints);
  declare_lists(endpoints);
  endpoints.post<JoinParams, OneRoom<Channels>>(
      "/api/v1/channels.join", {
                                   .access = Access::user(),
                                   .summary = "Become a member of a public channel.",
                                   .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed,
                                              ErrorCode::code_required, ErrorCode::code_invalid},
                                   .rate = api::kInteractive,
                                   .handler =
                                       [](Call& call, const JoinParams& p) {
                                         return OneRoom<Channels>{core::rooms::join(
                                             call.ctx, call.actor(), family_id<Channels>(call, p), p.join_code)};
                                       },
                               });
  endpoints.get<MessageListParams, MessageListResult>(
      "/api/v1/channels.anonymousread",
      {
          .access = Access::anyone(),
          .summary = "Messages of a public channel for visitors, where the setting allows it.",
          .errors = {ErrorCode::not_allowed},
          .handler =
              [](Call& call, const MessageListParams& p) {
                if (!p.room_id)
                  throw Refusal(ErrorCode::roomid_param_not_provided, "The parameter \"roomId\" is required");
                const auto page = api::page_of(call.ctx.settings, p);
                auto history = core::messages::anonymous_history(
                    call.ctx,
                    {.room = RoomId{*p.room_id}, .limit = page.limit, .offset = page.offset, .with_total = true});
                const auto count = std::ssize(history.messages);
                return MessageListResult{std::move(history.messages), count, page.offset, history.total};
              },
      });
}

}  // namespace confab::rest
