#pragma once
// Settings, permissions and roles as clients see them.

#include "bus/configuration_events.h"
#include "bus/people_events.h"
#include "core/kernel/context.h"
#include "ddp/hub.h"

namespace confab::ddp {

class ConfigurationProjection {
 public:
  ConfigurationProjection(const core::Context& ctx, Hub& hub) : ctx_(ctx), hub_(hub) {}

  // Values are those in force: core::configuration::observe() has heard of the event before.
  void on(const bus::SettingChanged& event);
  void on(const bus::PermissionChanged& event);
  void on(const bus::RoleChanged& event);
  void on(const bus::CustomStatusChanged& event);
  void on(const bus::CustomEmojiChanged& event);
  void on(const bus::CustomSoundChanged& event);
  void on(const bus::UserRoleChanged& event);

 private:
  const core::Context& ctx_;
  Hub& hub_;
};

}  // namespace confab::ddp
