#include "core/messages/forget_room.h"

#include "bus/events/subscription_changed.h"
#include "jobs/enqueue.h"
#include "store/erased_rooms.h"

namespace confab::core::messages {
namespace {

store::ErasedRoom row_of(const ForgetRoom& work) {
  return {.pk = work.room, .id = work.id, .at = work.erased_at};
}

/// Whether all is gone. Members first: they see the room until they hear of it.
bool take_some(Transaction& tx, const ForgetRoom& work, std::int64_t& budget) {
  store::ErasedRoomWriter writer{tx};
  const auto room = row_of(work);
  const auto members = budget > 0 ? writer.take_members(room, budget) : std::vector<store::RoomMembership>{};
  for (const auto& member : members) {
    tx.publish(bus::SubscriptionChanged{member.user, room.id, bus::Change::removed, member.subscription,
                                        model::room_kind(work.type), work.was_team});
  }
  budget -= std::ssize(members);
  if (budget > 0) budget -= writer.take_rows(room.pk, budget);
  return budget > 0;
}

}  // namespace

void forget_room(Transaction& tx, const Context& ctx, const store::RoomRow& room, std::int64_t& budget) {
  const auto now = ctx.clock.now();
  const ForgetRoom work{.room = room.pk,
                        .id = room.id,
                        .erased_at = tx.change_time(),
                        .type = model::letter_of(room.kind),
                        .was_team = room.is_team_main()};
  if (take_some(tx, work, budget)) return;
  store::ErasedRoomWriter{tx}.remember(row_of(work));
  jobs::enqueue(tx.sql(), now, work);
}

void forget_room(const Context& ctx, const jobs::Run& run, const ForgetRoom& work) {
  for (bool done = false; !done;) {
    run.check();
    Transaction tx{ctx};
    auto budget = kForgottenAtOnce;
    done = take_some(tx, work, budget);
    if (done) store::ErasedRoomWriter{tx}.forget(work.room);
    tx.commit();
  }
}

}  // namespace confab::core::messages
