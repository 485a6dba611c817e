#pragma once
// People as they and others see them: accounts, names, presence, forced log-outs.

#include <vector>

#include "bus/events/avatar_changed.h"
#include "bus/events/presence_changed.h"
#include "bus/events/push_token_added.h"
#include "bus/events/sessions_ended.h"
#include "bus/events/user_changed.h"
#include "bus/events/user_deleted.h"
#include "bus/events/user_name_changed.h"
#include "bus/events/user_status_changed.h"
#include "bus/events/whispered.h"
#include "core/kernel/context.h"
#include "ddp/coalescer.h"
#include "ddp/hub.h"

namespace confab::ddp {

class PeopleProjection {
 public:
  PeopleProjection(const core::Context& ctx, Hub& hub) : ctx_(ctx), hub_(hub) {}

  void on(const bus::UserChanged& event, Coalescer& state);
  void on(const bus::UserNameChanged& event, Coalescer& state);
  void on(const bus::UserStatusChanged& event, Coalescer& state);
  void on(const bus::PresenceChanged& event, Coalescer& state);
  void on(const bus::SessionsEnded& event, Coalescer& state);
  void on(const bus::UserDeleted& event, Coalescer& state);
  void on(const bus::AvatarChanged& event, Coalescer& state);
  void on(const bus::Whispered& event, Coalescer& state);
  void on(const bus::PushTokenAdded&, Coalescer&) {}  // nobody is shown it

  // On the coalescer's thread. Each adds what is to be sent.
  void add_new_name(const bus::UserNameChanged& event, std::vector<Hub::Addressed>& out);
  void add_presence(const bus::PresenceChanged& event, std::vector<Hub::Addressed>& out);

 private:
  const core::Context& ctx_;
  Hub& hub_;
};

}  // namespace confab::ddp
