#pragma once
// What several families of rooms show of a room.

#include <concepts>
#include <optional>

#include "api/endpoints.h"
#include "base/errors/request.h"
#include "core/rooms/info.h"
#include "rest/history.h"
#include "rest/member_documents.h"
#include "rest/room_family.h"

namespace confab::rest {

struct CountersOf {
  std::optional<UserId> user_id;

  static constexpr auto kFields = FieldList{field("userId", &CountersOf::user_id, "Whose; left out: one's own.")};
};

template <class Family>
void declare_info(api::Endpoints& endpoints) {
  using Target = typename Family::Target;
  using Params = std::conditional_t<std::same_as<Family, AnyRoom>, Flatten<Target, api::FieldsParam>, Target>;
  endpoints.get<Params, OneRoom<Family>>({
      .path = path<Family>("info"),
      .access = api::Access::user(),
      .summary = "One room.",
      .errors = errors_in<Family>({}),
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler = [](api::Call& call, const auto& p) { return OneRoom<Family>{family_room<Family>(call, p)}; },
  });
}

template <class Family>
void declare_history(api::Endpoints& endpoints) {
  using Params = Flatten<typename Family::HistoryTarget, HistoryWindow>;
  endpoints.get<Params, api::LoadedHistory>({
      .path = path<Family>("history"),
      .access = api::Access::user(),
      .summary = "Messages, newest first.",
      .errors = viewing_errors<Family>(),
      .rate = api::kInteractive,
      .check = Family::check,
      .handler =
          [](api::Call& call, const auto& p) {
            return load_history(call, family_id<Family>(call, p), p, Family::history_has_threads);
          },
  });
}

template <class Family>
void declare_messages_of(api::Endpoints& endpoints) {
  using Params = Flatten<typename Family::MessagesTarget, MessageFilter>;
  endpoints.get<Params, MessageListResult>({
      .path = path<Family>("messages"),
      .access = api::Access::user(),
      .summary = "Messages, page by page.",
      .errors = viewing_errors<Family>(),
      .rate = api::kInteractive,
      .check = Family::check,
      .handler = [](api::Call& call, const auto& p) { return list_messages(call, family_id<Family>(call, p), p); },
  });
}

template <class Family>
void declare_members_of(api::Endpoints& endpoints) {
  using Params = Flatten<typename Family::Target, MemberFilter>;
  endpoints.get<Params, MemberListResult>({
      .path = path<Family>("members"),
      .access = api::Access::user(),
      .summary = "Members.",
      .errors = errors_in<Family>({errors::unauthorized}),
      .renamed = {{.from = errors::not_allowed, .to = errors::unauthorized}},
      .rate = api::kInteractive,
      .check = std::same_as<Family, Channels> ? Check::by_hand : Family::check,
      .handler = [](api::Call& call,
                    const auto& p) { return list_members(call, family_id<Family>(call, p), p, false); },
  });
}

template <class Family>
void declare_counters(api::Endpoints& endpoints) {
  using Params = Flatten<typename Family::Target, CountersOf>;
  endpoints.get<Params, core::rooms::Counters>({
      .path = path<Family>("counters"),
      .access = api::Access::user(),
      .summary = "Counters of a room, from a user's membership.",
      .errors = errors_in<Family>({errors::unauthorized}),
      .renamed = {{.from = errors::not_allowed, .to = errors::unauthorized}},
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler =
          [](api::Call& call, const auto& p) {
            if constexpr (std::same_as<typename Family::Target, DirectTarget>) {
              if (!p.room_id && !p.username) throw Refusal(Family::missing, R"(Query param "roomId" is required)");
            }
            return core::rooms::counters(call.ctx, call.actor(), family_id<Family>(call, p), p.user_id);
          },
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
