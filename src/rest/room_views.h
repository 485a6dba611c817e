#pragma once
// What several families of rooms show of a room.

#include <concepts>
#include <optional>

#include "core/rooms/info.h"
#include "rest/declaring.h"
#include "rest/history.h"
#include "rest/member_documents.h"
#include "rest/room_family.h"

namespace confab::rest {

struct CountersOf {
  Field<"userId", std::optional<UserId>, "Whose; left out: one's own."> user_id;
};

/// What is said of a room that the caller may know of without reading it.
template <class Family>
[[nodiscard]] std::vector<Renamed> unread() {
  if (Family::viewing_errors.empty()) return {};
  return {{errors::not_allowed, errors::unauthorized}};
}

template <class Family>
void declare_info(api::Endpoints& endpoints) {
  using Target = typename Family::Target;
  using Params = std::conditional_t<std::same_as<Family, AnyRoom>, Flatten<Target, api::FieldsParam>, Target>;
  endpoints.get<Params, OneRoom<Family>>(
      path<Family>("info"), Access::user(), "One room.", errors_in<Family>({}), rate::lively, Check::by_hand,
      [](Call& call, const auto& p) { return OneRoom<Family>{family_room<Family>(call, p)}; });
}

template <class Family>
void declare_history(api::Endpoints& endpoints) {
  using Params = Flatten<typename Family::HistoryTarget, HistoryWindow>;
  endpoints.get<Params, api::LoadedHistory>(
      path<Family>("history"), Access::user(), "Messages, newest first.", viewing_errors<Family>(), unread<Family>(),
      rate::lively, Family::check, [](Call& call, const auto& p) {
        return load_history(call, family_id<Family>(call, p), p, Family::history_has_threads);
      });
}

template <class Family>
void declare_messages_of(api::Endpoints& endpoints) {
  using Params = Flatten<typename Family::MessagesTarget, MessageFilter>;
  endpoints.get<Params, MessageListResult>(
      path<Family>("messages"), Access::user(), "Messages, page by page.", viewing_errors<Family>(), unread<Family>(),
      rate::lively, Family::check,
      [](Call& call, const auto& p) { return list_messages(call, family_id<Family>(call, p), p); });
}

template <class Family>
void declare_members_of(api::Endpoints& endpoints) {
  using Params = Flatten<typename Family::Target, MemberFilter>;
  endpoints.get<Params, MemberListResult>(
      path<Family>("members"), Access::user(), "Members.", errors_in<Family>({errors::unauthorized}),
      Renamed{errors::not_allowed, errors::unauthorized}, rate::lively,
      std::same_as<Family, Channels> ? Check::by_hand : Family::check,
      [](Call& call, const auto& p) { return list_members(call, family_id<Family>(call, p), p, false); });
}

template <class Family>
void declare_counters(api::Endpoints& endpoints) {
  using Params = Flatten<typename Family::Target, CountersOf>;
  endpoints.get<Params, core::rooms::Counters>(
      path<Family>("counters"), Access::user(), "Counters of a room, from a user's membership.",
      errors_in<Family>({errors::unauthorized}), rate::lively, Check::by_hand,
      Renamed{errors::not_allowed, errors::unauthorized}, [](Call& call, const auto& p) {
        if constexpr (std::same_as<typename Family::Target, DirectTarget>) {
          if (!p.room_id && !p.username) throw Refusal(Family::missing, R"(Query param "roomId" is required)");
        }
        core::rooms::require_counters_of(call.ctx, call.actor(), p.user_id);
        return core::rooms::counters(call.ctx, call.actor(), family_id<Family>(call, p), p.user_id);
      });
}

}  // namespace confab::rest

template <>
struct confab::Fields<confab::core::rooms::Counters> {
  using R = core::rooms::Counters;
  static constexpr auto list = FieldList{
      field("joined", &R::joined, "Whether the user is a member."),
      field("members", &R::members, "How many members.", or_null{}),
      field("unreads", &R::unreads, "Unread messages.", or_null{}),
      field("unreadsFrom", &R::unreads_from, "Since when.", or_null{}),
      field("msgs", &R::messages, "Messages in all.", or_null{}),
      field("latest", &R::latest, "The last message.", or_null{}),
      field("userMentions", &R::user_mentions, "Unread messages that name the user.", or_null{}),
  };
};
