#include "base/fields_inherit.h"
#include "base/text.h"
#include "core/rooms/create_direct.h"
#include "core/rooms/edit.h"
#include "core/rooms/erase.h"
#include "core/rooms/info.h"
#include "core/subscriptions/sidebar.h"
#include "rest/chat_api.h"
#include "rest/history.h"
#include "rest/member_documents.h"
#include "rest/room_family.h"
#include "rest/room_lists.h"

namespace confab::rest {

struct CreateDirectParams {
  std::optional<std::string> username, usernames;
  std::optional<bool> exclude_self;
};
/// A room as the call that makes one tells of it: clients read its id by either name.
struct CreatedDirect : model::Room {
  RoomId rid;
};
struct CreatedDirectResult {
  CreatedDirect room;
};
struct DirectTarget {
  std::optional<std::string> room_id, username;
};
struct DirectTopicParams : DirectTarget {
  std::string topic;
};
struct DirectTopicResult {
  std::string topic;
};
struct DirectHistoryParams : HistoryParams {
  std::optional<std::string> username;
};
struct DirectMessagesParams : MessageListParams {
  std::optional<std::string> username;
};
struct DirectMembersParams : MemberFilter {
  std::optional<std::string> room_id, username;
};
struct DirectCountersParams : DirectTarget {
  std::optional<UserId> user_id;
};
struct DirectCountersResult {
  bool joined = false;
  std::optional<std::int64_t> members, unreads, msgs, user_mentions;
  std::optional<Timestamp> unreads_from, latest;
};

}  // namespace confab::rest

namespace confab {

template <class P>
constexpr auto direct_fields() {
  using Text = std::optional<std::string> P::*;
  return std::tuple{
      field("roomId", static_cast<Text>(&P::room_id), "The room, by id."),
      field("username", static_cast<Text>(&P::username), "The other person."),
  };
}

template <>
struct Fields<rest::CreateDirectParams> {
  using P = rest::CreateDirectParams;
  static constexpr auto list = std::tuple{
      field("username", &P::username, "The other person."),
      field("usernames", &P::usernames, "Several, separated by commas."),
      field("excludeSelf", &P::exclude_self, "The others among themselves."),
  };
};
template <>
struct Fields<rest::CreatedDirect> {
  static constexpr auto list = std::tuple_cat(inherited_fields<rest::CreatedDirect, model::Room>(),
                                              std::tuple{field("rid", &rest::CreatedDirect::rid, "Its id once more.")});
};
template <>
struct Fields<rest::CreatedDirectResult> {
  static constexpr auto list = std::tuple{field("room", &rest::CreatedDirectResult::room, "The room.")};
};
template <>
struct Fields<rest::DirectTarget> {
  static constexpr auto list = direct_fields<rest::DirectTarget>();
};
template <>
struct Fields<rest::DirectTopicParams> {
  using P = rest::DirectTopicParams;
  static constexpr auto list = std::tuple_cat(
      direct_fields<P>(), std::tuple{field("topic", &P::topic, "New topic.", max_length(1000), defaulted())});
};
template <>
struct Fields<rest::DirectTopicResult> {
  static constexpr auto list = std::tuple{field("topic", &rest::DirectTopicResult::topic, "The new topic.")};
};
template <>
struct Fields<rest::DirectHistoryParams> {
  using P = rest::DirectHistoryParams;
  static constexpr auto list = std::tuple_cat(
      std::tuple{field("username", &P::username, "The other person.")},
      std::tuple{field("roomId", static_cast<std::optional<std::string> P::*>(&P::room_id), "The room."),
                 field("count", static_cast<std::optional<std::int64_t> P::*>(&P::count), "How many; left out: 20.",
                       api::kFromZero),
                 field("offset", static_cast<std::optional<std::int64_t> P::*>(&P::offset), "How many to skip.",
                       api::kFromZero),
                 field("latest", static_cast<std::optional<Timestamp> P::*>(&P::latest), "Before then."),
                 field("oldest", static_cast<std::optional<Timestamp> P::*>(&P::oldest), "After then."),
                 field("inclusive", static_cast<std::optional<bool> P::*>(&P::inclusive), "Both ends belong to it."),
                 field("unreads", static_cast<std::optional<bool> P::*>(&P::unreads),
                       "Asks for the first unread message too."),
                 field("showThreadMessages", static_cast<std::optional<bool> P::*>(&P::show_thread_messages),
                       "Replies in threads as well.")});
};
template <>
struct Fields<rest::DirectMessagesParams> {
  using P = rest::DirectMessagesParams;
  static constexpr auto list = std::tuple_cat(
      direct_fields<P>(), inherited_fields<P, api::PageParams>(),
      std::tuple{field("mentionIds", static_cast<std::optional<std::string> P::*>(&P::mention_ids),
                       "A user's id: only messages that name them."),
                 field("starredIds", static_cast<std::optional<std::string> P::*>(&P::starred_ids),
                       "One's own id: only starred messages."),
                 field("pinned", static_cast<std::optional<bool> P::*>(&P::pinned), "Only pinned messages.")});
};
template <>
struct Fields<rest::DirectMembersParams> {
  using P = rest::DirectMembersParams;
  static constexpr auto list = std::tuple_cat(direct_fields<P>(), inherited_fields<P, rest::MemberFilter>());
};
template <>
struct Fields<rest::DirectCountersParams> {
  using P = rest::DirectCountersParams;
  static constexpr auto list =
      std::tuple_cat(direct_fields<P>(), std::tuple{field("userId", &P::user_id, "Whose; left out: one's own.")});
};
template <>
struct Fields<rest::DirectCountersResult> {
  using R = rest::DirectCountersResult;
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
using api::Nothing;

// The room, by id or by the other person's name.
model::Room direct_room(const Call& call, const std::optional<std::string>& id,
                        const std::optional<std::string>& username) {
  if (id && !id->empty()) return core::rooms::info(call.ctx, call.actor(), *id, model::kDirect);
  if (!username || username->empty()) {
    throw Refusal(ErrorCode::room_param_not_provided, "Body param \"roomId\" or \"username\" is required");
  }
  return core::rooms::by_type_and_name(call.ctx, call.actor(), model::kDirect, *username);
}

CreatedDirectResult create(Call& call, const CreateDirectParams& p) {
  std::vector<std::string> usernames;
  if (p.username) usernames.push_back(*p.username);
  for (auto& name : split(p.usernames.value_or(""), ',')) usernames.push_back(std::move(name));
  if (usernames.empty()) {
    throw Refusal(ErrorCode::invalid_params, "Either \"username\" or \"usernames\" must be provided");
  }
  auto room = core::rooms::create_direct(call.ctx, call.actor(),
                                         {.usernames = usernames, .exclude_self = p.exclude_self.value_or(false)})
                  .room;
  auto rid = room.id;
  return {{std::move(room), std::move(rid)}};
}

DirectCountersResult counters_of(Call& call, const DirectCountersParams& p) {
  require_counters_of(call, p.user_id);
  const auto room = direct_room(call, p.room_id, p.username);
  const auto counters = core::rooms::counters(call.ctx, call.actor(), room.id, p.user_id);
  return {.joined = counters.joined,
          .members = counters.members,
          .unreads = counters.unreads,
          .msgs = counters.messages,
          .user_mentions = counters.user_mentions,
          .unreads_from = counters.unreads_from,
          .latest = counters.latest};
}

void declare(api::Endpoints& endpoints, const std::string& prefix) {
  endpoints.post<CreateDirectParams, CreatedDirectResult>(
      prefix + "create",
      {
          .access = Access::user(),
          .summary = "The room of these people, made when there is none.",
          .errors = {ErrorCode::not_allowed, ErrorCode::invalid_user, ErrorCode::direct_message_max_users},
          .rate = api::kInteractive,
          .handler = create,
      });
  endpoints.get<RoomListParams, ManyRooms<Directs>>(
      prefix + "list", {
                           .access = Access::user(),
                           .summary = "One's own direct messages.",
                           .errors = {ErrorCode::invalid_query},
                           .rate = api::kInteractive,
                           .handler =
                               [](Call& call, const RoomListParams& p) {
                                 const auto query = room_query(call, p);
                                 auto page = core::rooms::list_joined(call.ctx, call.actor(), model::kDirect, query);
                                 const auto count = std::ssize(page.rooms);
                                 return ManyRooms<Directs>{std::move(page.rooms), count, query.offset, page.total};
                               },
                       });
  endpoints.get<RoomListParams, ManyRooms<Directs>>(
      prefix + "list.everyone",
      {
          .access = Access::any_of({"view-room-administration"}),
          .summary = "Everybody's direct messages, without their content.",
          .errors = {ErrorCode::invalid_query},
          .handler =
              [](Call& call, const RoomListParams& p) {
                const auto query = room_query(call, p);
                auto page = core::rooms::list_all(call.ctx, call.actor(), "d", query);
                const auto count = std::ssize(page.rooms);
                return ManyRooms<Directs>{std::move(page.rooms), count, query.offset, page.total};
              },
      });
  endpoints.post<DirectTarget, Nothing>(prefix + "open", {
                                                             .access = Access::user(),
                                                             .summary = "Show it in the sidebar.",
                                                             .errors = {ErrorCode::room_not_found},
                                                             .rate = api::kInteractive,
                                                             .handler =
                                                                 [](Call& call, const DirectTarget& p) {
                                                                   core::subscriptions::open(
                                                                       call.ctx, call.actor(),
                                                                       direct_room(call, p.room_id, p.username).id);
                                                                   return Nothing{};
                                                                 },
                                                         });
  endpoints.post<DirectTarget, Nothing>(prefix + "close", {
                                                              .access = Access::user(),
                                                              .summary = "Hide it until the next message.",
                                                              .errors = {ErrorCode::room_not_found},
                                                              .rate = api::kInteractive,
                                                              .handler =
                                                                  [](Call& call, const DirectTarget& p) {
                                                                    core::subscriptions::hide(
                                                                        call.ctx, call.actor(),
                                                                        direct_room(call, p.room_id, p.username).id);
                                                                    return Nothing{};
                                                                  },
                                                          });
  endpoints.get<DirectHistoryParams, HistoryResult>(
      prefix + "history", {
                              .access = Access::user(),
                              .summary = "Messages, newest first.",
                              .errors = {ErrorCode::room_not_found},
                              .rate = api::kInteractive,
                              .handler =
                                  [](Call& call, const DirectHistoryParams& p) {
                                    return load_history(call, direct_room(call, p.room_id, p.username).id, p);
                                  },
                          });
  endpoints.get<DirectMessagesParams, MessageListResult>(
      prefix + "messages", {
                               .access = Access::user(),
                               .summary = "Messages, page by page.",
                               .errors = {ErrorCode::room_not_found},
                               .rate = api::kInteractive,
                               .handler =
                                   [](Call& call, const DirectMessagesParams& p) {
                                     return list_messages(call, direct_room(call, p.room_id, p.username).id, p);
                                   },
                           });
  endpoints.get<DirectMembersParams, MemberListResult>(
      prefix + "members", {
                              .access = Access::user(),
                              .summary = "Who takes part.",
                              .errors = {ErrorCode::room_not_found},
                              .rate = api::kInteractive,
                              .handler =
                                  [](Call& call, const DirectMembersParams& p) {
                                    return list_members(call, direct_room(call, p.room_id, p.username).id, p, false);
                                  },
                          });
  endpoints.get<DirectCountersParams, DirectCountersResult>(
      prefix + "counters", {
                               .access = Access::user(),
                               .summary = "Counters, from a user's place.",
                               .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                               .rate = api::kInteractive,
                               .handler = counters_of,
                           });
  endpoints.post<DirectTopicParams, DirectTopicResult>(
      prefix + "setTopic", {
                               .access = Access::user(),
                               .summary = "Change the topic.",
                               .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                               .handler =
                                   [](Call& call, const DirectTopicParams& p) {
                                     core::rooms::EditRoom edit;
                                     edit.topic = p.topic;
                                     core::rooms::edit(call.ctx, call.actor(),
                                                       direct_room(call, p.room_id, p.username).id, edit);
                                     return DirectTopicResult{p.topic};
                                   },
                           });
  endpoints.post<DirectTarget, Nothing>(prefix + "delete",
                                        {
                                            .access = Access::user(),
                                            .summary = "Delete the room with all its messages.",
                                            .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                                            .handler =
                                                [](Call& call, const DirectTarget& p) {
                                                  core::rooms::erase(call.ctx, call.actor(),
                                                                     direct_room(call, p.room_id, p.username).id);
                                                  return Nothing{};
                                                },
                                        });
}

}  // namespace

void declare_direct_messages(api::Endpoints& endpoints) {
  for (const auto* prefix : {"/api/v1/im.", "/api/v1/dm."}) declare(endpoints, prefix);
}

}  // namespace confab::rest
