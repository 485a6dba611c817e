#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "core/accounts/login.h"
#include "core/accounts/personal_tokens.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/logins.h"
#include "rest/account_api.h"
#include "rest/user_target.h"

namespace confab::rest {

struct TokenNameParams {
  Field<"tokenName", std::string, "Name, one's own.", max_length(200)> token_name;
  Field<"bypassTwoFactor", std::optional<bool>, "Calls with it are asked for no second factor."> bypass_two_factor;
};
using TokenResult = Named<"token", std::string, "Told here and nowhere again.">;
struct TokenRow {
  Field<"name", std::string, "Its name."> name;
  Field<"createdAt", Timestamp, "When it was made."> created_at;
  Field<"lastTokenPart", std::string, "Its last characters."> last_token_part;
  Field<"bypassTwoFactor", bool, "Asked for no second factor."> bypass_two_factor = false;
};
using TokenListResult = Named<"tokens", std::vector<TokenRow>, "One's own tokens.">;
struct CreateTokenParams : UserTarget {
  std::optional<std::string> secret;

  static constexpr auto kFields = extended<rest::UserTarget>(
      field("secret", &CreateTokenParams::secret, "Accepted for newer clients; not needed here.", bound::token));
};
struct CreatedToken {
  Field<"userId", UserId, "The user."> user_id;
  Field<"authToken", std::string, "A log-in token of that user."> auth_token;
};
using CreatedTokenResult = Named<"data", CreatedToken, "The token.">;
using LogoutUserParams = Named<"userId", std::optional<UserId>, "Left out: oneself.">;
using MessageResult = Named<"message", std::string, "For people.">;
struct OtherClientsResult {
  Field<"token", std::string, "The token that goes on."> token;
  Field<"tokenExpires", std::string, "When it ends."> token_expires;
};

namespace {

TokenListResult list_tokens(Call& call, const Nothing&) {
  TokenListResult result;
  for (const auto& token : core::accounts::personal_tokens(call.ctx, call.actor())) {
    result.value.push_back(
        {token.name.value_or(""), token.created_at, token.last_part.value_or(""), token.bypass_two_factor});
  }
  return result;
}

// A new token for this client, and every other session ends.
OtherClientsResult log_out_other_clients(Call& call, const Nothing&) {
  auto made =
      core::accounts::renew_alone(call.ctx, call.actor(), {.address = call.address, .user_agent = call.user_agent});
  return {std::move(made.token), to_iso8601(made.expires_at.value_or(Timestamp{}))};
}

}  // namespace

void declare_tokens(api::Endpoints& endpoints) {
  endpoints.post<TokenNameParams, TokenResult>(
      "/api/v1/users.generatePersonalAccessToken", Access::user(), "Make a personal access token.",
      {errors::not_authorized, errors::token_already_exists, errors::field_required, errors::too_many_tokens},
      Proof::remembered, [](Call& call, const auto& p) {
        return core::accounts::generate_personal_token(call.ctx, call.actor(), p.token_name,
                                                       p.bypass_two_factor.value_or(false));
      });
  endpoints.post<TokenNameParams, TokenResult>(
      "/api/v1/users.regeneratePersonalAccessToken", Access::user(),
      "Replace a personal access token; the old one ends.", {errors::not_authorized, errors::token_does_not_exist},
      Proof::remembered, [](Call& call, const auto& p) {
        return core::accounts::regenerate_personal_token(call.ctx, call.actor(), p.token_name);
      });
  endpoints.post<TokenNameParams, Nothing>(
      "/api/v1/users.removePersonalAccessToken", Access::user(), "Remove a personal access token.",
      {errors::not_authorized, errors::token_does_not_exist}, Proof::remembered,
      [](Call& call, const auto& p) { core::accounts::remove_personal_token(call.ctx, call.actor(), p.token_name); });
  endpoints.get<Nothing, TokenListResult>("/api/v1/users.getPersonalAccessTokens",
                                          Access::any_of({permissions::logins("create-personal-access-tokens")})
                                              .otherwise(errors::not_authorized, "Not Authorized"),
                                          "One's own personal access tokens.", {errors::not_authorized}, list_tokens);
  endpoints.post<CreateTokenParams, CreatedTokenResult>(
      "/api/v1/users.createToken", Access::user(),
      "A log-in token for oneself, or (CREATE_TOKENS_FOR_USERS) for somebody else.",
      {errors::unauthorized, errors::invalid_user, errors::user_param_not_provided, errors::action_not_allowed},
      Renamed{errors::not_authorized, errors::unauthorized}, [](Call& call, const auto& p) {
        const auto user = target_user(call, p);
        auto made = core::accounts::create_token_for(call.ctx, call.actor(), user.id);
        return CreatedTokenResult{{made.user, std::move(made.token)}};
      });
  endpoints.post<LogoutUserParams, MessageResult>(
      "/api/v1/users.logout", Access::user(), "End all sessions of a user.",
      {errors::unauthorized, errors::invalid_user, errors::action_not_allowed},
      Renamed{errors::not_allowed, errors::unauthorized}, [](Call& call, const auto& p) {
        const auto user = p.value.value_or(call.actor().id);
        core::accounts::logout_user(call.ctx, call.actor(), user);
        return "User " + user.value + " has been logged out!";
      });
  endpoints.post<Nothing, OtherClientsResult>("/api/v1/users.logoutOtherClients", Access::user(),
                                              "End one's other sessions.", log_out_other_clients);
  endpoints.post<Nothing, Nothing>(
      "/api/v1/users.removeOtherTokens", Access::user(), "End one's other sessions.",
      [](Call& call, const Nothing&) { core::accounts::logout_others(call.ctx, call.actor()); });
}

}  // namespace confab::rest
