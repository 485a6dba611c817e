#include "core/accounts/preferences.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "base/error.h"
#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/text.h"
#include "bus/events/user_changed.h"
#include "core/access/user.h"
#include "core/accounts/changed_fields.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/people.h"
#include "settings/catalogue.h"
#include "store/membership_writer.h"
#include "store/users.h"

namespace confab::core::accounts {
namespace {

constexpr std::string_view kPrefix = "Accounts_Default_User_Preferences_";
constexpr std::int64_t kShortestIdleTime = 60;  // seconds
constexpr std::size_t kMaxList = 10'000;
constexpr std::int64_t kLoudest = 1'000'000;

template <std::size_t kCount>
consteval std::array<Preference, kCount> bounded(const Preference (&rows)[kCount]) {
  for (const auto& row : rows) {
    if (!row.is_bounded()) throw "a preference needs a bound";
  }
  return std::to_array(rows);
}

using enum Preference::Kind;

// What clients keep here for themselves.
constexpr auto kKept = bounded({
    {.name = "callRingerVolume", .kind = number, .minimum = 0, .maximum = kLoudest},
    {.name = "clockMode", .kind = number, .minimum = 0, .maximum = 100},
    {.name = "desktopNotificationVoiceCalls", .kind = boolean},
    {.name = "dontAskAgainList", .kind = list, .max_bytes = kMaxList},
    {.name = "featuresPreview", .kind = list, .max_bytes = kMaxList},
    {.name = "fontSize", .kind = text, .max_bytes = 4, .choices = "100%|110%|120%"},
    {.name = "hideFlextab", .kind = boolean, .fallback = "false"},
    {.name = "highlights", .kind = list, .max_bytes = kMaxList},
    {.name = "masterVolume", .kind = number, .minimum = 0, .maximum = kLoudest},
    {.name = "mentionsWithSymbol", .kind = boolean},
    {.name = "omnichannelTranscriptPDF", .kind = boolean, .fallback = "false"},
    {.name = "receiveLoginDetectionEmail", .kind = boolean},
    {.name = "voipRingerVolume", .kind = number, .minimum = 0, .maximum = kLoudest},
});
// Beside the others in the account, since mails and system messages ask for it.
constexpr auto kLanguage = bounded({{.name = "language", .kind = text, .max_bytes = 64}});

[[noreturn]] void refuse(std::string_view name, std::string_view sentence) {
  throw Refusal(errors::invalid_params, std::string{sentence}, {{"field", json::string(name)}});
}

void check_type(const Preference& row, const json::value& value) {
  if (row.kind == boolean && !value.is_bool()) refuse(row.name, "must be boolean");
  if (row.kind == number && !value.is_number()) refuse(row.name, "must be number");
  if (row.kind == text && !value.is_string()) refuse(row.name, "must be string");
  if (row.kind == list && !value.is_array()) refuse(row.name, "must be array");
}

void check_bound(const Preference& row, const json::value& value) {
  if (row.kind == number) {
    const auto given = value.to_number<double>();
    if (!(given >= static_cast<double>(row.minimum) && given <= static_cast<double>(row.maximum))) {
      refuse(row.name, fmt::format("must be between {} and {}", row.minimum, row.maximum));
    }
  }
  const auto bytes = row.kind == text ? value.get_string().size() : row.kind == list ? to_json_text(value).size() : 0;
  if (bytes > row.max_bytes) refuse(row.name, fmt::format("must NOT have more than {} bytes", row.max_bytes));
}

json::value checked(const Preference& row, const json::value& value) {
  check_type(row, value);
  check_bound(row, value);
  if (!row.choices.empty()) {
    const auto choices = split(row.choices, '|');
    const std::string_view chosen = value.get_string();
    if (std::find(choices.begin(), choices.end(), chosen) == choices.end()) {
      refuse(row.name, "must be equal to one of the allowed values");
    }
  }
  return value;
}

// Of a choice only the type counts: a client may keep one that another client does not know, and any sound may be
// chosen.
Preference as_preference(const settings::Declaration& row) {
  const auto name = row.key.substr(kPrefix.size());
  const auto bytes = settings::max_bytes(row).value_or(0);
  switch (row.type) {
    case settings::Type::boolean:
      return {.name = name, .kind = boolean};
    case settings::Type::integer:
      return {.name = name, .kind = number, .minimum = row.minimum, .maximum = row.maximum};
    case settings::Type::multi_select:
    case settings::Type::asset:
      return {.name = name, .kind = list, .max_bytes = bytes};
    case settings::Type::text:
    case settings::Type::select:
      break;
  }
  return {.name = name, .kind = text, .max_bytes = bytes};
}

json::value checked(const settings::Declaration& setting, std::string_view name, const json::value& value) {
  if (name == "idleTimeLimit" && value.is_int64() && value.get_int64() < kShortestIdleTime) {
    throw Refusal(errors::invalid_idle_time_limit, "Invalid idleTimeLimit");
  }
  // As text, too, and items of a list are texts.
  if (setting.type == settings::Type::integer || setting.type == settings::Type::multi_select) {
    return settings::checked(setting, value);
  }
  return checked(as_preference(setting), value);
}

// What older clients call the choices.
json::value renamed_mode(const json::value& mode) {
  if (mode == json::value("all")) return "mentions";
  if (mode == json::value("disabled")) return "nothing";
  return mode;
}

json::value checked(std::string_view name, const json::value& value) {
  if (const auto index = settings::index_of(std::string{kPrefix} + std::string{name})) {
    return checked(settings::catalogue()[*index], name, name == "emailNotificationMode" ? renamed_mode(value) : value);
  }
  for (const auto rows : {std::span<const Preference>{kKept}, std::span<const Preference>{kLanguage}}) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Preference& one) { return one.name == name; });
    if (row != rows.end()) return checked(*row, value);
  }
  refuse(name, "must NOT have additional properties");
}

}  // namespace

std::vector<Preference> known_preferences() {
  std::vector<Preference> rows{kKept.begin(), kKept.end()};
  rows.insert(rows.end(), kLanguage.begin(), kLanguage.end());
  for (const auto& setting : settings::catalogue()) {
    if (setting.key.starts_with(kPrefix)) rows.push_back(as_preference(setting));
  }
  return rows;
}

json::object effective_preferences(const Context& ctx, const model::User& user) {
  json::object preferences;
  for (const auto& row : kKept) {
    if (!row.fallback.empty()) preferences[row.name] = parse_json(row.fallback);
  }
  const auto rows = settings::catalogue();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto key = rows[i].key;
    if (key.starts_with(kPrefix)) preferences[key.substr(kPrefix.size())] = ctx.settings.value(i);
  }
  for (const auto& [name, value] : user.preferences) preferences[name] = value;
  return preferences;
}

model::User set_preferences(const Context& ctx, const Actor& actor, const UserId& id, const json::object& changes) {
  if (id != actor.id) require(ctx, actor, permissions::people("edit-other-user-info"));
  Transaction tx{ctx};
  if (id != actor.id && !store::Users{tx.sql()}.by_id(id)) {
    throw Refusal(errors::invalid_user, "The optional \"userId\" param provided does not match any users");
  }
  auto user = access::changeable(tx, ctx, actor, id, permissions::people("edit-other-user-info")).user();
  bus::UserFields fields;
  for (const auto& [name, value] : changes) {
    auto kept = checked(name, value);
    if (name == "language") {
      user.language = fields.language = std::string{kept.as_string()};
    } else {
      fields.preferences[name] = user.preferences[name] = std::move(kept);
    }
  }
  auto names = names_of(fields);
  if (names.empty()) return user;
  user.updated_at = tx.change_time();
  store::UserWriter{tx}.update(user);
  store::MembershipWriter{tx}.set_account_attention(user.pk, store::attention_of_account(user.preferences));
  tx.publish(bus::UserChanged{id, bus::Change::updated, std::move(fields)});
  if (id != actor.id) audit::record(tx, ctx, actor, "user.changed", id.value, {{"fields", std::move(names)}});
  tx.commit();
  return user;
}

}  // namespace confab::core::accounts
