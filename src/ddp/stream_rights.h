#pragma once
// Ends what somebody may no longer hear, at the event that ends the right. What is lost for sure (a member of a private
// room was removed, a token ended) is cut at once; what was heard of a room that is gone, by workers, for nobody can
// say anything there any more. What may be lost (a permission, a role, a setting changed; a member of a public channel
// left) is held back from that moment, asked for again on a worker, and then goes on where it stopped, or ends.

#include <functional>

#include "ddp/listening.h"
#include "ddp/session_index.h"

namespace confab::bus {
struct Event;
struct RoomChanged;
struct SessionsEnded;
struct SubscriptionChanged;
}  // namespace confab::bus

namespace confab::ddp {

struct Shared;

class StreamRights {
 public:
  explicit StreamRights(Shared& shared) : shared_(shared) {}

  /// The listener of all events; touches the sessions that are concerned and no others.
  void observe(const bus::Event& event);
  /// Events were lost: every right of everybody is asked for again.
  void recheck_all();

 private:
  void on(const bus::SessionsEnded& ended);
  void on(const bus::SubscriptionChanged& membership);
  void on(const bus::RoomChanged& room);
  void basis_changed(std::string_view permission_or_setting);

  static void cut(const SessionIndex::Sessions& sessions, const RoomId& room);
  void cut_by_workers(SessionIndex::Sessions sessions, const RoomId& room);
  void suspect(SessionIndex::Sessions sessions, const Listening::Concerns& concerns);
  void in_tasks(SessionIndex::Sessions sessions, const std::function<void(Session&)>& work);

  Shared& shared_;
};

}  // namespace confab::ddp
