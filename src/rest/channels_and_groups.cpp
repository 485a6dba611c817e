#include <concepts>

#include "base/errors/rooms.h"
#include "base/errors/teams.h"
#include "core/rooms/create.h"
#include "core/subscriptions/sidebar.h"
#include "permissions/groups/administration.h"
#include "rest/chat_api.h"
#include "rest/room_commands.h"
#include "rest/room_lists.h"
#include "rest/room_members.h"
#include "rest/room_views.h"

namespace confab::rest {

struct CreateRoomParams {
  std::string name;
  std::vector<std::string> members;
  std::optional<bool> read_only, exclude_self;
  std::optional<json::object> extra_data, custom_fields;
};

/// The same as each family asks for it.
template <class Family>
struct NewRoomParams : CreateRoomParams {
  static constexpr bool kIsChannel = std::same_as<Family, Channels>;
  static constexpr std::string_view kNeedsName =
      kIsChannel ? R"(Param "name" is required)" : R"(Body param "name" is required)";
  static constexpr std::string_view kNeedsList = kIsChannel ? R"(Param "members" must be an array if provided)"
                                                            : R"(Body param "members" must be an array if provided)";

  static constexpr auto kFields = FieldList{
      field("name", &CreateRoomParams::name, "Unique name.", bound::name,
            when_missing(errors::params_refused, kNeedsName)),
      field("members", &CreateRoomParams::members, "Usernames of the first members.", bound::list_of_names,
            when_invalid(errors::params_refused, kNeedsList), defaulted()),
      field("readOnly", &CreateRoomParams::read_only, "Only some may write."),
      field("excludeSelf", &CreateRoomParams::exclude_self, "The creator does not become a member."),
      field("extraData", &CreateRoomParams::extra_data,
            "broadcast, topic, description, announcement, teamId, encrypted.", bound::free_form),
      field("customFields", &CreateRoomParams::custom_fields, "Free-form fields.", bound::custom_fields),
  };
};

namespace {

using api::Endpoints;

std::optional<std::string> text_member(const std::optional<json::object>& object, std::string_view name) {
  const auto* value = object ? object->if_contains(name) : nullptr;
  return value != nullptr && value->is_string() ? std::optional{std::string{value->get_string()}} : std::nullopt;
}

std::optional<bool> optional_flag_member(const std::optional<json::object>& object, std::string_view name) {
  const auto* value = object ? object->if_contains(name) : nullptr;
  return value != nullptr && value->is_bool() ? std::optional{value->get_bool()} : std::nullopt;
}

bool flag_member(const std::optional<json::object>& object, std::string_view name) {
  return optional_flag_member(object, name).value_or(false);
}

std::optional<TeamId> team_member(const std::optional<json::object>& object) {
  const auto team = text_member(object, "teamId");
  return team ? std::optional{TeamId{*team}} : std::nullopt;
}

core::rooms::CreateRoom create_command(const CreateRoomParams& p, model::RoomKind kind) {
  return {.kind = kind,
          .name = p.name,
          .members = p.members,
          .read_only = p.read_only.value_or(flag_member(p.extra_data, "readOnly")),
          .broadcast = flag_member(p.extra_data, "broadcast"),
          .topic = text_member(p.extra_data, "topic"),
          .description = text_member(p.extra_data, "description"),
          .announcement = text_member(p.extra_data, "announcement"),
          .custom_fields = p.custom_fields.value_or(json::object{}),
          .exclude_self = p.exclude_self.value_or(false),
          .team = team_member(p.extra_data),
          .encrypted = optional_flag_member(p.extra_data, "encrypted")};
}

template <class Family>
void declare_create(Endpoints& endpoints) {
  endpoints.post<NewRoomParams<Family>, OneRoom<Family>>(
      path<Family>("create"), Access::user(), "Make a room; the creator owns it.",
      {errors::unauthorized, errors::invalid_room_name, errors::duplicate_channel_name, errors::archived_duplicate_name,
       errors::user_limit_exceeded, errors::team_does_not_exist},
      Check::by_hand, Renamed{errors::not_allowed, errors::unauthorized}, [](Call& call, const auto& p) {
        return OneRoom<Family>{core::rooms::create(call.ctx, call.actor(), create_command(p, Family::kind))};
      });
}

template <class Family>
void declare_life(Endpoints& endpoints) {
  declare_create<Family>(endpoints);
  declare_command<Family>(endpoints, "delete", api::erase_room());
  declare_command<Family>(endpoints, "archive", api::archive_room());
  declare_command<Family>(endpoints, "unarchive", api::unarchive_room());
}

// Here, unlike in the other families, what is so already is refused.
template <class Family>
void declare_sidebar(Endpoints& endpoints, std::string_view name, const api::RoomCommand& command,
                     decltype(core::subscriptions::open)* change, std::string_view state, Check check) {
  auto errors = errors_in<Family>(command.errors);
  errors.push_back(errors::not_possible);
  endpoints.post<RoomTarget, Nothing>(
      path<Family>(name), Access::user(), command.summary, std::move(errors), rate::lively, check,
      [change, state](Call& call, const auto& p) {
        const auto room = family_room<Family>(call, p);
        if (!change(call.ctx, call.actor(), room.id)) {
          throw Refusal(errors::not_possible, "The " + std::string{Family::thing} + ", " + room.name.value_or("") +
                                                  ", is already " + std::string{state} + " to the sender");
        }
      });
}

template <class Family>
void declare_views(Endpoints& endpoints) {
  declare_info<Family>(endpoints);
  declare_history<Family>(endpoints);
  declare_messages_of<Family>(endpoints);
  declare_counters<Family>(endpoints);
  declare_sidebar<Family>(endpoints, "open", api::open_room(), core::subscriptions::open, "open", Family::check);
  declare_sidebar<Family>(endpoints, "close", api::hide_room(), core::subscriptions::hide, "closed", Check::by_hand);
}

void declare_lists(Endpoints& endpoints) {
  endpoints.get<RoomListParams, ManyRooms<Channels>>(
      path<Channels>("list"), Access::user(), "Public channels.", {errors::unauthorized, errors::invalid_query},
      Renamed{errors::not_allowed, errors::unauthorized}, rate::lively, [](Call& call, const auto& p) {
        return list_rooms<Channels>(
            call, p, [&](const auto& query) { return core::rooms::list_public(call.ctx, call.actor(), query); });
      });
  endpoints.get<RoomListParams, ManyRooms<Channels>>(path<Channels>("list.joined"), Access::user(),
                                                     "Public channels that one is in.", {errors::invalid_query},
                                                     rate::lively, list_joined<Channels>);
  endpoints.get<RoomListParams, ManyRooms<Groups>>(path<Groups>("list"), Access::user(),
                                                   "Private groups that one is in.", {errors::invalid_query},
                                                   rate::lively, list_joined<Groups>);
  endpoints.get<RoomListParams, ManyRooms<Groups>>(
      path<Groups>("listAll"),
      Access::any_of({permissions::administration("view-room-administration")}).otherwise(errors::unauthorized),
      "All private groups.", {errors::invalid_query},
      [](Call& call, const auto& p) { return list_all<Groups>(call, p, {Groups::kind}); });
}

void declare_anonymous_reading(Endpoints& endpoints) {
  using Params = Flatten<RoomTarget, api::PageBy<"-ts">>;
  endpoints.get<Params, MessageListResult>(
      path<Channels>("anonymousread"), Access::anyone(),
      "Messages of a public channel for visitors, where the setting allows it.",
      {errors::not_allowed, errors::room_not_found}, Check::by_hand, [](Call& call, const auto& p) {
        const auto room = in_words_of<Channels>(
            [&] { return target_for_visitors(call, p, Channels::missing, Channels::missing_text); });
        const auto page = api::page_of(call.ctx.settings, p);
        auto history = core::messages::anonymous_history(
            call.ctx, {.room = room, .limit = page.limit, .offset = page.offset, .with_total = true});
        return api::paged<MessageRows>(std::move(history.messages), page.offset, history.total);
      });
}

}  // namespace

void declare_channels_and_groups(api::Endpoints& endpoints) {
  declare_life<Channels>(endpoints);
  declare_life<Groups>(endpoints);
  declare_members<Channels>(endpoints);
  declare_members<Groups>(endpoints);
  declare_views<Channels>(endpoints);
  endpoints.get<Flatten<InRoom, MessagePageParams>, MentionListResult>(
      path<Channels>("getAllUserMentionsByChannel"), Access::user(), "Messages of a room that name the caller.",
      {errors::room_not_found, errors::not_allowed},
      [](Call& call, const auto& p) { return list_own_mentions(call, p.room_id, p); });
  declare_views<Groups>(endpoints);
  declare_lists(endpoints);
  declare_join<Channels>(endpoints);
  declare_anonymous_reading(endpoints);
}

}  // namespace confab::rest
