#include "core/configuration/outgoing.h"

#include <stdexcept>

#include "base/error.h"
#include "base/errors/configuration.h"
#include "base/log.h"
#include "base/text.h"
#include "services/http/certificates.h"
#include "settings/groups/outgoing.h"

namespace confab::core::configuration {
namespace {

constexpr std::string_view kAddresses = "Confab_Outgoing_Allowed_Addresses";
constexpr std::string_view kCertificates = "Confab_Outgoing_Certificates";

bool shows_certificates(std::string_view text) {
  return trim(text).empty() || services::http::are_certificates(text);
}

}  // namespace

services::http::CurlClient::Policy outgoing_policy(const settings::Settings& settings) {
  services::http::CurlClient::Policy policy;
  policy.any_certificate = settings.boolean(settings::outgoing("Allow_Invalid_SelfSigned_Certs"));
  try {
    policy.addresses =
        services::http::AddressPolicy{settings.text(settings::outgoing("Confab_Outgoing_Allowed_Addresses"))};
  } catch (const std::invalid_argument& bad) {
    log::warning("setting not used", {{"setting", std::string{kAddresses}}, {"reason", bad.what()}});
  }
  auto certificates = settings.text(settings::outgoing("Confab_Outgoing_Certificates"));
  if (shows_certificates(certificates)) {
    policy.certificates = std::move(certificates);
  } else {
    log::warning("setting not used", {{"setting", std::string{kCertificates}}, {"reason", "no certificates in PEM"}});
  }
  return policy;
}

bool is_outgoing_setting(std::string_view id) {
  return id == "Allow_Invalid_SelfSigned_Certs" || id == kAddresses || id == kCertificates;
}

void check_outgoing(std::string_view id, const json::value& value) {
  const auto refuse = [&](const std::string& why) {
    throw Refusal(errors::invalid_setting, std::string{id} + ": " + why, {{"_id", std::string{id}}});
  };
  if (id == kAddresses) {
    try {
      (void)services::http::AddressPolicy{std::string_view{value.as_string()}};
    } catch (const std::invalid_argument& bad) {
      refuse(bad.what());
    }
  }
  if (id == kCertificates && !shows_certificates(value.as_string())) refuse("must be certificates in PEM");
}

}  // namespace confab::core::configuration
