#include "rest/user_documents.h"

#include <algorithm>

#include "core/access/user.h"
#include "core/accounts/custom_fields.h"
#include "core/accounts/preferences.h"
#include "core/presence/presence.h"
#include "net/query.h"
#include "settings/groups/site.h"

namespace confab::rest {
namespace {

// There are no codes by mail.
void add_factors(const model::User& user, json::object& services) {
  services["totp"] = json::object{{"enabled", user.has_totp}};
  services["email2fa"] = json::object{{"enabled", false}};
}

json::object services_of(const model::User& user) {
  json::object services;
  add_factors(user, services);
  if (user.password_hash) services["password"] = json::object{{"exists", true}};
  return services;
}

json::object settings_of(const api::Call& call, const model::User& user) {
  return {{"profile", json::object{}}, {"preferences", core::accounts::effective_preferences(call.ctx, user)}};
}

// Who has none, as the bot, has no such member.
std::optional<std::vector<model::Email>> emails_of(const model::User& user) {
  if (user.emails.empty()) return std::nullopt;
  return user.emails;
}

}  // namespace

UserDocument short_document(const api::Call& call, const model::User& user) {
  UserDocument document;
  document.id = user.id;
  document.username = user.username;
  document.name = user.name;
  document.nickname = user.nickname;
  document.bio = user.bio;
  document.reason = user.reason;
  document.avatar_etag = user.avatar_etag;
  document.status = call.ctx.presence.status(user.id, user.status_default).status;
  // The bot that every workspace has never chose one.
  if (user.id.value != model::kBuiltInBot || !user.status_text.empty()) document.status_text = user.status_text;
  document.status_expires_at = user.status_expires_at;
  document.type = user.type;
  document.utc_offset = user.utc_offset;
  document.active = user.active;
  if (!core::access::sees_all_in_full(call.ctx, call.maybe_actor)) return document;
  document.emails = emails_of(user);
  document.roles = user.roles;
  document.created_at = user.created_at;
  document.last_login = user.last_login_at;
  return document;
}

UserDocument user_document(const api::Call& call, const model::User& user) {
  auto document = short_document(call, user);
  const auto view =
      call.maybe_actor ? core::access::view_of(call.ctx, *call.maybe_actor, user.id) : core::access::UserView{};
  document.can_view_all_info = view.full;
  if (auto fields = view.full ? user.custom_fields : core::accounts::public_custom_fields(call.ctx, user.custom_fields);
      !fields.empty()) {
    document.custom_fields = std::move(fields);
  }
  if (!view.full) return document;
  const auto status = call.ctx.presence.status(user.id, user.status_default);
  document.emails = emails_of(user);
  document.status_connection = status.connection;
  document.status_default = user.status_default;
  document.created_at = user.created_at;
  document.last_login = user.last_login_at;
  document.updated_at = user.updated_at;
  document.require_password_change = user.require_password_change;
  document.roles = user.roles;
  if (view.own) {
    document.settings = settings_of(call, user);
    document.services = json::object{{"password", user.password_hash.has_value()}};
    add_factors(user, *document.services);
  }
  return document;
}

OwnDocument own_document(const api::Call& call, const model::User& user) {
  OwnDocument document;
  const auto status = call.ctx.presence.status(user.id, user.status_default);
  document.id = user.id;
  document.username = user.username;
  document.name = user.name;
  document.nickname = user.nickname;
  document.bio = user.bio;
  document.language = user.language;
  document.avatar_etag = user.avatar_etag;
  document.avatar_origin = user.avatar_origin;
  document.emails = user.emails;
  const auto verified =
      std::find_if(user.emails.begin(), user.emails.end(), [](const auto& email) { return email.verified; });
  if (verified != user.emails.end()) document.email = verified->address;
  document.status = status.status;
  document.status_default = user.status_default;
  document.status_text = user.status_text;
  document.status_expires_at = user.status_expires_at;
  document.status_connection = status.connection;
  document.type = user.type;
  const std::string site = call.host.empty() ? call.ctx.settings.text(settings::site("Site_Url"))
                                             : (call.secure ? "https://" : "http://") + call.host;
  document.avatar_url = site + "/avatar/" + net::percent_encode(user.username.value_or(user.id.value));
  document.utc_offset = user.utc_offset;
  document.settings = settings_of(call, user);
  document.services = services_of(user);
  document.custom_fields = user.custom_fields;
  document.roles = user.roles;
  document.active = user.active;
  const auto& preferences = document.settings.at("preferences").as_object();
  if (const auto* away = preferences.if_contains("enableAutoAway")) document.enable_auto_away = away->as_bool();
  if (const auto* limit = preferences.if_contains("idleTimeLimit")) document.idle_time_limit = limit->as_int64();
  if (user.require_password_change) document.require_password_change = true;
  document.require_password_change_reason = user.require_password_change_reason;
  document.created_at = user.created_at;
  document.updated_at = user.updated_at;
  return document;
}

}  // namespace confab::rest
