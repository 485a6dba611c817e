#include "ddp/projections/configuration.h"

#include "ddp/projections/stream_frames.h"
#include "permissions/catalogue.h"
#include "settings/catalogue.h"

namespace confab::ddp {

void ConfigurationProjection::on(const bus::SettingChanged& event) {
  const auto index = settings::index_of(event.key);
  if (!index) return;
  const auto& row = settings::catalogue()[*index];
  const SettingNow now{event.key, row.secret ? json::value("") : ctx_.settings.value(*index)};
  publish(hub_, kPrivateSetting, {}, bus::Change::updated, now);
  if (row.audience != settings::Audience::everyone) return;
  publish(hub_, kPublicSetting, {}, bus::Change::updated, now);
  const Written<Row<Updated, SettingNow>> updated{args_of(name_of(bus::Change::updated), now)};
  publish(hub_, kPublicInfo, {},
          Written<Row<std::string, Row<Updated, SettingNow>>>{args_of(std::string{kPublicSetting.name}, updated.json)});
}

void ConfigurationProjection::on(const bus::PermissionChanged& event) {
  const auto index = permissions::index_of(event.id);
  if (!index) return;
  publish(hub_, kPermission, {}, bus::Change::updated, HoldersNow{event.id, ctx_.permissions.roles_of(*index)});
}

void ConfigurationProjection::on(const bus::RoleChanged& event) {
  publish(hub_, kRole, {}, ChangedRole{{event.role}, event.change == bus::Change::removed ? "removed" : "changed"});
}

void ConfigurationProjection::on(const bus::CustomStatusChanged& event) {
  const auto& told = event.change == bus::Change::removed ? kCustomStatusGone : kCustomStatusChanged;
  publish(hub_, told, {}, CustomStatusNow{event.status});
}

void ConfigurationProjection::on(const bus::CustomEmojiChanged& event) {
  const auto& told = event.change == bus::Change::removed ? kCustomEmojiGone : kCustomEmojiChanged;
  publish(hub_, told, {}, CustomEmojiNow{event.emoji});
}

void ConfigurationProjection::on(const bus::CustomSoundChanged& event) {
  const auto& told = event.change == bus::Change::removed ? kCustomSoundGone : kCustomSoundChanged;
  const CustomSoundNow now{event.sound};
  publish(hub_, told, {}, now);
  const Written<Row<CustomSoundNow>> row{args_of(now)};
  publish(hub_, kPublicSounds, {},
          Written<Row<std::string, Row<CustomSoundNow>>>{args_of(std::string{told.name}, row.json)});
}

void ConfigurationProjection::on(const bus::UserRoleChanged& event) {
  publish(hub_, kRoleGiven, {}, RoleGiven{event.added ? "added" : "removed", event.role, event.user, event.room});
}

void ConfigurationProjection::on(const bus::IntegrationRunChanged& event) {
  if (!event.run) {
    publish(hub_, kIntegrationRunsGone, event.integration, IntegrationRunsGone{"removed", event.integration});
  } else if (event.change == bus::Change::inserted) {
    publish(hub_, kIntegrationRunMade, event.integration, IntegrationRunMade{"inserted", *event.run});
  } else {
    publish(hub_, kIntegrationRunChanged, event.integration,
            IntegrationRunChanged{"updated", event.run->id, *event.run});
  }
}

}  // namespace confab::ddp
