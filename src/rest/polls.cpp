// Polls. Confab's own; Rocket.Chat has none.

#include "api/messages.h"
#include "base/bounds.h"
#include "base/errors/daily.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "core/polls/poll.h"
#include "rest/chat_api.h"

namespace confab {

template <>
struct Fields<core::polls::CreatePoll> {
  using C = core::polls::CreatePoll;
  static constexpr auto list = FieldList{
      field("roomId", &C::room, "The room."),
      field("tmid", &C::tmid, "The thread in which it is asked."),
      field("question", &C::question, "What is asked.", max_length(core::polls::kMaxQuestion)),
      field("options", &C::options, "2 to 10 answers.", max_texts(core::polls::kMaxOptions, core::polls::kMaxOption)),
      field("multiple", &C::multiple, "One may vote for several.", defaulted()),
      field("anonymous", &C::anonymous, "Nobody is told who voted for what.", defaulted()),
      field("endsAt", &C::ends_at, "When it is closed: 366 days ahead at most. Left out: when somebody closes it."),
  };
};

}  // namespace confab

namespace confab::rest {

struct VoteParams {
  Field<"messageId", MessageId, "The poll's message."> message;
  Field<"choices", json::array, "The places of options, from 0, in place of what one voted for before; none: no vote.",
        max_items_and_bytes(core::polls::kMaxOptions, 1'000)>
      choices;
};
using PollId = Named<"messageId", MessageId, "The poll's message.">;
using PollMessage = Named<"message", model::Message, "As it is now.">;
using OwnChoices = Named<"choices", std::vector<std::int64_t>, "The places of the options that one voted for.">;
using VoterRows = Named<"users", std::vector<model::UserRef>, "By username.">;
struct VoterParams {
  Field<"messageId", MessageId, "The poll's message."> message;
  Field<"choice", std::int64_t, "The place of the option, from 0.", bound::from_zero> choice = 0;
  Field<"count", std::optional<std::int64_t>, "How many rows; 0: all, where allowed.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many rows to skip.", bound::from_zero> offset;
};

namespace {

std::vector<std::int64_t> places_in(const json::array& choices) {
  std::vector<std::int64_t> places;
  for (const auto& choice : choices) {
    if (!choice.is_int64()) {
      throw Refusal(errors::poll_choice, "The places of options are whole numbers", {{"field", "choices"}});
    }
    places.push_back(choice.get_int64());
  }
  return places;
}

void declare_voting(api::Endpoints& endpoints) {
  endpoints.post_later<VoteParams, PollMessage>(
      "/api/v1/confab.polls.vote", Access::user(), "Votes, for one option or where the poll allows it for several.",
      {errors::message_not_found, errors::poll_not_found, errors::poll_closed, errors::poll_choice,
       errors::room_archived, errors::muted, errors::not_allowed},
      rate::lively, [](Call& call, const auto& p, auto then) {
        core::polls::vote_later(call.ctx, call.actor(), p.message, places_in(p.choices),
                                then_made<model::Message>(std::move(then), [](model::Message voted) {
                                  return PollMessage{std::move(voted)};
                                }));
      });
  endpoints.get<PollId, OwnChoices>(
      "/api/v1/confab.polls.choices", Access::user(), "What one has voted for oneself.",
      {errors::message_not_found, errors::poll_not_found}, rate::lively,
      [](Call& call, const auto& p) { return core::polls::own_choices(call.ctx, call.actor(), p.value); });
}

}  // namespace

void declare_polls(api::Endpoints& endpoints) {
  endpoints.post<core::polls::CreatePoll, PollMessage>(
      "/api/v1/confab.polls.create", Access::user(), "Asks the people in a room: a message, which shows the votes.",
      {errors::poll_options, errors::poll_question_needed, errors::time_out_of_reach, errors::invalid_room,
       errors::not_allowed, errors::room_archived, errors::muted, errors::message_size_exceeded,
       errors::invalid_message, errors::action_not_allowed},
      rate::lively, [](Call& call, const auto& p) { return core::polls::create(call.ctx, call.actor(), p); });
  declare_voting(endpoints);
  endpoints.post<PollId, PollMessage>(
      "/api/v1/confab.polls.close", Access::user(), "Nobody votes any more: by who asked, or with edit-message.",
      {errors::message_not_found, errors::poll_not_found, errors::action_not_allowed}, rate::lively,
      [](Call& call, const auto& p) { return core::polls::close(call.ctx, call.actor(), p.value); });
  endpoints.get<VoterParams, Flatten<VoterRows, api::PageCounts>>(
      "/api/v1/confab.polls.voters", Access::user(), "Who voted for an option, unless the poll is anonymous.",
      {errors::message_not_found, errors::poll_not_found, errors::poll_choice, errors::poll_is_anonymous}, rate::lively,
      [](Call& call, const auto& p) {
        const auto page = api::page_of(call.ctx.settings,
                                       {.count = p.count, .offset = p.offset, .sort = {}, .query = {}, .fields = {}});
        auto found = core::polls::voters(call.ctx, call.actor(), p.message, p.choice, page.limit, page.offset);
        return api::paged<VoterRows>(std::move(found.users), page.offset, found.total);
      });
}

}  // namespace confab::rest
