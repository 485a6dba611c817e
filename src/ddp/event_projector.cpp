#include "ddp/event_projector.h"

#include <chrono>

#include "api/errors.h"
#include "base/errors/request.h"
#include "bus/event.h"

namespace confab::ddp {
namespace {

constexpr std::chrono::milliseconds kCoalescing{100};

// One document that cannot be read does not keep back the others. False: the database does not answer at present.
template <class Work>
bool attempt(Work&& work) {
  try {
    work();
    return true;
  } catch (...) {
    return api::current_failure("a document for streams").refusal.code() != errors::service_unavailable;
  }
}

}  // namespace

EventProjector::EventProjector(const core::Context& ctx, Hub& hub, MembershipIndex& memberships,
                               const SessionIndex& sessions)
    : hub_(hub),
      memberships_(memberships),
      messages_(hub, memberships, sessions, ctx.presence),
      rooms_(ctx, hub, memberships),
      people_(ctx, hub),
      own_(hub),
      configuration_(ctx, hub),
      coalescer_(kCoalescing, [this](const Coalescer::Batch& batch) { return send(batch); }) {}

void EventProjector::observe(const bus::Event& event) {
  const auto project = [this](const auto& happened) {
    if constexpr (requires { messages_.on(happened, coalescer_); })
      messages_.on(happened, coalescer_);
    else if constexpr (requires { rooms_.on(happened, coalescer_); })
      rooms_.on(happened, coalescer_);
    else if constexpr (requires { people_.on(happened, coalescer_); })
      people_.on(happened, coalescer_);
    else if constexpr (requires { own_.on(happened); })
      own_.on(happened);
    else
      configuration_.on(happened);  // an event that no projection takes does not compile
  };
  std::visit(project, event);
}

void EventProjector::observe_foreign(const bus::Event& event, const Later& later) {
  if (const auto* saved = std::get_if<bus::MessageSaved>(&event); saved && !messages_.is_newest(*saved->message)) {
    return;
  }
  const auto* membership = std::get_if<bus::SubscriptionChanged>(&event);
  if (membership == nullptr || membership->change == bus::Change::updated) return observe(event);
  if (membership->change == bus::Change::removed) observe(event);  // at once; the rest follows when it is read
  later([this, user = membership->user, room = membership->room] {
    memberships_.reread(user);
    // Nothing is sent where there is none.
    coalescer_.subscription_changed({user, room, bus::Change::inserted, {}});
  });
}

Coalescer::Batch EventProjector::send(const Coalescer::Batch& batch) {
  std::vector<Hub::Addressed> out;
  Coalescer::Batch untold;
  bool answers = true;  // the database; who does not answer is not asked for each of many
  for (const auto& gone_or_renamed : batch.first) {
    std::visit(
        [&]<class Happened>(const Happened& happened) {
          if constexpr (std::is_same_v<Happened, bus::UserNameChanged>)
            people_.add_new_name(happened, out);
          else
            rooms_.add_removed(happened, out);
        },
        gone_or_renamed);
  }
  for (const auto& [membership, change] : batch.subscriptions) {
    // A member that has just come gets its own news first, then the room's.
    answers = answers && attempt([&, &key = membership, &kind = change] {
                rooms_.add_subscription(key.first, key.second, kind, out);
              });
    if (!answers) untold.subscriptions.emplace(membership, change);
  }
  for (const auto& room : batch.rooms) {
    answers = answers && attempt([&] { rooms_.add_room(room, out); });
    if (!answers) untold.rooms.insert(room);
  }
  for (const auto& person : batch.presence) people_.add_presence(person.second, out);
  hub_.publish_all(out);
  return untold;
}

}  // namespace confab::ddp
