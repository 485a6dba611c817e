#include "base/errors/accounts.h"
#include "base/errors/daily.h"
#include "base/errors/people.h"
#include "base/text.h"
#include "core/accounts/status.h"
#include "core/users/find.h"
#include "rest/account_api.h"
#include "rest/user_target.h"
#include "settings/groups/operation.h"

namespace confab::rest {

struct PresenceParams {
  Field<"ids", std::optional<std::vector<std::string>>, "Users to ask for; left out: everybody who is not offline.",
        bound::list_of_names>
      ids;
  Field<"from", std::optional<Timestamp>,
        "Less than ten minutes ago: whose account or status changed since, the caller aside.">
      from;
};
struct PresenceRow {
  Field<"_id", UserId, "The user's id."> id;
  Field<"username", std::string, "Username."> username;
  Field<"name", std::optional<std::string>, "Display name."> name;
  Field<"status", std::string, "online, away, busy or offline."> status;
  Field<"statusText", std::optional<std::string>, "Text beside the status."> status_text;
  Field<"utcOffset", std::optional<double>, "Hours."> utc_offset;
  Field<"avatarETag", std::optional<std::string>, "Changes with the avatar."> avatar_etag;
};
struct PresenceResult {
  Field<"users", std::vector<PresenceRow>, "How they are seen."> users;
  Field<"full", bool, "Whether these are all that were asked for."> full = true;
};
struct OnePresenceResult {
  Field<"presence", std::string, "online, away, busy or offline."> presence;
  Field<"connectionStatus", std::optional<std::string>, "Of the connections alone; oneself only."> connection_status;
  Field<"lastLogin", std::optional<Timestamp>, "Oneself only."> last_login;
};
struct StatusResult {
  Field<"_id", UserId, "The user's id."> id;
  Field<"status", std::string, "online, away, busy or offline."> status;
  Field<"message", std::string, "Text beside the status."> message;
  Field<"connectionStatus", std::optional<std::string>, "Of the connections alone; oneself only."> connection_status;
  Field<"expiresAt", std::optional<Timestamp>, "When both end."> expires_at;
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

std::vector<PresenceRow> rows_of(const Call& call, const std::vector<model::User>& users) {
  std::vector<PresenceRow> rows;
  rows.reserve(users.size());
  for (const auto& user : users) {
    rows.push_back({.id = user.id,
                    .username = user.username.value_or(""),
                    .name = user.name,
                    .status = core::users::status_of(call.ctx, call.maybe_actor, user).status,
                    .status_text = user.status_text.empty() ? std::nullopt : std::optional{user.status_text},
                    .utc_offset = user.utc_offset,
                    .avatar_etag = user.avatar_etag});
  }
  return rows;
}

PresenceResult presence_of(Call& call, const PresenceParams& p) {
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
  endpoints.get<PresenceParams, PresenceResult>("/api/v1/users.presence", Access::user(), "How users are seen.",
                                                rate::lively, presence_of);
  endpoints.get<UserTarget, OnePresenceResult>(
      "/api/v1/users.getPresence", Access::user(), "How one user is seen.", {errors::invalid_user}, rate::lively,
      [](Call& call, const auto& p) {
        const auto user = target_or_self(call, p);
        const auto status = core::users::status_of(call.ctx, call.maybe_actor, user);
        OnePresenceResult result{.presence = status.status, .connection_status = {}, .last_login = {}};
        if (user.id == call.actor().id) {
          result.connection_status = status.connection;
          result.last_login = user.last_login_at;
        }
        return result;
      });
  endpoints.get<UserTarget, StatusResult>(
      "/api/v1/users.getStatus", Access::user(), "Status and text of a user.", {errors::invalid_user}, rate::lively,
      [](Call& call, const auto& p) {
        const auto user = target_or_self(call, p);
        const auto status = core::users::status_of(call.ctx, call.maybe_actor, user);
        const bool own = user.id == call.actor().id;
        return StatusResult{user.id, status.status, user.status_text,
                            own ? std::optional{status.connection} : std::nullopt, user.status_expires_at};
      });
  endpoints.post<SetStatusParams, Nothing>(
      "/api/v1/users.setStatus", Access::user(), "Choose status and text.",
      {errors::invalid_status, errors::status_not_allowed, errors::unauthorized, errors::action_not_allowed,
       errors::invalid_user, errors::not_allowed, errors::time_out_of_reach},
      rate::lively, [](Call& call, const auto& p) {
        if (!p.status && !p.message) {
          throw Refusal(errors::match_failed,
                        "Match error: Failed Match.OneOf, Match.Maybe or Match.Optional validation");
        }
        core::accounts::set_status(call.ctx, call.actor(), target_or_self(call, p).id, p.status, p.message,
                                   p.expires_at);
      });
}

}  // namespace confab::rest
