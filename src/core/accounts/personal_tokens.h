#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "store/tokens.h"

namespace confab::core::accounts {

inline constexpr std::int64_t kMaxPersonalTokens = 200;  // a person

/// Makes a personal access token; its text is told here and nowhere again. Throws Refusal(not_authorized) without
/// create-personal-access-tokens, (token_already_exists | too_many_tokens | field_required).
std::string generate_personal_token(const Context& ctx, const Actor& actor, const std::string& name,
                                    bool bypass_two_factor);
/// A new text under the same name; the old one ends. Throws Refusal(token_does_not_exist).
std::string regenerate_personal_token(const Context& ctx, const Actor& actor, const std::string& name);
void remove_personal_token(const Context& ctx, const Actor& actor, const std::string& name);
std::vector<store::Token> personal_tokens(const Context& ctx, const Actor& actor);

struct TokenForUser {
  UserId user;
  std::string token;
};
/// A login token for `user` (users.createToken). For oneself, or with user-generate-access-token where the server was
/// started with CREATE_TOKENS_FOR_USERS. Throws Refusal(not_authorized | invalid_user).
TokenForUser create_token_for(const Context& ctx, const Actor& actor, const UserId& user);

}  // namespace confab::core::accounts
