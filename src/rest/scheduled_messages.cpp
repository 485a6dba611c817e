// Messages that are sent later. Confab's own; Rocket.Chat has none.

#include "api/messages.h"
#include "base/bounds.h"
#include "base/errors/daily.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/daily/schedule.h"
#include "rest/chat_api.h"

namespace confab {

template <>
struct Fields<core::daily::ScheduleMessage> {
  using C = core::daily::ScheduleMessage;
  static constexpr auto list = FieldList{
      field("rid", &C::room, "The room."),
      field("msg", &C::text, "The text.", bound::message_text),
      field("tmid", &C::tmid, "The thread that it is a reply in."),
      field("tshow", &C::tshow, "The reply shows in the room as well.", defaulted()),
      field("sendAt", &C::at, "When it is sent: 120 days ahead at most."),
      field("zone", &C::zone, "The IANA time zone in which that was chosen, for who edits it.", bound::id),
  };
};
template <>
struct Fields<core::daily::ChangeScheduled> {
  using C = core::daily::ChangeScheduled;
  static constexpr auto list = FieldList{
      field("_id", &C::id, "The scheduled message.", bound::id),
      field("msg", &C::text, "Another text.", bound::message_text),
      field("sendAt", &C::at, "Another time."),
      field("zone", &C::zone, "Another time zone.", bound::id),
  };
};

}  // namespace confab

namespace confab::rest {

using ScheduledId = Named<"_id", std::string, "The scheduled message.", bound::id>;
using OneScheduled = Named<"scheduledMessage", model::ScheduledMessage, "As it is now.">;
using ScheduledRows =
    Named<"scheduledMessages", std::vector<model::ScheduledMessage>, "Those that are sent first first.">;
using SentMessage = Named<"message", model::Message, "The message.">;

namespace {

// What sending a message may be refused with.
std::vector<ErrorCode> with_those_of_sending(std::vector<ErrorCode> errors) {
  errors.insert(errors.end(), {errors::invalid_room, errors::not_allowed, errors::room_archived, errors::muted,
                               errors::message_size_exceeded, errors::invalid_message, errors::action_not_allowed});
  return errors;
}

}  // namespace

void declare_scheduled_messages(api::Endpoints& endpoints) {
  endpoints.post<core::daily::ScheduleMessage, OneScheduled>(
      "/api/v1/confab.scheduledMessages.create", Access::user(),
      "A message that is sent later. Whether one may write there is asked again when its time comes.",
      with_those_of_sending({errors::time_out_of_reach, errors::unknown_time_zone, errors::too_many_scheduled_messages,
                             errors::impersonating}),
      rate::lively, [](Call& call, const auto& p) { return core::daily::schedule(call.ctx, call.actor(), p); });
  endpoints.post<core::daily::ChangeScheduled, OneScheduled>(
      "/api/v1/confab.scheduledMessages.update", Access::user(),
      "Another text or another time; one that had failed is sent again at that time.",
      with_those_of_sending({errors::scheduled_message_not_found, errors::time_out_of_reach, errors::unknown_time_zone,
                             errors::too_many_scheduled_messages, errors::impersonating}),
      rate::lively, [](Call& call, const auto& p) { return core::daily::change_scheduled(call.ctx, call.actor(), p); });
  endpoints.post<ScheduledId, Nothing>(
      "/api/v1/confab.scheduledMessages.delete", Access::user(), "It is not sent.",
      {errors::scheduled_message_not_found}, rate::lively,
      [](Call& call, const auto& p) { core::daily::unschedule(call.ctx, call.actor(), p.value); });
  endpoints.get<Nothing, ScheduledRows>(
      "/api/v1/confab.scheduledMessages.list", Access::user(),
      "One's messages that are sent later, and those that could not be sent: 100 at most.", rate::lively,
      [](Call& call, const auto&) { return core::daily::scheduled(call.ctx, call.actor()); });
  endpoints.post<ScheduledId, SentMessage>(
      "/api/v1/confab.scheduledMessages.sendNow", Access::user(), "It is sent at once.",
      with_those_of_sending({errors::scheduled_message_not_found}), rate::lively,
      [](Call& call, const auto& p) { return core::daily::send_scheduled_now(call.ctx, call.actor(), p.value); });
}

}  // namespace confab::rest
