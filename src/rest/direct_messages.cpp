#include "base/errors/people.h"
#include "base/errors/rooms.h"
#include "base/text.h"
#include "core/rooms/block.h"
#include "core/rooms/create_direct.h"
#include "core/rooms/edit.h"
#include "permissions/groups/administration.h"
#include "rest/chat_api.h"
#include "rest/room_commands.h"
#include "rest/room_lists.h"
#include "rest/room_views.h"

namespace confab::rest {

struct CreateDirectParams {
  Field<"usernames", std::optional<std::string>, "Several, separated by commas.", bound::names, exactly_one{}>
      usernames;
  Field<"username", std::optional<std::string>, "The other person.", bound::name, exactly_one{}> username;
  Field<"excludeSelf", std::optional<bool>, "The others among themselves."> exclude_self;
};
/// A room as the call that makes one tells of it: clients read its id by either name.
struct CreatedDirect : model::Room {
  RoomId rid;

  static constexpr auto kFields = extended<model::Room>(field("rid", &CreatedDirect::rid, "Its id once more."));
};
using CreatedDirectResult = Named<"room", CreatedDirect, "The room.">;
struct DirectTopic {
  Field<"topic", std::string, "New topic.", max_length(1000), defaulted{}> topic;
};
struct BlockParams {
  Field<"roomId", RoomId, "The conversation."> room;
  Field<"block", bool, "False: what one has blocked is free again."> block = true;
};
using DirectTopicParams = Flatten<DirectTarget, DirectTopic>;
using DirectTopicResult = Named<"topic", std::string, "The new topic.">;

namespace {

CreatedDirectResult create(Call& call, const CreateDirectParams& p) {
  std::vector<std::string> usernames;
  if (p.username) usernames.push_back(*p.username);
  for (auto& name : split(p.usernames.value_or(""), ',')) usernames.push_back(std::move(name));
  if (usernames.empty()) {
    throw Refusal(errors::invalid_params, "Either \"username\" or \"usernames\" must be provided");
  }
  auto room = core::rooms::create_direct(call.ctx, call.actor(),
                                         {.usernames = usernames, .exclude_self = p.exclude_self.value_or(false)})
                  .room;
  auto rid = room.id;
  return {{std::move(room), std::move(rid)}};
}

template <class Family>
void declare_create(api::Endpoints& endpoints) {
  endpoints.post<CreateDirectParams, CreatedDirectResult>(
      path<Family>("create"), Access::user(), "The room of these people, made when there is none.",
      {errors::not_allowed, errors::invalid_user, errors::direct_message_max_users}, rate::lively, Family::check,
      create);
}

template <class Family>
void declare_lists(api::Endpoints& endpoints) {
  endpoints.get<RoomListParams, ManyRooms<Family>>(path<Family>("list"), Access::user(), "One's own direct messages.",
                                                   {errors::invalid_query}, rate::lively, list_joined<Family>);
  endpoints.get<RoomListParams, ManyRooms<Family>>(
      path<Family>("list.everyone"),
      Access::any_of({permissions::administration("view-room-administration")}).otherwise(errors::unauthorized),
      "Everybody's direct messages, without their content.", {errors::invalid_query},
      [](Call& call, const auto& p) { return list_all<Family>(call, p, {Family::kind}); });
}

template <class Family>
void declare_topic(api::Endpoints& endpoints) {
  endpoints.post<DirectTopicParams, DirectTopicResult>(
      path<Family>("setTopic"), Access::user(), "Change the topic.", errors_in<Family>({errors::action_not_allowed}),
      Check::by_hand, [](Call& call, const auto& p) {
        core::rooms::EditRoom edit;
        edit.topic = p.topic;
        core::rooms::edit(call.ctx, call.actor(), family_id<Family>(call, p), edit);
        return p.topic;
      });
}

template <class Family>
void declare_messages_of_others(api::Endpoints& endpoints) {
  endpoints.get<Flatten<InRoom, MessageFilter>, MessageListResult>(
      path<Family>("messages.others"),
      Access::any_of({permissions::administration("view-room-administration")}).otherwise(errors::unauthorized),
      "Messages of others among themselves, where API_Enable_Direct_Message_History_EndPoint is on.",
      {errors::endpoint_disabled, errors::room_not_found, errors::invalid_query}, Check::by_hand,
      [](Call& call, const auto& p) { return list_messages_of_others(call, p.room_id, p); });
}

template <class Family>
void declare_blocking(api::Endpoints& endpoints) {
  endpoints.post<BlockParams, Nothing>(
      path<Family>("blockUser"), Access::user(),
      "In a conversation of two: neither writes to the other any more, or both may again.",
      {errors::room_not_found, errors::user_not_in_room, errors::invalid_room},
      [](Call& call, const auto& p) { core::rooms::set_blocked(call.ctx, call.actor(), p.room, p.block); });
}

template <class Family>
void declare_family(api::Endpoints& endpoints) {
  declare_create<Family>(endpoints);
  declare_lists<Family>(endpoints);
  declare_command<Family>(endpoints, "open", api::open_room(), Check::by_hand);
  declare_command<Family>(endpoints, "close", api::hide_room(), Check::by_hand);
  declare_history<Family>(endpoints);
  declare_messages_of<Family>(endpoints);
  declare_members_of<Family>(endpoints);
  declare_counters<Family>(endpoints);
  declare_topic<Family>(endpoints);
  declare_messages_of_others<Family>(endpoints);
  declare_blocking<Family>(endpoints);
  declare_command<Family>(endpoints, "delete", api::erase_room());
}

}  // namespace

void declare_direct_messages(api::Endpoints& endpoints) {
  declare_family<DirectMessages>(endpoints);
  declare_family<DirectMessagesAsDm>(endpoints);
}

}  // namespace confab::rest
