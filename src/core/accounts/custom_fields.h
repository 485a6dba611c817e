#pragma once
// The free-form fields of people, as the administrators want them: Accounts_CustomFields is JSON of a field's name to
// {type, required, minLength, maxLength, options, public}.

#include "base/json.h"
#include "core/kernel/context.h"

namespace confab::core::accounts {

/// What of `wanted` is kept: where the setting is empty all of it, otherwise the fields that it names, text without the
/// space around it. Throws Refusal(custom_field_refused) for one that is missing, too short or too long (characters as
/// clients count them), no text, or none of the options of a `select`.
[[nodiscard]] json::object checked_custom_fields(const Context& ctx, const json::object& wanted);

/// Those that everybody may see: the ones that the setting calls public.
[[nodiscard]] json::object public_custom_fields(const Context& ctx, const json::object& fields);

}  // namespace confab::core::accounts
