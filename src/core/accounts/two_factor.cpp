#include "core/accounts/two_factor.h"

#include <fmt/format.h>

#include <utility>

#include "base/digest.h"
#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/second_factor.h"
#include "base/id.h"
#include "base/totp.h"
#include "bus/events/sessions_ended.h"
#include "core/access/user.h"
#include "core/accounts/end_logins.h"
#include "core/accounts/wrong_codes.h"
#include "core/audit/record.h"
#include "core/impersonation/ending.h"
#include "permissions/groups/people.h"
#include "settings/groups/accounts.h"
#include "settings/groups/site.h"
#include "store/second_factors.h"
#include "store/tokens.h"

namespace confab::core::accounts {
namespace {

constexpr std::size_t kBackupCodes = 12;
constexpr std::size_t kBackupLength = 8;

bool is_wanted(const Context& ctx) {
  return ctx.settings.boolean(settings::accounts("Accounts_TwoFactorAuthentication_Enabled")) &&
         ctx.settings.boolean(settings::accounts("Accounts_TwoFactorAuthentication_By_TOTP_Enabled"));
}

enum class Backups { count, do_not };

// A code against `factor`, which is as stored but for the secret that is tried. What came of it is stored, and the
// account is locked, so that calls at once take turns.
CodeVerdict try_code(Transaction& tx, const Context& ctx, std::int64_t user_pk, store::SecondFactor& factor,
                     const std::string& secret, const std::string& code, Backups backups) {
  const auto now = ctx.clock.now();
  if (!may_try_code(factor, now)) return CodeVerdict::too_many;

  const auto delta = ctx.settings.integer(settings::accounts("Accounts_TwoFactorAuthentication_MaxDelta"));
  const auto step = totp::step_of(secret, code, now, delta, factor.last_step);
  const bool is_backup = !step && backups == Backups::count && code.size() == kBackupLength &&
                         store::take_backup_code(tx.sql(), user_pk, sha256_hex(code));
  const bool is_right = step || is_backup;
  if (step) factor.last_step = *step;
  if (is_right)
    factor.wrong = 0;
  else
    count_wrong_code(factor, now);
  store::put_second_factor(tx.sql(), user_pk, factor);
  return is_right ? CodeVerdict::right : CodeVerdict::wrong;
}

CodeVerdict try_code(Transaction& tx, const Context& ctx, std::int64_t user_pk, const std::string& code) {
  auto factor = store::second_factor_of(tx.sql(), user_pk);
  if (!factor.secret) return CodeVerdict::wrong;
  const auto secret = *factor.secret;
  return try_code(tx, ctx, user_pk, factor, secret, code, Backups::count);
}

// Whether the code was right. One that was wrong is committed, for it counts.
bool counted(Transaction& tx, CodeVerdict verdict) {
  if (verdict == CodeVerdict::too_many) {
    throw Refusal(errors::totp_max_attempts, "Too many wrong codes; try again in a quarter of an hour");
  }
  if (verdict == CodeVerdict::wrong) tx.commit();
  return verdict == CodeVerdict::right;
}

[[noreturn]] void refuse_code() {
  throw Refusal(errors::invalid_totp, "Invalid TOTP code");
}

std::vector<std::string> new_backup_codes(Transaction& tx, std::int64_t user_pk) {
  std::vector<std::string> codes, hashes;
  while (codes.size() < kBackupCodes) {
    codes.push_back(random_secret(kBackupLength));
    hashes.push_back(sha256_hex(codes.back()));
  }
  store::put_backup_codes(tx.sql(), user_pk, hashes);
  return codes;
}

// As it is written in an address.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_plain =
        ('0' <= c && c <= '9') || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '.' || c == '-' || c == '_';
    out.append(is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c)));
  }
  return out;
}

}  // namespace

bool asks_for_code(const Context& ctx, const model::User& account) {
  return account.has_totp && is_wanted(ctx);
}

CodeVerdict check_code(Transaction& tx, const Context& ctx, const model::User& account, const std::string& code) {
  if (!asks_for_code(ctx, account)) return CodeVerdict::right;
  if (code.empty()) return CodeVerdict::missing;
  return try_code(tx, ctx, account.pk, code);
}

json::object totp_details() {
  return {{"method", "totp"}, {"codeGenerated", false}, {"availableMethods", json::array{"totp"}}};
}

TotpOffer offer_totp(const Context& ctx, const Actor& actor) {
  require_oneself(actor);
  if (!is_wanted(ctx)) throw Refusal(errors::not_allowed, "Not allowed");
  Transaction tx{ctx};
  const auto guard = access::own(tx, ctx, actor);
  auto factor = store::second_factor_of(tx.sql(), actor.pk);
  if (factor.secret) throw Refusal(errors::two_factor_already_enabled, "2FA is already enabled");
  factor.offered = totp::new_secret();
  store::put_second_factor(tx.sql(), actor.pk, factor);
  tx.commit();
  // An app shows the first part of the name above the second.
  const auto issuer = escaped(ctx.settings.text(settings::site("Site_Name")));
  const auto person = escaped(guard.user().username.value_or(actor.id.value));
  return {*factor.offered,
          "otpauth://totp/" + issuer + "%3A" + person + "?secret=" + *factor.offered + "&issuer=" + issuer};
}

std::vector<std::string> confirm_totp(const Context& ctx, const Actor& actor, const std::string& code) {
  require_oneself(actor);
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  auto factor = store::second_factor_of(tx.sql(), actor.pk);
  if (!factor.offered || factor.secret) refuse_code();
  const auto secret = *factor.offered;
  if (!counted(tx, try_code(tx, ctx, actor.pk, factor, secret, code, Backups::do_not))) refuse_code();
  factor.secret = std::exchange(factor.offered, std::nullopt);
  store::put_second_factor(tx.sql(), actor.pk, factor);
  auto codes = new_backup_codes(tx, actor.pk);
  end_logins(tx, ctx, actor, actor.id, actor.pk, actor.token_hash);
  store::TokenWriter{tx}.forget_proofs(actor.pk);
  audit::record(tx, ctx, actor, "user.two_factor_enabled", actor.id.value);
  tx.commit();
  return codes;
}

bool disable_totp(const Context& ctx, const Actor& actor, const std::string& code) {
  require_oneself(actor);
  Transaction tx{ctx};
  if (!access::own(tx, ctx, actor).user().has_totp) return false;
  if (!counted(tx, try_code(tx, ctx, actor.pk, code))) return false;
  store::forget_second_factor(tx.sql(), actor.pk);
  store::TokenWriter{tx}.forget_proofs(actor.pk);
  audit::record(tx, ctx, actor, "user.two_factor_disabled", actor.id.value);
  tx.commit();
  return true;
}

std::vector<std::string> renew_backup_codes(const Context& ctx, const Actor& actor, const std::string& code) {
  require_oneself(actor);
  Transaction tx{ctx};
  if (!access::own(tx, ctx, actor).user().has_totp) refuse_code();
  if (!counted(tx, try_code(tx, ctx, actor.pk, code))) refuse_code();
  auto codes = new_backup_codes(tx, actor.pk);
  audit::record(tx, ctx, actor, "user.backup_codes_renewed", actor.id.value);
  tx.commit();
  return codes;
}

std::int64_t backup_codes_left(const Context& ctx, const Actor& actor) {
  const auto reader = ctx.db.read();
  if (!store::second_factor_of(*reader, actor.pk).secret) refuse_code();
  return store::count_backup_codes(*reader, actor.pk);
}

void reset_totp(const Context& ctx, const Actor& actor, const UserId& user) {
  if (user == actor.id) throw Refusal(errors::not_allowed, "Not allowed");
  require(ctx, actor, permissions::people("edit-other-user-totp"));
  Transaction tx{ctx};
  const auto guard = access::changeable(tx, ctx, actor, user, permissions::people("edit-other-user-totp"));
  const auto user_pk = guard.user().pk;
  if (!guard.user().has_totp) {
    throw Refusal(errors::two_factor_not_enabled, "Two factor authentication is not enabled");
  }
  store::forget_second_factor(tx.sql(), user_pk);
  impersonation::end_of(tx, ctx, actor, user_pk);
  store::TokenWriter{tx}.remove_all(user_pk);
  tx.publish(bus::SessionsEnded{user, std::nullopt, std::nullopt});
  audit::record(tx, ctx, actor, "user.two_factor_reset", user.value);
  tx.commit();
}

}  // namespace confab::core::accounts
