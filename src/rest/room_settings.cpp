#include <fmt/format.h>

#include <concepts>

#include "base/errors/rooms.h"
#include "core/rooms/edit.h"
#include "rest/chat_api.h"
#include "rest/room_family.h"

namespace confab::rest {

inline constexpr std::string_view kNeedsCustomFields =
    R"(The bodyParam "customFields" is required with a type like object.)";

struct TextParams : RoomTarget {
  std::optional<std::string> topic, description, purpose, announcement, name, type, join_code;
  std::optional<bool> read_only, is_default;
  std::optional<json::object> custom_fields;

  static constexpr auto kFields = extended<rest::RoomTarget>(
      field("topic", &TextParams::topic, "New topic; empty takes it away.", max_length(1000)),
      field("description", &TextParams::description, "New description.", max_length(1000)),
      field("purpose", &TextParams::purpose, "New description.", max_length(1000)),
      field("announcement", &TextParams::announcement, "New announcement.", max_length(5000)),
      field("name", &TextParams::name, "New name.", bound::name),
      field("type", &TextParams::type, "c or p.", one_of("c|p")),
      field("joinCode", &TextParams::join_code, "Asked for on joining; empty takes it away.", max_length(100)),
      field("readOnly", &TextParams::read_only, "Only some may write."),
      field("default", &TextParams::is_default, "New accounts join it."),
      field("customFields", &TextParams::custom_fields, "Free-form fields.", bound::custom_fields,
            when_invalid(errors::params_refused, kNeedsCustomFields)));
};
/// What two calls of channels take, which look at it by a schema.
struct AnnouncementParams : TextParams {
  static constexpr auto kFields = extended<rest::RoomTarget>(
      field("announcement", &TextParams::announcement, "New announcement.", max_length(5000), required{}));
};
struct ReadOnlyParams : TextParams {
  static constexpr auto kFields =
      extended<rest::RoomTarget>(field("readOnly", &TextParams::read_only, "Only some may write.", required{}));
};
struct EncryptedParams : TextParams {
  std::optional<bool> encrypted;

  static constexpr auto kFields = extended<rest::RoomTarget>(
      field("encrypted", &EncryptedParams::encrypted, "Its people's clients encrypt what they write.",
            when_invalid(errors::params_refused, R"(The bodyParam "encrypted" is required)")));
};
using TopicResult = Named<"topic", std::string, "The new topic.">;
using DescriptionResult = Named<"description", std::string, "The new description.">;
using PurposeResult = Named<"purpose", std::string, "The new description.">;
using AnnouncementResult = Named<"announcement", std::string, "The new announcement.">;

namespace {

using core::rooms::EditRoom;

// These calls look for it themselves, before they look for the room.
template <class T>
const T& needed(const std::optional<T>& value, std::string_view name) {
  if (!value) throw Refusal(errors::params_refused, fmt::format("The bodyParam \"{}\" is required", name));
  return *value;
}

// What was to change is so already. Groups say so of two things only.
template <class Family>
void refuse_same(bool same, std::string_view what, std::string_view change = "changed to") {
  if (!same) return;
  throw Refusal(errors::not_possible,
                fmt::format("The {} {} is the same as what it would be {}.", Family::thing, what, change));
}

template <class Family>
constexpr bool kIsChannel = std::same_as<Family, Channels>;

template <class Family>
void refuse_no_change(const TextParams& p, const model::Room& room) {
  const auto is = [](const auto& wanted, const auto& present) { return wanted && *wanted == present; };
  refuse_same<Family>(is(p.read_only, room.ro.value_or(false)), "read only setting");
  refuse_same<Family>(is(p.type, room.t), "type");
  if constexpr (kIsChannel<Family>) {
    refuse_same<Family>(is(p.description, room.description.value_or("")), "description");
    refuse_same<Family>(is(p.purpose, room.description.value_or("")), "purpose (description)");
    refuse_same<Family>(is(p.topic, room.topic.value_or("")), "topic");
    refuse_same<Family>(is(p.name, room.name.value_or("")), "name", "renamed to");
    if (is(p.is_default, room.is_default.value_or(false))) {
      throw Refusal(errors::default_is_same, "The channel default setting is the same as what it would be changed to.");
    }
  }
}

// One endpoint that changes one thing: `change` fills the edit, `answer` says what the caller is told.
template <class Family, class Result, class Params = TextParams>
void add(api::Endpoints& endpoints, std::string_view name, std::string_view summary, auto change, auto answer,
         std::vector<ErrorCode> more = {}, Check check = Check::by_hand) {
  std::vector<ErrorCode> errors{errors::action_not_allowed, errors::not_possible};
  errors.insert(errors.end(), more.begin(), more.end());
  endpoints.post<Params, Result>(path<Family>(name), Access::user(), summary, errors_in<Family>(std::move(errors)),
                                 check, [change, answer](Call& call, const TextParams& p) -> Result {
                                   EditRoom edit;
                                   change(edit, p);
                                   const auto room = family_room<Family>(call, p);
                                   refuse_no_change<Family>(p, room);
                                   return answer(core::rooms::edit(call.ctx, call.actor(), room.id, edit), p);
                                 });
}

template <class Family>
void declare_family(api::Endpoints& endpoints) {
  const auto whole = [](model::Room room, const TextParams&) { return OneRoom<Family>{std::move(room)}; };
  add<Family, TopicResult>(
      endpoints, "setTopic", "Change the topic.",
      [](EditRoom& e, const auto& p) { e.topic = needed(p.topic, "topic"); },
      [](const auto&, const auto& p) { return TopicResult{*p.topic}; });
  add<Family, DescriptionResult>(
      endpoints, "setDescription", "Change the description.",
      [](EditRoom& e, const auto& p) { e.description = needed(p.description, "description"); },
      [](const auto&, const auto& p) { return DescriptionResult{*p.description}; });
  add<Family, PurposeResult>(
      endpoints, "setPurpose", "Change the description.",
      [](EditRoom& e, const auto& p) { e.description = needed(p.purpose, "purpose"); },
      [](const auto&, const auto& p) { return PurposeResult{*p.purpose}; });
  add<Family, AnnouncementResult, AnnouncementParams>(
      endpoints, "setAnnouncement", "Change the announcement.",
      [](EditRoom& e, const auto& p) { e.announcement = p.announcement; },
      [](const auto&, const auto& p) { return AnnouncementResult{*p.announcement}; }, {}, Family::check);
  add<Family, OneRoom<Family>>(
      endpoints, "rename", "Change the name.", [](EditRoom& e, const auto& p) { e.name = needed(p.name, "name"); },
      whole, {errors::invalid_room_name, errors::duplicate_channel_name, errors::archived_duplicate_name});
  add<Family, OneRoom<Family>>(
      endpoints, "setType", "Public or private.",
      [](EditRoom& e, const auto& p) { e.kind = model::room_kind(needed(p.type, "type")); }, whole);
  add<Family, OneRoom<Family>, ReadOnlyParams>(
      endpoints, "setReadOnly", "Only some may write.", [](EditRoom& e, const auto& p) { e.read_only = p.read_only; },
      whole, {}, Family::check);
  add<Family, OneRoom<Family>>(
      endpoints, "setCustomFields", "Replace the free-form fields.",
      [](EditRoom& e, const auto& p) {
        if (!p.custom_fields) throw Refusal(errors::params_refused, std::string{kNeedsCustomFields});
        e.custom_fields = p.custom_fields;
      },
      whole);
}

}  // namespace

void declare_room_settings(api::Endpoints& endpoints) {
  declare_family<Channels>(endpoints);
  declare_family<Groups>(endpoints);
  const auto whole = [](model::Room room, const TextParams&) { return OneRoom<Channels>{std::move(room)}; };
  add<Channels, OneRoom<Channels>>(
      endpoints, "setDefault", "New accounts join it, or not.",
      [](EditRoom& e, const auto& p) {
        if (!p.is_default) throw Refusal(errors::default_not_provided, "The bodyParam \"default\" is required");
        e.is_default = *p.is_default;
      },
      whole, {errors::default_not_provided, errors::default_is_same, errors::invalid_room_type});
  endpoints.post<EncryptedParams, OneRoom<Groups>>(
      path<Groups>("setEncrypted"), Access::user(), "Its people's clients encrypt what they write, or no more.",
      errors_in<Groups>({errors::action_not_allowed, errors::invalid_room_settings}), Check::by_hand,
      [](Call& call, const auto& p) {
        EditRoom edit;
        edit.encrypted = needed(p.encrypted, "encrypted");
        const auto room = family_room<Groups>(call, p);
        return OneRoom<Groups>{core::rooms::edit(call.ctx, call.actor(), room.id, edit)};
      });
  add<Channels, OneRoom<Channels>>(
      endpoints, "setJoinCode", "Ask for a code on joining.",
      [](EditRoom& e, const auto& p) { e.join_code = needed(p.join_code, "joinCode"); }, whole);
}

}  // namespace confab::rest
