#include "core/accounts/personal_tokens.h"

#include "base/digest.h"
#include "base/error.h"
#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/text.h"
#include "bus/events/sessions_ended.h"
#include "core/access/user.h"
#include "core/accounts/login.h"
#include "core/audit/record.h"
#include "core/impersonation/ending.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/logins.h"
#include "store/users.h"

namespace confab::core::accounts {
namespace {

constexpr std::size_t kTokenLength = 43;
constexpr std::size_t kShownPart = 6;

void check_allowed(const Context& ctx, const Actor& actor) {
  require_oneself(actor);
  if (!may(ctx, actor, permissions::logins("create-personal-access-tokens")))
    throw Refusal(errors::not_authorized, "Not Authorized");
}

std::string insert(Transaction& tx, const Context& ctx, const Actor& actor, const std::string& name, bool bypass) {
  auto token = random_secret(kTokenLength);
  store::TokenWriter{tx}.insert({.hash = sha256_base64(token),
                                 .user_pk = actor.pk,
                                 .personal = true,
                                 .name = name,
                                 .last_part = token.substr(token.size() - kShownPart),
                                 .bypass_two_factor = bypass,
                                 .address = actor.address,
                                 .user_agent = {},
                                 .created_at = ctx.clock.now(),
                                 .expires_at = {},
                                 .id = random_id()});
  return token;
}

store::Token named(Transaction& tx, const Actor& actor, const std::string& name) {
  auto token = store::Tokens{tx.sql()}.personal_by_name(actor.pk, name);
  if (!token) throw Refusal(errors::token_does_not_exist, "Token does not exist");
  return std::move(*token);
}

void remove(Transaction& tx, const Context& ctx, const Actor& actor, const store::Token& token) {
  impersonation::end_by(tx, ctx, actor);  // it may have begun one
  store::TokenWriter{tx}.remove(token.hash);
  tx.publish(bus::SessionsEnded{actor.id, token.hash, std::nullopt});
}

}  // namespace

std::string generate_personal_token(const Context& ctx, const Actor& actor, const std::string& name,
                                    bool bypass_two_factor) {
  check_allowed(ctx, actor);
  if (trim(name).empty()) {
    throw Refusal(errors::field_required, "The field tokenName is required.", {{"field", "tokenName"}});
  }
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  if (store::Tokens{tx.sql()}.personal_by_name(actor.pk, name)) {
    throw Refusal(errors::token_already_exists, "A token with this name already exists");
  }
  if (store::Tokens{tx.sql()}.count_personal(actor.pk) >= kMaxPersonalTokens) {
    throw Refusal(errors::too_many_tokens,
                  "Nobody has more than " + std::to_string(kMaxPersonalTokens) + " tokens of their own");
  }
  auto token = insert(tx, ctx, actor, name, bypass_two_factor);
  tx.commit();
  return token;
}

std::string regenerate_personal_token(const Context& ctx, const Actor& actor, const std::string& name) {
  check_allowed(ctx, actor);
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  const auto old = named(tx, actor, name);
  remove(tx, ctx, actor, old);
  auto token = insert(tx, ctx, actor, name, old.bypass_two_factor);
  tx.commit();
  return token;
}

void remove_personal_token(const Context& ctx, const Actor& actor, const std::string& name) {
  check_allowed(ctx, actor);
  Transaction tx{ctx};
  remove(tx, ctx, actor, named(tx, actor, name));
  tx.commit();
}

std::vector<store::Token> personal_tokens(const Context& ctx, const Actor& actor) {
  check_allowed(ctx, actor);
  const auto reader = ctx.db.read();
  return store::Tokens{*reader}.personal_of(actor.pk);
}

TokenForUser create_token_for(const Context& ctx, const Actor& actor, const UserId& user) {
  require_oneself(actor);
  const bool for_others = ctx.tokens_for_users && may(ctx, actor, permissions::logins("user-generate-access-token"));
  if (user != actor.id && !for_others) throw Refusal(errors::not_authorized, "Not authorized");
  Transaction tx{ctx};
  const auto guard = user == actor.id
                         ? access::own(tx, ctx, actor)
                         : access::changeable(tx, ctx, actor, user, permissions::logins("user-generate-access-token"));
  const auto& target = guard.user();
  if (!target.active) throw Refusal(errors::invalid_user, "Invalid user");
  auto made = make_login_token(tx, ctx, target.pk, {.address = actor.address, .user_agent = {}});
  if (user != actor.id) audit::record(tx, ctx, actor, "user.token_made", user.value);
  tx.commit();
  return {user, std::move(made.token)};
}

}  // namespace confab::core::accounts
