#include "core/configuration/settings.h"

#include <set>

#include "base/error.h"
#include "base/errors/configuration.h"
#include "base/errors/request.h"
#include "bus/configuration_events.h"
#include "core/audit/record.h"
#include "core/configuration/outgoing.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/configuration.h"
#include "settings/catalogue.h"
#include "store/configuration.h"

namespace confab::core::configuration {
namespace {

// Settings that are kept, not chosen; the wizard's own mark is written by the wizard.
bool is_changeable(const settings::Declaration& row) {
  return !row.readonly;
}

std::size_t changeable_index(const Context& ctx, const std::string& id) {
  const auto index = settings::index_of(id);
  if (!index) {
    throw Refusal(errors::invalid_setting, "There is no setting " + id, {{"_id", id}});
  }
  if (!is_changeable(settings::catalogue()[*index])) {
    throw Refusal(errors::not_allowed, id + " cannot be changed", {{"_id", id}});
  }
  if (ctx.settings.is_overwritten(*index)) {
    throw Refusal(errors::not_allowed, id + " is fixed by the server's environment (OVERWRITE_SETTING_" + id + ")",
                  {{"_id", id}});
  }
  return *index;
}

std::string shown(const settings::Declaration& row, const json::value& value) {
  return row.secret ? "\"(secret)\"" : to_json_text(value);
}

}  // namespace

std::set<std::string> changed_since(const Context& ctx, Timestamp since) {
  std::set<std::string> names;
  const auto rows = settings::catalogue();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (ctx.settings.is_overwritten(i)) names.emplace(rows[i].key);
  }
  for (auto& stored : store::Configuration{*ctx.db.read()}.settings()) {
    if (stored.updated_at >= since) names.insert(std::move(stored.id));
  }
  return names;
}

void save_settings(const Context& ctx, const Actor& actor, const std::vector<SettingValue>& values) {
  require(ctx, actor, permissions::configuration("edit-privileged-setting"));
  Transaction tx{ctx};
  store::ConfigurationWriter writer{tx};
  const auto now = ctx.clock.now();
  std::set<std::string> named;
  for (const auto& change : values) {
    if (!named.insert(change.id).second) {
      throw Refusal(errors::invalid_params, change.id + " is named twice", {{"_id", change.id}});
    }
    const auto index = changeable_index(ctx, change.id);
    const auto& row = settings::catalogue()[index];
    const auto value = settings::checked(row, change.value);
    check_outgoing(row.key, value);
    const auto before = ctx.settings.value(index);
    if (value == before) continue;
    writer.put_setting(change.id, to_json_text(value), now);
    writer.add_history({.kind = "setting",
                        .id = change.id,
                        .old_value = shown(row, before),
                        .new_value = shown(row, value),
                        .actor_id = actor.id.value,
                        .at = now});
    audit::record(tx, ctx, actor, "setting.changed", change.id,
                  {{"from", shown(row, before)}, {"to", shown(row, value)}});
    tx.publish(bus::SettingChanged{change.id, value, row.secret});
  }
  tx.commit();
}

}  // namespace confab::core::configuration
