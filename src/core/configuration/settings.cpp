#include "core/configuration/settings.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/errors/configuration.h"
#include "base/errors/request.h"
#include "bus/events/setting_changed.h"
#include "core/audit/record.h"
#include "core/configuration/outgoing.h"
#include "core/impersonation/ending.h"
#include "core/kernel/sync_time.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/auditing.h"
#include "permissions/groups/cloud.h"
#include "permissions/groups/configuration.h"
#include "permissions/groups/people.h"
#include "settings/catalogue.h"
#include "store/audit.h"
#include "store/configuration.h"

namespace confab::core::configuration {
namespace {

constexpr std::string_view kSettingChanged = "setting.changed";
constexpr std::int64_t kMaxChanges = 1'000;

// Settings that are kept, not chosen; the wizard's own mark is written by the wizard.
bool is_changeable(const settings::Declaration& row) {
  return !row.readonly;
}

void check_not_fixed(const Context& ctx, std::size_t index, const std::string& id) {
  if (!ctx.settings.is_overwritten(index)) return;
  throw Refusal(errors::not_allowed, id + " is fixed by the server's environment (OVERWRITE_SETTING_" + id + ")",
                {{"_id", id}});
}

std::size_t changeable_index(const Context& ctx, const std::string& id) {
  const auto index = settings::index_of(id);
  if (!index) {
    throw Refusal(errors::invalid_setting, "There is no setting " + id, {{"_id", id}});
  }
  if (!is_changeable(settings::catalogue()[*index])) {
    throw Refusal(errors::not_allowed, id + " cannot be changed", {{"_id", id}});
  }
  check_not_fixed(ctx, *index, id);
  return *index;
}

std::string shown(const settings::Declaration& row, const json::value& value) {
  return row.secret ? "\"(secret)\"" : to_json_text(value);
}

// With what tells of it: history, audit log, event. Nothing when it has the value already.
void store_value(Transaction& tx, const Context& ctx, const Actor& actor, std::size_t index,
                 const json::value& wanted) {
  const auto& row = settings::catalogue()[index];
  const std::string id{row.key};
  const auto value = settings::checked(row, wanted);
  check_outgoing(row.key, value);
  const auto before = ctx.settings.value(index);
  if (value == before) return;
  store::ConfigurationWriter writer{tx};
  writer.put_setting(id, to_json_text(value), tx.change_time());
  writer.add_history({.kind = "setting",
                      .id = id,
                      .old_value = shown(row, before),
                      .new_value = shown(row, value),
                      .actor_id = actor.id.value,
                      .at = ctx.clock.now()});
  audit::record(tx, ctx, actor, kSettingChanged, id, {{"from", shown(row, before)}, {"to", shown(row, value)}});
  if (row.key == "Accounts_AllowUserImpersonation") impersonation::end_all(tx, ctx, actor);
  tx.publish(bus::SettingChanged{id, value, row.secret});
}

std::optional<json::value> stored_value(const json::object& details, std::string_view name) {
  const auto* text = details.if_contains(name);
  return text != nullptr && text->is_string() ? std::optional{stored_json(text->get_string())} : std::nullopt;
}

}  // namespace

std::set<std::string> changed_since(const Context& ctx, Timestamp since) {
  std::set<std::string> names;
  const auto rows = settings::catalogue();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (ctx.settings.is_overwritten(i)) names.emplace(rows[i].key);
  }
  const auto from = sync_start(ctx, since);
  for (auto& stored : store::Configuration{*ctx.db.read()}.settings()) {
    if (stored.updated_at >= from) names.insert(std::move(stored.id));
  }
  return names;
}

bool may_see_private(const Context& ctx, const Actor& actor) {
  return may(ctx, actor, permissions::configuration("view-privileged-setting")) ||
         may(ctx, actor, permissions::configuration("edit-privileged-setting")) ||
         may(ctx, actor, permissions::configuration("manage-selected-settings"));
}

json::value readable_value(const Context& ctx, const Actor* reader, std::size_t index) {
  const bool is_hidden =
      settings::catalogue()[index].secret &&
      (reader == nullptr || !may(ctx, *reader, permissions::configuration("edit-privileged-setting")));
  return is_hidden ? json::value("") : ctx.settings.value(index);
}

void save_settings(const Context& ctx, const Actor& actor, const std::vector<SettingValue>& values) {
  require(ctx, actor, permissions::configuration("edit-privileged-setting"));
  Transaction tx{ctx};
  std::set<std::string> named;
  for (const auto& change : values) {
    if (!named.insert(change.id).second) {
      throw Refusal(errors::invalid_params, change.id + " is named twice", {{"_id", change.id}});
    }
    store_value(tx, ctx, actor, changeable_index(ctx, change.id), change.value);
  }
  tx.commit();
}

void enable_presence_broadcast(const Context& ctx, const Actor& actor) {
  require(ctx, actor, permissions::people("manage-user-status"));
  Transaction tx{ctx};
  store_value(tx, ctx, actor, changeable_index(ctx, "Presence_broadcast_disabled"), false);
  tx.commit();
}

void renew_identity(const Context& ctx, const Actor& actor) {
  require(ctx, actor, permissions::cloud("manage-cloud"));
  const auto index = settings::index_of("uniqueID").value();
  check_not_fixed(ctx, index, "uniqueID");
  Transaction tx{ctx};
  store_value(tx, ctx, actor, index, json::value(random_id()));
  tx.commit();
}

std::vector<SettingDifference> setting_differences(const Context& ctx, const Actor& actor, Timestamp from,
                                                   std::optional<Timestamp> until) {
  require(ctx, actor, permissions::auditing("can-audit"));
  const auto reader = ctx.db.read();
  store::Configuration stored{*reader};
  std::vector<SettingDifference> differences;
  for (const auto& setting : stored.settings()) {
    const auto index = settings::index_of(setting.id);
    if (!index || setting.updated_at <= from || ctx.settings.is_overwritten(*index)) continue;
    const auto first = stored.first_change("setting", setting.id, from);
    if (!first || (until && first->at > *until)) continue;
    if (settings::catalogue()[*index].secret) {
      differences.push_back({.id = setting.id, .secret = true, .before = {}, .after = {}});
      continue;
    }
    const auto later = until ? stored.first_change("setting", setting.id, *until) : std::nullopt;
    const auto before = [](const store::Configuration::HistoryRow& change) {
      return change.old_value ? stored_json(*change.old_value) : json::value{};
    };
    SettingDifference difference{
        .id = setting.id, .before = before(*first), .after = later ? before(*later) : ctx.settings.value(*index)};
    if (difference.before != difference.after) differences.push_back(std::move(difference));
  }
  std::ranges::sort(differences, {}, &SettingDifference::id);
  return differences;
}

std::vector<SettingChange> setting_changes(const Context& ctx, const Actor& actor, const ListSettingChanges& query) {
  require(ctx, actor, permissions::auditing("can-audit"));
  std::vector<SettingChange> changes;
  for (const auto& row : store::audit_rows(*ctx.db.read(), kSettingChanged, query.from, query.until, kMaxChanges)) {
    if (!query.setting.empty() && row.target != query.setting) continue;
    if (!query.actor.empty() && row.actor_id != query.actor.value) continue;
    const auto details = stored_json(row.details);
    const auto values = details.is_object() ? details.get_object() : json::object{};
    changes.push_back({.id = std::to_string(row.pk),
                       .at = row.at,
                       .actor = {UserId{row.actor_id}, row.actor_username, {}},
                       .address = row.address,
                       .setting = row.target,
                       .before = stored_value(values, "from"),
                       .after = stored_value(values, "to")});
  }
  return changes;
}

}  // namespace confab::core::configuration
