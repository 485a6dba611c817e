#include "base/errors/request.h"
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
  std::string type, name;

  static constexpr auto kFields = FieldList{
      field("type", &TypeAndNameParams::type, "c, p or d.", one_of("c|p|d")),
      field("name", &TypeAndNameParams::name, "Name or id; in direct messages the other's username.", bound::name),
  };
};
using NameOrIdParams = Named<"rid", std::string, "A room's name or id.", bound::name>;
struct AccessParams {
  RoomId room;
  std::optional<UserId> user;

  static constexpr auto kFields = FieldList{
      field("rid", &AccessParams::room, "The room."),
      field("userId", &AccessParams::user, "Oneself."),
  };
};
struct ChannelsListParams {
  std::string filter, type;
  std::optional<std::int64_t> limit;
  std::optional<std::string> sort;

  static constexpr auto kFields = FieldList{
      field("filter", &ChannelsListParams::filter, "Part of a name; empty: all.", max_length(200), defaulted()),
      field("channelType", &ChannelsListParams::type, "public or private; else both.", bound::text, defaulted()),
      field("limit", &ChannelsListParams::limit, "How many.", range(0, 1'000'000)),
      field("sort", &ChannelsListParams::sort, "name or msgs.", bound::text),
  };
};
using RoomNameParams = Named<"roomName", std::string, "A name.", bound::name>;
using ChannelsListResult = Named<"channels", std::vector<model::Room>, "Rooms.">;

namespace {

using api::Access;
using api::Call;

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
  methods.add<SyncParams, RoomSyncResult>({
      .name = "rooms/get",
      .access = Access::anyone(),  // visitors, where Accounts_AllowAnonymousRead is on
      .summary = "The rooms one is in: a list, or with a time what changed.",
      .rate = kLively,
      .handler = sync_rooms,
  });
  methods.add<api::RoomRef, model::Room>({
      .name = "getRoomById",
      .access = Access::user(),
      .summary = "One room.",
      .errors = {errors::room_not_found, errors::not_allowed},
      .rate = kLively,
      .handler = [](Call& call, const auto& p) { return core::rooms::info(call.ctx, call.actor(), p.room); },
  });
  methods.add<TypeAndNameParams, model::Room>({
      .name = "getRoomByTypeAndName",
      .access = Access::anyone(),  // the same
      .summary = "The room of an address.",
      .errors = {errors::room_not_found, errors::not_allowed},
      .rate = kLively,
      .handler =
          [](Call& call, const auto& p) {
            const auto kind = model::room_kind(p.type).value();
            return is_of_visitor(call) ? core::rooms::for_visitors(call.ctx, kind, p.name)
                                       : core::rooms::by_kind_and_name(call.ctx, call.actor(), kind, p.name);
          },
  });
  methods.add<NameOrIdParams, RoomId>({
      .name = "getRoomIdByNameOrId",
      .access = Access::user(),
      .summary = "A room's id.",
      .errors = {errors::room_not_found, errors::not_allowed},
      .handler = [](Call& call, const auto& p) { return core::rooms::info(call.ctx, call.actor(), p.value).id; },
  });
  methods.add<api::RoomRef, std::optional<std::string>>({
      .name = "getRoomNameById",
      .access = Access::user(),
      .summary = "A room's name; null in direct messages.",
      .errors = {errors::room_not_found, errors::not_allowed},
      .handler = [](Call& call, const auto& p) { return core::rooms::info(call.ctx, call.actor(), p.room).name; },
  });
  methods.add<AccessParams, model::Room>({
      .name = "canAccessRoom",
      .access = Access::user(),
      .summary = "The room, when one may see it.",
      .errors = {errors::room_not_found, errors::not_allowed},
      .handler = accessible,
  });
  methods.add<RoomNameParams, bool>({
      .name = "roomNameExists",
      .access = Access::user(),
      .summary = "Whether a room has the name.",
      .handler = [](Call& call, const auto& p) { return core::rooms::name_exists(call.ctx, call.actor(), p.value); },
  });
  methods.add<api::Nothing, std::int64_t>({
      .name = "getTotalChannels",
      .access = Access::user(),
      .summary = "How many public channels one can see.",
      .errors = {errors::not_allowed},
      .handler =
          [](Call& call, const api::Nothing&) {
            return core::rooms::list_public(
                       call.ctx, call.actor(),
                       {.filter = {}, .order = {}, .limit = 1, .offset = 0, .only = {}, .condition = {}})
                .total;
          },
  });
  methods.add<api::RoomRef, std::variant<std::string, bool>>({
      .name = "getRoomJoinCode",
      .access = Access::user(),
      .summary = "The code that joining asks for; false: there is none.",
      .errors = {errors::room_not_found, errors::not_authorized},
      .handler = [](Call& call, const auto& p) -> std::variant<std::string, bool> {
        auto code = core::rooms::join_code(call.ctx, call.actor(), p.room);
        if (!code) return false;
        return std::move(*code);
      },
  });
  methods.add<ChannelsListParams, ChannelsListResult>({
      .name = "channelsList",
      .access = Access::user(),
      .summary = "Public channels, and one's private groups.",
      .errors = {errors::not_allowed},
      .handler = list_channels,
  });
}

}  // namespace confab::ddp
