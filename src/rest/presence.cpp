#include "base/text.h"
#include "core/accounts/status.h"
#include "core/users/find.h"
#include "permissions/groups/people.h"
#include "rest/account_api.h"
#include "rest/user_target.h"

namespace confab::rest {

struct PresenceParams {
  std::optional<std::vector<std::string>> ids;
  std::optional<Timestamp> from;
};
struct PresenceRow {
  UserId id;
  std::string username, status, status_text;
  std::optional<std::string> name, avatar_etag;
  std::optional<double> utc_offset;
};
struct PresenceResult {
  std::vector<PresenceRow> users;
  bool full = true;
};
struct OnePresenceResult {
  std::string presence;
  std::optional<std::string> connection_status;
  std::optional<Timestamp> last_login;
};
struct StatusResult {
  UserId id;
  std::string status, message, connection_status;
};
struct SetStatusParams : UserTarget {
  std::optional<std::string> message, status;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::PresenceParams> {
  using P = rest::PresenceParams;
  static constexpr auto list = std::tuple{
      field("ids", &P::ids, "Users to ask for; left out: everybody who is connected."),
      field("from", &P::from, "Accepted for older clients."),
  };
};
template <>
struct Fields<rest::PresenceRow> {
  using R = rest::PresenceRow;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The user's id."),
      field("username", &R::username, "Username."),
      field("name", &R::name, "Display name."),
      field("status", &R::status, "online, away, busy or offline."),
      field("statusText", &R::status_text, "Text beside the status."),
      field("utcOffset", &R::utc_offset, "Hours."),
      field("avatarETag", &R::avatar_etag, "Changes with the avatar."),
  };
};
template <>
struct Fields<rest::PresenceResult> {
  using R = rest::PresenceResult;
  static constexpr auto list = std::tuple{
      field("users", &R::users, "How they are seen."),
      field("full", &R::full, "Whether these are all that were asked for."),
  };
};
template <>
struct Fields<rest::OnePresenceResult> {
  using R = rest::OnePresenceResult;
  static constexpr auto list = std::tuple{
      field("presence", &R::presence, "online, away, busy or offline."),
      field("connectionStatus", &R::connection_status, "Of the connections alone; oneself only."),
      field("lastLogin", &R::last_login, "Oneself only."),
  };
};
template <>
struct Fields<rest::StatusResult> {
  using R = rest::StatusResult;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The user's id."),
      field("status", &R::status, "online, away, busy or offline."),
      field("message", &R::message, "Text beside the status."),
      field("connectionStatus", &R::connection_status, "Of the connections alone."),
  };
};
template <>
struct Fields<rest::SetStatusParams> {
  using P = rest::SetStatusParams;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, rest::UserTarget>(),
                     std::tuple{field("message", &P::message, "Text beside the status.", max_length(120)),
                                field("status", &P::status, "online, away, busy or offline.")});
};

}  // namespace confab

namespace confab::rest {
namespace {

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
  for (const auto& user : core::users::several(call.ctx, ids)) {
    const auto status = core::users::status_of(call.ctx, call.maybe_actor, user).status;
    result.users.push_back(
        {user.id, user.username.value_or(""), status, user.status_text, user.name, user.avatar_etag, user.utc_offset});
  }
  return result;
}

}  // namespace

void declare_presence(api::Endpoints& endpoints) {
  using api::Access;
  endpoints.get<PresenceParams, PresenceResult>("/api/v1/users.presence", {
                                                                              .access = Access::user(),
                                                                              .summary = "How users are seen.",
                                                                              .rate = api::kInteractive,
                                                                              .handler = presence_of,
                                                                          });
  endpoints.get<UserTarget, OnePresenceResult>(
      "/api/v1/users.getPresence",
      {
          .access = Access::user(),
          .summary = "How one user is seen.",
          .errors = {ErrorCode::invalid_user},
          .rate = api::kInteractive,
          .handler =
              [](api::Call& call, const UserTarget& p) {
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
  endpoints.get<UserTarget, StatusResult>(
      "/api/v1/users.getStatus",
      {
          .access = Access::user(),
          .summary = "Status and text of a user.",
          .errors = {ErrorCode::invalid_user},
          .rate = api::kInteractive,
          .handler =
              [](api::Call& call, const UserTarget& p) {
                const auto user = target_or_self(call, p);
                const auto status = core::users::status_of(call.ctx, call.maybe_actor, user);
                return StatusResult{user.id, status.status, user.status_text, status.connection};
              },
      });
  endpoints.post<SetStatusParams, api::Nothing>(
      "/api/v1/users.setStatus",
      {
          .access = Access::user(),
          .summary = "Choose status and text.",
          .errors = {ErrorCode::invalid_status, ErrorCode::status_not_allowed, ErrorCode::unauthorized,
                     ErrorCode::action_not_allowed},
          .rate = api::kInteractive,
          .handler =
              [](api::Call& call, const SetStatusParams& p) {
                if (!p.status && !p.message) {
                  throw Refusal(ErrorCode::invalid_params, "must have required property 'status' or 'message'");
                }
                const auto user = target_or_self(call, p).id;
                if (user != call.actor().id &&
                    !core::may(call.ctx, call.actor(), permissions::people("edit-other-user-info"))) {
                  throw Refusal(ErrorCode::unauthorized);
                }
                core::accounts::set_status(call.ctx, call.actor(), user, p.status, p.message);
                return api::Nothing{};
              },
      });
}

}  // namespace confab::rest
