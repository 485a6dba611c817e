#include "core/accounts/login.h"
#include "core/accounts/personal_tokens.h"
#include "core/kernel/transaction.h"
#include "rest/account_api.h"
#include "rest/user_target.h"

namespace confab::rest {

struct TokenNameParams {
  std::string token_name;
  std::optional<bool> bypass_two_factor;
};
struct TokenResult {
  std::string token;
};
struct TokenRow {
  std::string name;
  Timestamp created_at;
  std::string last_token_part;
  bool bypass_two_factor = false;
};
struct TokenListResult {
  std::vector<TokenRow> tokens;
};
struct CreateTokenParams : UserTarget {
  std::optional<std::string> secret;
};
struct CreatedToken {
  UserId user_id;
  std::string auth_token;
};
struct CreatedTokenResult {
  CreatedToken data;
};
struct LogoutUserParams {
  std::optional<UserId> user_id;
};
struct MessageResult {
  std::string message;
};
struct OtherClientsResult {
  std::string token;
  std::string token_expires;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::TokenNameParams> {
  using P = rest::TokenNameParams;
  static constexpr auto list = std::tuple{
      field("tokenName", &P::token_name, "Name, one's own.", max_length(200)),
      field("bypassTwoFactor", &P::bypass_two_factor, "Calls with it are asked for no second factor."),
  };
};
template <>
struct Fields<rest::TokenResult> {
  static constexpr auto list = std::tuple{field("token", &rest::TokenResult::token, "Told here and nowhere again.")};
};
template <>
struct Fields<rest::TokenRow> {
  using R = rest::TokenRow;
  static constexpr auto list = std::tuple{
      field("name", &R::name, "Its name."),
      field("createdAt", &R::created_at, "When it was made."),
      field("lastTokenPart", &R::last_token_part, "Its last characters."),
      field("bypassTwoFactor", &R::bypass_two_factor, "Asked for no second factor."),
  };
};
template <>
struct Fields<rest::TokenListResult> {
  static constexpr auto list = std::tuple{field("tokens", &rest::TokenListResult::tokens, "One's own tokens.")};
};
template <>
struct Fields<rest::CreateTokenParams> {
  using P = rest::CreateTokenParams;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, rest::UserTarget>(),
                     std::tuple{field("secret", &P::secret, "Accepted for newer clients; not needed here.")});
};
template <>
struct Fields<rest::CreatedToken> {
  using R = rest::CreatedToken;
  static constexpr auto list = std::tuple{
      field("userId", &R::user_id, "The user."),
      field("authToken", &R::auth_token, "A log-in token of that user."),
  };
};
template <>
struct Fields<rest::CreatedTokenResult> {
  static constexpr auto list = std::tuple{field("data", &rest::CreatedTokenResult::data, "The token.")};
};
template <>
struct Fields<rest::LogoutUserParams> {
  static constexpr auto list = std::tuple{field("userId", &rest::LogoutUserParams::user_id, "Left out: oneself.")};
};
template <>
struct Fields<rest::MessageResult> {
  static constexpr auto list = std::tuple{field("message", &rest::MessageResult::message, "For people.")};
};
template <>
struct Fields<rest::OtherClientsResult> {
  using R = rest::OtherClientsResult;
  static constexpr auto list = std::tuple{
      field("token", &R::token, "The token that goes on."),
      field("tokenExpires", &R::token_expires, "When it ends."),
  };
};

}  // namespace confab

namespace confab::rest {
namespace {

TokenListResult list_tokens(api::Call& call, const api::Nothing&) {
  TokenListResult result;
  for (const auto& token : core::accounts::personal_tokens(call.ctx, call.actor())) {
    result.tokens.push_back(
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
  endpoints.post<TokenNameParams, TokenResult>(
      "/api/v1/users.generatePersonalAccessToken",
      {
          .access = Access::user(),
          .summary = "Make a personal access token.",
          .errors = {ErrorCode::not_authorized, ErrorCode::token_already_exists},
          .handler =
              [](api::Call& call, const TokenNameParams& p) {
                return TokenResult{core::accounts::generate_personal_token(call.ctx, call.actor(), p.token_name,
                                                                           p.bypass_two_factor.value_or(false))};
              },
      });
  endpoints.post<TokenNameParams, TokenResult>(
      "/api/v1/users.regeneratePersonalAccessToken",
      {
          .access = Access::user(),
          .summary = "Replace a personal access token; the old one ends.",
          .errors = {ErrorCode::not_authorized, ErrorCode::token_does_not_exist},
          .handler =
              [](api::Call& call, const TokenNameParams& p) {
                return TokenResult{core::accounts::regenerate_personal_token(call.ctx, call.actor(), p.token_name)};
              },
      });
  endpoints.post<TokenNameParams, api::Nothing>(
      "/api/v1/users.removePersonalAccessToken",
      {
          .access = Access::user(),
          .summary = "Remove a personal access token.",
          .errors = {ErrorCode::not_authorized, ErrorCode::token_does_not_exist},
          .handler =
              [](api::Call& call, const TokenNameParams& p) {
                core::accounts::remove_personal_token(call.ctx, call.actor(), p.token_name);
                return api::Nothing{};
              },
      });
  endpoints.get<api::Nothing, TokenListResult>("/api/v1/users.getPersonalAccessTokens",
                                               {
                                                   .access = Access::user(),
                                                   .summary = "One's own personal access tokens.",
                                                   .errors = {ErrorCode::not_authorized},
                                                   .handler = list_tokens,
                                               });
  endpoints.post<CreateTokenParams, CreatedTokenResult>(
      "/api/v1/users.createToken",
      {
          .access = Access::user(),
          .summary = "A log-in token for oneself, or (CREATE_TOKENS_FOR_USERS) for somebody else.",
          .errors = {ErrorCode::not_authorized, ErrorCode::invalid_user},
          .handler =
              [](api::Call& call, const CreateTokenParams& p) {
                const auto user = target_user(call, p);
                auto made = core::accounts::create_token_for(call.ctx, call.actor(), user.id);
                return CreatedTokenResult{{made.user, std::move(made.token)}};
              },
      });
  endpoints.post<LogoutUserParams, MessageResult>(
      "/api/v1/users.logout", {
                                  .access = Access::user(),
                                  .summary = "End all sessions of a user.",
                                  .errors = {ErrorCode::not_allowed, ErrorCode::invalid_user},
                                  .handler =
                                      [](api::Call& call, const LogoutUserParams& p) {
                                        const auto user = p.user_id.value_or(call.actor().id);
                                        core::accounts::logout_user(call.ctx, call.actor(), user);
                                        return MessageResult{"User " + user.value + " has been logged out!"};
                                      },
                              });
  endpoints.post<api::Nothing, OtherClientsResult>("/api/v1/users.logoutOtherClients",
                                                   {
                                                       .access = Access::user(),
                                                       .summary = "End one's other sessions.",
                                                       .handler = log_out_other_clients,
                                                   });
  endpoints.post<api::Nothing, api::Nothing>("/api/v1/users.removeOtherTokens",
                                             {
                                                 .access = Access::user(),
                                                 .summary = "End one's other sessions.",
                                                 .handler =
                                                     [](api::Call& call, const api::Nothing&) {
                                                       core::accounts::logout_others(call.ctx, call.actor());
                                                       return api::Nothing{};
                                                     },
                                             });
}

}  // namespace confab::rest
