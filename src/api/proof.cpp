#include "api/proof.h"

#include <array>

#include "base/errors/second_factor.h"
#include "base/fields_read.h"

namespace confab::api {

/// Bounded as the fields of a request's header.
struct EvidenceArgument {
  Field<"twoFactorCode", std::string, "The code.", max_length(128)> code;
  Field<"twoFactorMethod", std::optional<std::string>, "What it is of.", max_length(64)> method;
};

core::accounts::Evidence evidence_of(const Call& call) {
  return {.code = call.two_factor_code,
          .method = call.two_factor_method,
          .address = call.address,
          .user_agent = call.user_agent};
}

void require_proof(Call& call, Proof proof) {
  if (proof == Proof::none || call.has_proved) return;
  core::accounts::require_proof(call.ctx, call.actor(), proof, evidence_of(call));
  call.has_proved = true;
}

void add_proof_errors(std::vector<ErrorCode>& errors, Proof proof) {
  if (proof == Proof::none) return;
  constexpr std::array kErrors{errors::totp_required, errors::totp_invalid, errors::totp_max_attempts};
  errors.insert(errors.end(), kErrors.begin(), kErrors.end());
}

std::string_view name_of(Proof proof) {
  switch (proof) {
    case Proof::none:
      return "";
    case Proof::remembered:
      return "remembered";
    case Proof::each_time:
      return "each time";
    case Proof::by_change:
      return "by change";
  }
  return "";
}

json::array take_evidence(Call& call, json::array arguments) {
  if (arguments.empty() || find_member(arguments.back(), "twoFactorCode") == nullptr) return arguments;
  const auto given = read_positional<Named<"evidence", EvidenceArgument, "The last argument.">>({arguments.back()});
  call.two_factor_code = given.value.code;
  call.two_factor_method = given.value.method.value_or("");
  arguments.pop_back();
  return arguments;
}

}  // namespace confab::api
