#include "base/errors/accounts.h"
#include "base/errors/daily.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/text.h"
#include "core/accounts/status.h"
#include "core/users/find.h"
#include "rest/account_api.h"
#include "rest/user_target.h"
#include "settings/groups/operation.h"

namespace confab::rest {

struct PresenceParams {
  std::optional<std::vector<std::string>> ids;
  std::optional<Timestamp> from;

  static constexpr auto kFields = FieldList{
      field("ids", &PresenceParams::ids, "Users to ask for; left out: everybody who is not offline.",
            bound::list_of_names),
      field("from", &PresenceParams::from,
            "Less than ten minutes ago: whose account or status changed since, the caller aside."),
  };
};
struct PresenceRow {
  UserId id;
  std::string username, status;
  std::optional<std::string> status_text, name, avatar_etag;
  std::optional<double> utc_offset;

  static constexpr auto kFields = FieldList{
      field("_id", &PresenceRow::id, "The user's id."),
      field("username", &PresenceRow::username, "Username."),
      field("name", &PresenceRow::name, "Display name."),
      field("status", &PresenceRow::status, "online, away, busy or offline."),
      field("statusText", &PresenceRow::status_text, "Text beside the status."),
      field("utcOffset", &PresenceRow::utc_offset, "Hours."),
      field("avatarETag", &PresenceRow::avatar_etag, "Changes with the avatar."),
  };
};
struct PresenceResult {
  std::vector<PresenceRow> users;
  bool full = true;

  static constexpr auto kFields = FieldList{
      field("users", &PresenceResult::users, "How they are seen."),
      field("full", &PresenceResult::full, "Whether these are all that were asked for."),
  };
};
struct OnePresenceResult {
  std::string presence;
  std::optional<std::string> connection_status;
  std::optional<Timestamp> last_login;

  static constexpr auto kFields = FieldList{
      field("presence", &OnePresenceResult::presence, "online, away, busy or offline."),
      field("connectionStatus", &OnePresenceResult::connection_status, "Of the connections alone; oneself only."),
      field("lastLogin", &OnePresenceResult::last_login, "Oneself only."),
  };
};
struct StatusResult {
  UserId id;
  std::string status, message;
  std::optional<std::string> connection_status;
  std::optional<Timestamp> expires_at;

  static constexpr auto kFields = FieldList{
      field("_id", &StatusResult::id, "The user's id."),
      field("status", &StatusResult::status, "online, away, busy or offline."),
      field("message", &StatusResult::message, "Text beside the status."),
      field("connectionStatus", &StatusResult::connection_status, "Of the connections alone; oneself only."),
      field("expiresAt", &StatusResult::expires_at, "When both end."),
  };
};
struct SetStatusParams : UserTarget {
  std::optional<std::string> message, status;
  std::optional<Timestamp> expires_at;

  static constexpr auto kFields = extended<rest::UserTarget>(
      field("message", &SetStatusParams::message, "Text beside the status; what is longer than 120 characters is cut.",
            bound::text),
      field("status", &SetStatusParams::status, "online, away, busy or offline.", bound::text),
      field("expiresAt", &SetStatusParams::expires_at,
            "When both end, a year ahead at most. Left out: never, also where an end was set."));
};

namespace {

std::vector<PresenceRow> rows_of(const api::Call& call, const std::vector<model::User>& users) {
  std::vector<PresenceRow> rows;
  rows.reserve(users.size());
  for (const auto& user : users) {
    rows.push_back({.id = user.id,
                    .username = user.username.value_or(""),
                    .status = core::users::status_of(call.ctx, call.maybe_actor, user).status,
                    .status_text = user.status_text.empty() ? std::nullopt : std::optional{user.status_text},
                    .name = user.name,
                    .avatar_etag = user.avatar_etag,
                    .utc_offset = user.utc_offset});
  }
  return rows;
}

PresenceResult presence_of(api::Call& call, const PresenceParams& p) {
  std::optional<std::vector<UserId>> ids;
  if (p.ids) {
    // `ids=a,b` and `ids[]=a&ids[]=b` are both in use.
    ids.emplace();
    for (const auto& text : *p.ids) {
      for (auto& id : split(text, ',')) ids->emplace_back(std::move(id));
    }
  }
  PresenceResult result;
  if (call.ctx.settings.boolean(settings::operation("Presence_broadcast_disabled"))) return result;
  if (!ids && p.from) {
    if (const auto changed = core::users::changed_since(call.ctx, call.actor(), *p.from)) {
      result.full = false;
      result.users = rows_of(call, *changed);
      return result;
    }
  }
  result.full = !ids;
  result.users = rows_of(call, core::users::seen(call.ctx, ids));
  return result;
}

}  // namespace

void declare_presence(api::Endpoints& endpoints) {
  using api::Access;
  endpoints.get<PresenceParams, PresenceResult>({
      .path = "/api/v1/users.presence",
      .access = Access::user(),
      .summary = "How users are seen.",
      .rate = api::kInteractive,
      .handler = presence_of,
  });
  endpoints.get<UserTarget, OnePresenceResult>({
      .path = "/api/v1/users.getPresence",
      .access = Access::user(),
      .summary = "How one user is seen.",
      .errors = {errors::invalid_user},
      .rate = api::kInteractive,
      .handler =
          [](api::Call& call, const auto& p) {
            const auto user = target_or_self(call, p);
            const auto status = core::users::status_of(call.ctx, call.maybe_actor, user);
            OnePresenceResult result{.presence = status.status, .connection_status = {}, .last_login = {}};
            if (user.id == call.actor().id) {
              result.connection_status = status.connection;
              result.last_login = user.last_login_at;
            }
            return result;
          },
  });
  endpoints.get<UserTarget, StatusResult>({
      .path = "/api/v1/users.getStatus",
      .access = Access::user(),
      .summary = "Status and text of a user.",
      .errors = {errors::invalid_user},
      .rate = api::kInteractive,
      .handler =
          [](api::Call& call, const auto& p) {
            const auto user = target_or_self(call, p);
            const auto status = core::users::status_of(call.ctx, call.maybe_actor, user);
            const bool own = user.id == call.actor().id;
            return StatusResult{user.id, status.status, user.status_text,
                                own ? std::optional{status.connection} : std::nullopt, user.status_expires_at};
          },
  });
  endpoints.post<SetStatusParams, api::Nothing>({
      .path = "/api/v1/users.setStatus",
      .access = Access::user(),
      .summary = "Choose status and text.",
      .errors = {errors::invalid_status, errors::status_not_allowed, errors::unauthorized, errors::action_not_allowed,
                 errors::invalid_user, errors::not_allowed, errors::time_out_of_reach},
      .rate = api::kInteractive,
      .handler =
          [](api::Call& call, const auto& p) {
            if (!p.status && !p.message) {
              throw Refusal(errors::match_failed,
                            "Match error: Failed Match.OneOf, Match.Maybe or Match.Optional validation");
            }
            core::accounts::set_status(call.ctx, call.actor(), target_or_self(call, p).id, p.status, p.message,
                                       p.expires_at);
          },
  });
}

}  // namespace confab::rest
