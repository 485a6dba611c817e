#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "core/accounts/login.h"
#include "core/accounts/personal_tokens.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/people.h"
#include "rest/account_api.h"
#include "rest/user_target.h"

namespace confab::rest {

struct TokenNameParams {
  std::string token_name;
  std::optional<bool> bypass_two_factor;

  static constexpr auto kFields = FieldList{
      field("tokenName", &TokenNameParams::token_name, "Name, one's own.", max_length(200)),
      field("bypassTwoFactor", &TokenNameParams::bypass_two_factor, "Calls with it are asked for no second factor."),
  };
};
using TokenResult = Named<"token", std::string, "Told here and nowhere again.">;
struct TokenRow {
  std::string name;
  Timestamp created_at;
  std::string last_token_part;
  bool bypass_two_factor = false;

  static constexpr auto kFields = FieldList{
      field("name", &TokenRow::name, "Its name."),
      field("createdAt", &TokenRow::created_at, "When it was made."),
      field("lastTokenPart", &TokenRow::last_token_part, "Its last characters."),
      field("bypassTwoFactor", &TokenRow::bypass_two_factor, "Asked for no second factor."),
  };
};
using TokenListResult = Named<"tokens", std::vector<TokenRow>, "One's own tokens.">;
struct CreateTokenParams : UserTarget {
  std::optional<std::string> secret;

  static constexpr auto kFields = extended<rest::UserTarget>(
      field("secret", &CreateTokenParams::secret, "Accepted for newer clients; not needed here.", bound::token));
};
struct CreatedToken {
  UserId user_id;
  std::string auth_token;

  static constexpr auto kFields = FieldList{
      field("userId", &CreatedToken::user_id, "The user."),
      field("authToken", &CreatedToken::auth_token, "A log-in token of that user."),
  };
};
using CreatedTokenResult = Named<"data", CreatedToken, "The token.">;
using LogoutUserParams = Named<"userId", std::optional<UserId>, "Left out: oneself.">;
using MessageResult = Named<"message", std::string, "For people.">;
struct OtherClientsResult {
  std::string token;
  std::string token_expires;

  static constexpr auto kFields = FieldList{
      field("token", &OtherClientsResult::token, "The token that goes on."),
      field("tokenExpires", &OtherClientsResult::token_expires, "When it ends."),
  };
};

namespace {

TokenListResult list_tokens(api::Call& call, const api::Nothing&) {
  TokenListResult result;
  for (const auto& token : core::accounts::personal_tokens(call.ctx, call.actor())) {
    result.value.push_back(
        {token.name.value_or(""), token.created_at, token.last_part.value_or(""), token.bypass_two_factor});
  }
  return result;
}

// A new token for this client, and every other session ends.
OtherClientsResult log_out_other_clients(api::Call& call, const api::Nothing&) {
  auto made =
      core::accounts::renew_alone(call.ctx, call.actor(), {.address = call.address, .user_agent = call.user_agent});
  return {std::move(made.token), to_iso8601(made.expires_at.value_or(Timestamp{}))};
}

}  // namespace

void declare_tokens(api::Endpoints& endpoints) {
  using api::Access;
  endpoints.post<TokenNameParams, TokenResult>({
      .path = "/api/v1/users.generatePersonalAccessToken",
      .access = Access::user(),
      .summary = "Make a personal access token.",
      .errors = {errors::not_authorized, errors::token_already_exists, errors::field_required, errors::too_many_tokens},
      .handler =
          [](api::Call& call, const auto& p) {
            return core::accounts::generate_personal_token(call.ctx, call.actor(), p.token_name,
                                                           p.bypass_two_factor.value_or(false));
          },
  });
  endpoints.post<TokenNameParams, TokenResult>({
      .path = "/api/v1/users.regeneratePersonalAccessToken",
      .access = Access::user(),
      .summary = "Replace a personal access token; the old one ends.",
      .errors = {errors::not_authorized, errors::token_does_not_exist},
      .handler =
          [](api::Call& call, const auto& p) {
            return core::accounts::regenerate_personal_token(call.ctx, call.actor(), p.token_name);
          },
  });
  endpoints.post<TokenNameParams, api::Nothing>({
      .path = "/api/v1/users.removePersonalAccessToken",
      .access = Access::user(),
      .summary = "Remove a personal access token.",
      .errors = {errors::not_authorized, errors::token_does_not_exist},
      .handler = [](api::Call& call,
                    const auto& p) { core::accounts::remove_personal_token(call.ctx, call.actor(), p.token_name); },
  });
  endpoints.get<api::Nothing, TokenListResult>({
      .path = "/api/v1/users.getPersonalAccessTokens",
      .access = Access::any_of({permissions::people("create-personal-access-tokens")})
                    .otherwise(errors::not_authorized, "Not Authorized"),
      .summary = "One's own personal access tokens.",
      .errors = {errors::not_authorized},
      .handler = list_tokens,
  });
  endpoints.post<CreateTokenParams, CreatedTokenResult>({
      .path = "/api/v1/users.createToken",
      .access = Access::user(),
      .summary = "A log-in token for oneself, or (CREATE_TOKENS_FOR_USERS) for somebody else.",
      .errors = {errors::unauthorized, errors::invalid_user, errors::user_param_not_provided,
                 errors::action_not_allowed},
      .renamed = {{.from = errors::not_authorized, .to = errors::unauthorized}},
      .handler =
          [](api::Call& call, const auto& p) {
            const auto user = target_user(call, p);
            auto made = core::accounts::create_token_for(call.ctx, call.actor(), user.id);
            return CreatedTokenResult{{made.user, std::move(made.token)}};
          },
  });
  endpoints.post<LogoutUserParams, MessageResult>({
      .path = "/api/v1/users.logout",
      .access = Access::user(),
      .summary = "End all sessions of a user.",
      .errors = {errors::unauthorized, errors::invalid_user, errors::action_not_allowed},
      .renamed = {{.from = errors::not_allowed, .to = errors::unauthorized}},
      .handler =
          [](api::Call& call, const auto& p) {
            const auto user = p.value.value_or(call.actor().id);
            core::accounts::logout_user(call.ctx, call.actor(), user);
            return "User " + user.value + " has been logged out!";
          },
  });
  endpoints.post<api::Nothing, OtherClientsResult>({
      .path = "/api/v1/users.logoutOtherClients",
      .access = Access::user(),
      .summary = "End one's other sessions.",
      .handler = log_out_other_clients,
  });
  endpoints.post<api::Nothing, api::Nothing>({
      .path = "/api/v1/users.removeOtherTokens",
      .access = Access::user(),
      .summary = "End one's other sessions.",
      .handler = [](api::Call& call, const api::Nothing&) { core::accounts::logout_others(call.ctx, call.actor()); },
  });
}

}  // namespace confab::rest
