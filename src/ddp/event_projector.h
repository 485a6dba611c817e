#pragma once
// From events to what clients see on their streams. Messages go out at once, one serialisation each; state (rooms,
// subscriptions, presence) goes through the coalescer. What each event looks like on the wire stands in projections/, a
// file an area.

#include "ddp/coalescer.h"
#include "ddp/hub.h"
#include "ddp/membership_index.h"
#include "ddp/projections/configuration.h"
#include "ddp/projections/messages.h"
#include "ddp/projections/own.h"
#include "ddp/projections/people.h"
#include "ddp/projections/rooms.h"

namespace confab::bus {
struct Event;
}

namespace confab::ddp {

class EventProjector {
 public:
  /// What is passed outlives the projector.
  EventProjector(const core::Context& ctx, Hub& hub, MembershipIndex& memberships, const SessionIndex& sessions);

  /// The listener of all events; quick.
  void observe(const bus::Event& event);
  /// The same for events of other nodes, whose order among this node's own is not sure: who is in a room is read again,
  /// and an older state of a message does not follow a newer one. `later` runs what reads on another thread, while the
  /// projector is there.
  using Later = std::function<void(std::function<void()>)>;
  void observe_foreign(const bus::Event& event, const Later& later);

 private:
  /// Returns what the database does not answer for at present.
  Coalescer::Batch send(const Coalescer::Batch& batch);

  Hub& hub_;
  MembershipIndex& memberships_;
  MessageProjection messages_;
  RoomProjection rooms_;
  PeopleProjection people_;
  OwnProjection own_;
  ConfigurationProjection configuration_;
  Coalescer coalescer_;  // last: its thread uses the others
};

}  // namespace confab::ddp
