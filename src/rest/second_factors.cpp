#include "base/errors/people.h"
#include "base/errors/second_factor.h"
#include "core/accounts/two_factor.h"
#include "permissions/groups/people.h"
#include "rest/account_api.h"
#include "rest/user_target.h"

namespace confab::rest {

using CodeParams = Named<"code", std::string, "Of the app, or a backup code.", bound::token>;
using FirstCodeParams = Named<"code", std::string, "The first one of the app.", bound::token>;
struct OfferResult {
  Field<"secret", std::string, "For the app, in base32. Told here and nowhere again."> secret;
  Field<"url", std::string, "The same as an otpauth: address, to be shown as a QR code."> url;
};
using BackupCodes = Named<"codes", std::vector<std::string>, "Each takes the place of one code of the app, once.">;
using DisabledResult = Named<"disabled", bool, "False: the code was wrong, or there was no factor.">;
using RemainingResult = Named<"remaining", std::int64_t, "Backup codes that were not used.">;

void declare_second_factors(api::Endpoints& endpoints) {
  endpoints.post<Nothing, OfferResult>(
      "/api/v1/users.enableTotp", Access::user(), "Begin to set up an authenticator app as one's second factor.",
      {errors::two_factor_already_enabled, errors::not_allowed}, [](Call& call, const Nothing&) {
        auto offer = core::accounts::offer_totp(call.ctx, call.actor());
        return OfferResult{std::move(offer.secret), std::move(offer.url)};
      });
  endpoints.post<FirstCodeParams, BackupCodes>(
      "/api/v1/users.validateTotp", Access::user(),
      "Turn the second factor on; one's other log-ins end. The backup codes are told here and nowhere again.",
      {errors::invalid_totp, errors::totp_max_attempts},
      [](Call& call, const auto& p) { return core::accounts::confirm_totp(call.ctx, call.actor(), p.value); });
  endpoints.post<CodeParams, DisabledResult>(
      "/api/v1/users.disableTotp", Access::user(), "Turn one's second factor off.", {errors::totp_max_attempts},
      [](Call& call, const auto& p) { return core::accounts::disable_totp(call.ctx, call.actor(), p.value); });
  endpoints.post<CodeParams, BackupCodes>(
      "/api/v1/users.regenerateTotpCodes", Access::user(), "Replace one's backup codes.",
      {errors::invalid_totp, errors::totp_max_attempts},
      [](Call& call, const auto& p) { return core::accounts::renew_backup_codes(call.ctx, call.actor(), p.value); });
  endpoints.get<Nothing, RemainingResult>(
      "/api/v1/users.totpCodesRemaining", Access::user(), "How many backup codes one has left.", {errors::invalid_totp},
      [](Call& call, const Nothing&) { return core::accounts::backup_codes_left(call.ctx, call.actor()); });
  endpoints.post<UserTarget, Nothing>(
      "/api/v1/users.resetTOTP",
      Access::any_of({permissions::people("edit-other-user-totp")}).otherwise(errors::not_allowed, "Not allowed"),
      "Take somebody else's second factor away; all their sessions and tokens end.",
      {errors::not_allowed, errors::two_factor_not_enabled, errors::invalid_user, errors::user_param_not_provided,
       errors::action_not_allowed},
      Proof::each_time, [](Call& call, const UserTarget& target) {
        core::accounts::reset_totp(call.ctx, call.actor(), target_user(call, target).id);
      });
}

}  // namespace confab::rest
