#include "core/accounts/preferences.h"

#include <algorithm>
#include <array>

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
constexpr std::size_t kMaxKept = 10'000;        // bytes of one value that is only kept
constexpr std::size_t kMaxLanguage = 64;        // bytes of a language's tag

enum class Kind { boolean, number, text, list };

/// A preference that clients keep here for themselves.
struct Kept {
  std::string_view name;
  Kind kind;
  std::string_view fallback;  // JSON; empty: none, the preference shows when it was chosen
  std::string_view choices = {};
};

constexpr std::array kKept{
    Kept{"callRingerVolume", Kind::number, ""},
    Kept{"clockMode", Kind::number, ""},
    Kept{"desktopNotificationVoiceCalls", Kind::boolean, ""},
    Kept{"dontAskAgainList", Kind::list, ""},
    Kept{"featuresPreview", Kind::list, ""},
    Kept{"fontSize", Kind::text, "", "100%|110%|120%"},
    Kept{"hideFlextab", Kind::boolean, "false"},
    Kept{"highlights", Kind::list, ""},
    Kept{"masterVolume", Kind::number, ""},
    Kept{"mentionsWithSymbol", Kind::boolean, ""},
    Kept{"omnichannelTranscriptPDF", Kind::boolean, "false"},
    Kept{"receiveLoginDetectionEmail", Kind::boolean, ""},
    Kept{"voipRingerVolume", Kind::number, ""},
};

[[noreturn]] void refuse(std::string_view name, std::string_view sentence) {
  throw Refusal(errors::invalid_params, std::string{sentence}, {{"field", json::string(name)}});
}

json::value checked(const Kept& row, const json::value& value) {
  if (row.kind == Kind::boolean && !value.is_bool()) refuse(row.name, "must be boolean");
  if (row.kind == Kind::number && !value.is_number()) refuse(row.name, "must be number");
  if (row.kind == Kind::text && !value.is_string()) refuse(row.name, "must be string");
  if (row.kind == Kind::list && !value.is_array()) refuse(row.name, "must be array");
  if (!row.choices.empty()) {
    const auto choices = split(row.choices, '|');
    const std::string_view text = value.get_string();
    if (std::find(choices.begin(), choices.end(), text) == choices.end()) {
      refuse(row.name, "must be equal to one of the allowed values");
    }
  }
  if (to_json_text(value).size() > kMaxKept) refuse(row.name, "is too long");
  return value;
}

// Of a choice only the type counts: a client may keep one that another client does not know.
json::value checked(const settings::Declaration& row, std::string_view name, const json::value& value) {
  if (row.type == settings::Type::select) return checked(Kept{name, Kind::text, {}}, value);
  if (row.type == settings::Type::boolean) return checked(Kept{name, Kind::boolean, {}}, value);
  if (name == "idleTimeLimit" && value.is_int64() && value.get_int64() < kShortestIdleTime) {
    throw Refusal(errors::invalid_idle_time_limit, "Invalid idleTimeLimit");
  }
  return settings::checked(row, value);
}

// What older clients call the choices.
json::value renamed_mode(const json::value& mode) {
  if (mode == json::value("all")) return "mentions";
  if (mode == json::value("disabled")) return "nothing";
  return mode;
}

json::value checked(std::string_view name, const json::value& value) {
  if (name == "emailNotificationMode") return checked(Kept{name, Kind::text, {}}, renamed_mode(value));
  // Any sound may be chosen, also one that only another client has.
  if (name == "newMessageNotification") return checked(Kept{name, Kind::text, {}}, value);
  const auto index = settings::index_of(std::string{kPrefix} + std::string{name});
  if (index) return checked(settings::catalogue()[*index], name, value);
  const auto row = std::find_if(kKept.begin(), kKept.end(), [&](const Kept& kept) { return kept.name == name; });
  if (row == kKept.end()) {
    refuse(name, "must NOT have additional properties");
  }
  return checked(*row, value);
}

}  // namespace

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
    if (name == "language") {
      if (!value.is_string()) refuse(name, "must be string");
      if (value.get_string().size() > kMaxLanguage) refuse(name, "is too long");
      user.language = std::string{value.get_string()};
      fields.language = user.language;
    } else {
      fields.preferences[name] = user.preferences[name] = checked(name, value);
    }
  }
  auto names = names_of(fields);
  if (names.empty()) return user;
  user.updated_at = ctx.clock.now();
  store::UserWriter{tx}.update(user);
  store::MembershipWriter{tx}.set_account_attention(user.pk, store::attention_of_account(user.preferences));
  tx.publish(bus::UserChanged{id, bus::Change::updated, std::move(fields)});
  if (id != actor.id) audit::record(tx, ctx, actor, "user.changed", id.value, {{"fields", std::move(names)}});
  tx.commit();
  return user;
}

}  // namespace confab::core::accounts
