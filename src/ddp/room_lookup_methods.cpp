#include "base/errors/rooms.h"
#include "core/rooms/info.h"
#include "core/rooms/lists.h"
#include "ddp/chat_methods.h"
#include "ddp/room_params.h"
#include "ddp/visitor.h"
#include "model/model.h"

namespace confab::ddp {

using RoomSyncResult = std::variant<std::vector<model::Room>, api::RoomSync>;
struct TypeAndNameParams {
  Field<"type", std::string, "c, p or d.", one_of("c|p|d")> type;
  Field<"name", std::string, "Name or id; in direct messages the other's username.", bound::name> name;
};
using NameOrIdParams = Named<"rid", std::string, "A room's name or id.", bound::name>;
struct AccessParams {
  Field<"rid", RoomId, "The room."> room;
  Field<"userId", std::optional<UserId>, "Oneself."> user;
};
struct ChannelsListParams {
  Field<"filter", std::string, "Part of a name; empty: all.", max_length(200), defaulted{}> filter;
  Field<"channelType", std::string, "public or private; else both.", bound::text, defaulted{}> type;
  Field<"limit", std::optional<std::int64_t>, "How many.", range(0, 1'000'000)> limit;
  Field<"sort", std::optional<std::string>, "name or msgs.", bound::text> sort;
};
using RoomNameParams = Named<"roomName", std::string, "A name.", bound::name>;
using ChannelsListResult = Named<"channels", std::vector<model::Room>, "Rooms.">;

namespace {

RoomSyncResult sync_rooms(Call& call, const SyncParams& p) {
  if (is_of_visitor(call)) {
    auto rooms = core::rooms::of_visitors(call.ctx);
    if (!p.since) return rooms;
    return api::RoomSync{std::move(rooms), {}};
  }
  auto changes = api::sync_rooms(call, p.since);
  if (!p.since) return std::move(changes.update);
  return changes;
}

model::Room accessible(Call& call, const AccessParams& p) {
  if (p.user && *p.user != call.actor().id) throw Refusal(errors::not_allowed, "Not allowed");
  return core::rooms::info(call.ctx, call.actor(), p.room);
}

ChannelsListResult list_channels(Call& call, const ChannelsListParams& p) {
  constexpr std::int64_t kMax = 1000;
  const auto limit = p.limit && *p.limit > 0 ? std::min(*p.limit, kMax) : kMax;
  const core::rooms::ListRooms query{
      .filter = p.filter,
      .order = p.sort == "msgs" ? model::RoomOrder{{model::RoomKey::messages_count, true}} : model::RoomOrder{},
      .limit = limit,
      .offset = 0,
      .only = {}};
  ChannelsListResult result;
  if (p.type != "private") result.value = core::rooms::list_public(call.ctx, call.actor(), query).rooms;
  if (p.type == "public") return result;
  for (auto& room : core::rooms::list_joined(call.ctx, call.actor(), model::RoomKind::group, query).rooms) {
    if (std::ssize(result.value) < limit) result.value.push_back(std::move(room));
  }
  return result;
}

}  // namespace

void declare_room_lookup_methods(api::Methods& methods) {
  methods.add<SyncParams, RoomSyncResult>("rooms/get", Access::anyone(),
                                          "The rooms one is in: a list, or with a time what changed.",
                                          rate::lively,  // visitors, where Accounts_AllowAnonymousRead is on
                                          sync_rooms);
  methods.add<api::RoomRef, model::Room>(
      "getRoomById", Access::user(), "One room.", {errors::room_not_found, errors::not_allowed}, rate::lively,
      [](Call& call, const auto& p) { return core::rooms::info(call.ctx, call.actor(), p.room); });
  methods.add<TypeAndNameParams, model::Room>(
      "getRoomByTypeAndName", Access::anyone(), "The room of an address.",
      {errors::room_not_found, errors::not_allowed}, rate::lively,  // the same
      [](Call& call, const auto& p) {
        const auto kind = model::room_kind(p.type).value();
        return is_of_visitor(call) ? core::rooms::for_visitors(call.ctx, kind, p.name)
                                   : core::rooms::by_kind_and_name(call.ctx, call.actor(), kind, p.name);
      });
  methods.add<NameOrIdParams, RoomId>(
      "getRoomIdByNameOrId", Access::user(), "A room's id.", {errors::room_not_found, errors::not_allowed},
      [](Call& call, const auto& p) { return core::rooms::info(call.ctx, call.actor(), p.value).id; });
  methods.add<api::RoomRef, std::optional<std::string>>(
      "getRoomNameById", Access::user(), "A room's name; null in direct messages.",
      {errors::room_not_found, errors::not_allowed},
      [](Call& call, const auto& p) { return core::rooms::info(call.ctx, call.actor(), p.room).name; });
  methods.add<AccessParams, model::Room>("canAccessRoom", Access::user(), "The room, when one may see it.",
                                         {errors::room_not_found, errors::not_allowed}, accessible);
  methods.add<RoomNameParams, bool>(
      "roomNameExists", Access::user(), "Whether a room has the name.",
      [](Call& call, const auto& p) { return core::rooms::name_exists(call.ctx, call.actor(), p.value); });
  methods.add<Nothing, std::int64_t>(
      "getTotalChannels", Access::user(), "How many public channels one can see.", {errors::not_allowed},
      [](Call& call, const Nothing&) {
        return core::rooms::list_public(
                   call.ctx, call.actor(),
                   {.filter = {}, .order = {}, .limit = 1, .offset = 0, .only = {}, .condition = {}})
            .total;
      });
  methods.add<api::RoomRef, std::variant<std::string, bool>>(
      "getRoomJoinCode", Access::user(), "The code that joining asks for; false: there is none.",
      {errors::room_not_found, errors::not_authorized},
      [](Call& call, const auto& p) -> std::variant<std::string, bool> {
        auto code = core::rooms::join_code(call.ctx, call.actor(), p.room);
        if (!code) return false;
        return std::move(*code);
      });
  methods.add<ChannelsListParams, ChannelsListResult>("channelsList", Access::user(),
                                                      "Public channels, and one's private groups.",
                                                      {errors::not_allowed}, list_channels);
}

}  // namespace confab::ddp
