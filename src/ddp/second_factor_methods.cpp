#include "base/errors/second_factor.h"
#include "core/accounts/two_factor.h"
#include "ddp/account_methods.h"

namespace confab::ddp {

using CodeParam = Named<"code", std::string, "Of the app, or a backup code.", bound::token>;
struct Offer {
  Field<"secret", std::string, "For the app, in base32."> secret;
  Field<"url", std::string, "The same as an otpauth: address."> url;
};
using BackupCodes = Named<"codes", std::vector<std::string>, "Each takes the place of one code of the app, once.">;
using Remaining = Named<"remaining", std::int64_t, "Backup codes that were not used.">;

void declare_second_factor_methods(api::Methods& methods) {
  methods.add<Nothing, Offer>("2fa:enable", Access::user(), "Begin to set up an app as one's second factor.",
                              {errors::two_factor_already_enabled, errors::not_allowed},
                              [](Call& call, const Nothing&) {
                                auto offer = core::accounts::offer_totp(call.ctx, call.actor());
                                return Offer{std::move(offer.secret), std::move(offer.url)};
                              });
  methods.add<CodeParam, BackupCodes>(
      "2fa:validateTempToken", Access::user(), "Turn the second factor on; one's other log-ins end.",
      {errors::invalid_totp, errors::totp_max_attempts},
      [](Call& call, const auto& p) { return core::accounts::confirm_totp(call.ctx, call.actor(), p.value); });
  methods.add<CodeParam, bool>(
      "2fa:disable", Access::user(), "Turn one's second factor off. False: the code was wrong, or there was none.",
      {errors::totp_max_attempts},
      [](Call& call, const auto& p) { return core::accounts::disable_totp(call.ctx, call.actor(), p.value); });
  methods.add<CodeParam, BackupCodes>("2fa:regenerateCodes", Access::user(), "Replace one's backup codes.",
                                      {errors::invalid_totp, errors::totp_max_attempts}, [](Call& call, const auto& p) {
                                        return core::accounts::renew_backup_codes(call.ctx, call.actor(), p.value);
                                      });
  methods.add<Nothing, Remaining>(
      "2fa:checkCodesRemaining", Access::user(), "How many backup codes one has left.", {errors::invalid_totp},
      [](Call& call, const Nothing&) { return core::accounts::backup_codes_left(call.ctx, call.actor()); });
}

}  // namespace confab::ddp
