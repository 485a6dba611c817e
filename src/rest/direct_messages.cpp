#include "base/text.h"
#include "core/rooms/create_direct.h"
#include "core/rooms/edit.h"
#include "permissions/groups/operation.h"
#include "rest/chat_api.h"
#include "rest/room_commands.h"
#include "rest/room_lists.h"
#include "rest/room_views.h"

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
struct DirectTopic {
  std::string topic;
};
using DirectTopicParams = Flatten<DirectTarget, DirectTopic>;
struct DirectTopicResult {
  std::string topic;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::CreateDirectParams> {
  using P = rest::CreateDirectParams;
  static constexpr auto list = std::tuple{
      field("username", &P::username, "The other person."),
      field("usernames", &P::usernames, "Several, separated by commas.", bound::names),
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
struct Fields<rest::DirectTopic> {
  static constexpr auto list =
      std::tuple{field("topic", &rest::DirectTopic::topic, "New topic.", max_length(1000), defaulted())};
};
template <>
struct Fields<rest::DirectTopicResult> {
  static constexpr auto list = std::tuple{field("topic", &rest::DirectTopicResult::topic, "The new topic.")};
};

}  // namespace confab

namespace confab::rest {
namespace {

using api::Access;
using api::Call;

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

template <class Family>
void declare_create(api::Endpoints& endpoints) {
  endpoints.post<CreateDirectParams, CreatedDirectResult>(
      path<Family>("create"),
      {
          .access = Access::user(),
          .summary = "The room of these people, made when there is none.",
          .errors = {ErrorCode::not_allowed, ErrorCode::invalid_user, ErrorCode::direct_message_max_users},
          .rate = api::kInteractive,
          .handler = create,
      });
}

template <class Family>
void declare_lists(api::Endpoints& endpoints) {
  endpoints.get<RoomListParams, ManyRooms<Family>>(path<Family>("list"), {
                                                                             .access = Access::user(),
                                                                             .summary = "One's own direct messages.",
                                                                             .errors = {ErrorCode::invalid_query},
                                                                             .rate = api::kInteractive,
                                                                             .handler = list_joined<Family>,
                                                                         });
  endpoints.get<RoomListParams, ManyRooms<Family>>(
      path<Family>("list.everyone"),
      {
          .access = Access::any_of({permissions::operation("view-room-administration")}),
          .summary = "Everybody's direct messages, without their content.",
          .errors = {ErrorCode::invalid_query},
          .handler = [](Call& call, const RoomListParams& p) { return list_all<Family>(call, p, {Family::kind}); },
      });
}

template <class Family>
void declare_topic(api::Endpoints& endpoints) {
  endpoints.post<DirectTopicParams, DirectTopicResult>(
      path<Family>("setTopic"), {
                                    .access = Access::user(),
                                    .summary = "Change the topic.",
                                    .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
                                    .handler =
                                        [](Call& call, const DirectTopicParams& p) {
                                          core::rooms::EditRoom edit;
                                          edit.topic = p.topic;
                                          core::rooms::edit(call.ctx, call.actor(), family_id<Family>(call, p), edit);
                                          return DirectTopicResult{p.topic};
                                        },
                                });
}

template <class Family>
void declare_family(api::Endpoints& endpoints) {
  declare_create<Family>(endpoints);
  declare_lists<Family>(endpoints);
  declare_command<Family>(endpoints, "open", api::open_room());
  declare_command<Family>(endpoints, "close", api::hide_room());
  declare_history<Family>(endpoints);
  declare_messages_of<Family>(endpoints);
  declare_members_of<Family>(endpoints);
  declare_counters<Family>(endpoints);
  declare_topic<Family>(endpoints);
  declare_command<Family>(endpoints, "delete", api::erase_room());
}

}  // namespace

void declare_direct_messages(api::Endpoints& endpoints) {
  declare_family<DirectMessages>(endpoints);
  declare_family<DirectMessagesAsDm>(endpoints);
}

}  // namespace confab::rest
