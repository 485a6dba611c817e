#pragma once
// Settings, permissions, roles and webhooks as clients see them.

#include "bus/events/custom_emoji_changed.h"
#include "bus/events/custom_sound_changed.h"
#include "bus/events/custom_status_changed.h"
#include "bus/events/integration_changed.h"
#include "bus/events/integration_run_changed.h"
#include "bus/events/permission_changed.h"
#include "bus/events/role_changed.h"
#include "bus/events/setting_changed.h"
#include "bus/events/user_role_changed.h"
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
  void on(const bus::IntegrationChanged&) {}  // nobody is shown it
  void on(const bus::IntegrationRunChanged& event);

 private:
  const core::Context& ctx_;
  Hub& hub_;
};

}  // namespace confab::ddp
