#include "core/accounts/proof.h"

#include <algorithm>

#include "base/digest.h"
#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/second_factor.h"
#include "base/password.h"
#include "base/text.h"
#include "core/accounts/two_factor.h"
#include "core/accounts/wrong_codes.h"
#include "settings/groups/accounts.h"
#include "store/second_factors.h"
#include "store/tokens.h"
#include "store/users.h"

namespace confab::core::accounts {
namespace {

// Whose session it is, and who proves that it is them.
struct Asked {
  store::Token token;
  model::User account;
};

std::optional<Asked> asked(const Context& ctx, const Actor& actor) {
  const auto reader = ctx.db.read();
  auto token = store::Tokens{*reader}.by_hash(actor.token_hash);
  if (!token) return std::nullopt;
  auto account = store::Users{*reader}.by_pk(token->impersonator_pk.value_or(token->user_pk));
  if (!account) return std::nullopt;
  return Asked{std::move(*token), std::move(*account)};
}

std::chrono::seconds remembered_for(const Context& ctx) {
  return std::chrono::seconds{ctx.settings.integer(settings::accounts("Accounts_TwoFactorAuthentication_RememberFor"))};
}

std::string origin_of(const Evidence& evidence) {
  return sha256_hex(evidence.address + '\n' + evidence.user_agent);
}

bool is_remembered(const Context& ctx, const store::Token& token, const Evidence& evidence) {
  return token.proved_at && ctx.clock.now() - *token.proved_at < remembered_for(ctx) &&
         token.proved_from == origin_of(evidence);
}

Factor factor_of(const Context& ctx, const model::User& account) {
  if (asks_for_code(ctx, account)) return Factor::totp;
  const bool falls_back =
      ctx.settings.boolean(settings::accounts("Accounts_TwoFactorAuthentication_Enforce_Password_Fallback"));
  return falls_back && account.password_hash ? Factor::password : Factor::none;
}

json::object details_of(Factor factor) {
  if (factor == Factor::totp) return totp_details();
  return {{"method", "password"}, {"codeGenerated", false}, {"availableMethods", json::array{}}};
}

void require_right(CodeVerdict verdict, Factor factor) {
  switch (verdict) {
    case CodeVerdict::right:
      return;
    case CodeVerdict::missing:
      throw Refusal(errors::totp_required, "TOTP Required", details_of(factor));
    case CodeVerdict::wrong:
      throw Refusal(errors::totp_invalid, "TOTP Invalid", details_of(factor));
    case CodeVerdict::too_many:  // the sentence is spelled as clients know it
      throw Refusal(errors::totp_max_attempts, "TOTP Maximun Failed Attempts Reached", details_of(factor));
  }
}

// A client may say what its code is of. Of what else there is none here, it is no code.
void require_given(const Evidence& evidence, Factor factor) {
  if (evidence.code.empty()) require_right(CodeVerdict::missing, factor);
  const auto& method = evidence.method;
  const bool is_other = method == "email" || (method == "totp" && factor != Factor::totp);
  if (is_other) require_right(CodeVerdict::wrong, factor);
}

// Each try counts as wrong until it is known to be none: many at once get no more than one after the other.
bool begin_try(const Context& ctx, std::int64_t user_pk) {
  Transaction tx{ctx};
  if (!store::Users{tx.sql()}.by_pk_locked(user_pk)) return false;
  auto factor = store::second_factor_of(tx.sql(), user_pk);
  const auto now = ctx.clock.now();
  if (!may_try_code(factor, now)) return false;
  count_wrong_code(factor, now);
  store::put_second_factor(tx.sql(), user_pk, factor);
  tx.commit();
  return true;
}

// Only the try itself is forgiven: the password must not make room for more codes of an app.
void forgive_try(const Context& ctx, std::int64_t user_pk) {
  Transaction tx{ctx};
  if (!store::Users{tx.sql()}.by_pk_locked(user_pk)) return;
  auto factor = store::second_factor_of(tx.sql(), user_pk);
  factor.wrong = std::max<std::int64_t>(factor.wrong - 1, 0);
  store::put_second_factor(tx.sql(), user_pk, factor);
  tx.commit();
}

CodeVerdict try_password(const Context& ctx, const model::User& account, const std::string& digest) {
  if (!begin_try(ctx, account.pk)) return CodeVerdict::too_many;
  if (!account.password_hash || !password_digest_matches(digest, *account.password_hash)) return CodeVerdict::wrong;
  forgive_try(ctx, account.pk);
  return CodeVerdict::right;
}

CodeVerdict check_given_password(const Context& ctx, const model::User& account, const Evidence& evidence) {
  return try_password(ctx, account, to_lower_ascii(evidence.code));
}

CodeVerdict prove_by_code(const Context& ctx, const Asked& session, const Evidence& evidence) {
  Transaction tx{ctx};
  const auto account = store::Users{tx.sql()}.by_pk_locked(session.account.pk);
  if (!account) return CodeVerdict::wrong;
  const auto verdict = check_code(tx, ctx, *account, evidence.code);
  if (verdict == CodeVerdict::right) {
    store::TokenWriter{tx}.note_proof(session.token.hash, ctx.clock.now(), origin_of(evidence));
  }
  tx.commit();
  return verdict;
}

CodeVerdict prove_by_password(const Context& ctx, const Asked& session, const Evidence& evidence) {
  const auto verdict = check_given_password(ctx, session.account, evidence);
  if (verdict != CodeVerdict::right) return verdict;
  Transaction tx{ctx};
  const auto account = store::Users{tx.sql()}.by_pk_locked(session.account.pk);
  // Another password, or a second factor, while this one was checked.
  const bool still_holds = account && account->password_hash == session.account.password_hash &&
                           factor_of(ctx, *account) == Factor::password;
  if (!still_holds) return CodeVerdict::wrong;
  store::TokenWriter{tx}.note_proof(session.token.hash, ctx.clock.now(), origin_of(evidence));
  tx.commit();
  return CodeVerdict::right;
}

}  // namespace

void require_proof(const Context& ctx, const Actor& actor, Proof proof, const Evidence& evidence) {
  if (proof == Proof::none || proof == Proof::by_change || actor.token_hash.empty()) return;
  if (!ctx.settings.boolean(settings::accounts("Accounts_TwoFactorAuthentication_Enabled"))) return;
  const auto session = asked(ctx, actor);
  if (!session) throw Refusal(errors::must_be_logged_in, "You must be logged in to do this.");
  const auto& [token, account] = *session;
  if (token.bypass_two_factor) return;
  if (proof == Proof::remembered && is_remembered(ctx, token, evidence)) return;
  const auto factor = factor_of(ctx, account);
  if (factor == Factor::none) return;
  // Whoever has just registered has just chosen the password: the assistant of a new workspace asks for none.
  const bool is_new = ctx.clock.now() - account.created_at < remembered_for(ctx);
  if (factor == Factor::password && proof == Proof::remembered && is_new) return;
  require_given(evidence, factor);
  require_right(
      factor == Factor::totp ? prove_by_code(ctx, *session, evidence) : prove_by_password(ctx, *session, evidence),
      factor);
}

Factor factor_of_change(const Context& ctx, const Actor& actor, const model::User& account) {
  const auto token = store::Tokens{*ctx.db.read()}.by_hash(actor.token_hash);
  const bool bypasses = token && token->bypass_two_factor;
  if (!bypasses && asks_for_code(ctx, account)) return Factor::totp;
  return account.password_hash ? Factor::password : Factor::none;
}

void require_code(Transaction& tx, const Context& ctx, const model::User& account, const Evidence& evidence) {
  require_given(evidence, Factor::totp);
  const auto verdict = check_code(tx, ctx, account, evidence.code);
  if (verdict == CodeVerdict::wrong) tx.commit();
  require_right(verdict, Factor::totp);
}

void require_password(const Context& ctx, const model::User& account, const Evidence& evidence) {
  require_given(evidence, Factor::password);
  require_right(check_given_password(ctx, account, evidence), Factor::password);
}

bool is_password_of(const Context& ctx, const model::User& account, const std::string& digest) {
  const auto verdict = try_password(ctx, account, digest);
  if (verdict == CodeVerdict::too_many) require_right(verdict, Factor::password);
  return verdict == CodeVerdict::right;
}

}  // namespace confab::core::accounts
