#pragma once
// Calls that ask for proof that it is still the person who calls (core/accounts/proof.h), whatever protocol they come
// by. A declaration says `Proof::remembered` or `Proof::each_time`, and nothing else is needed; where it depends on
// what is changed it says `Proof::by_change`, and the use case asks, with evidence_of(call).

#include <string_view>
#include <vector>

#include "api/call.h"
#include "core/accounts/proof.h"

namespace confab::api {

using core::accounts::Proof;

/// What the call brought for it.
[[nodiscard]] core::accounts::Evidence evidence_of(const Call& call);

/// Asked once the parameters are known to be good, and before the handler; once, also of a call that is run again.
/// Throws as core::accounts::require_proof().
void require_proof(Call& call, Proof proof);

/// Adds how a call that asks may be refused for it.
void add_proof_errors(std::vector<ErrorCode>& errors, Proof proof);
/// For the API document.
[[nodiscard]] std::string_view name_of(Proof proof);

/// A method's evidence comes as one more argument, `{twoFactorCode, twoFactorMethod}`: takes it from the end of the
/// arguments, if it is there. Throws Refusal(match_failed) for one that is malformed.
[[nodiscard]] json::array take_evidence(Call& call, json::array arguments);

}  // namespace confab::api
