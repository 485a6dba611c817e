#include "core/accounts/custom_fields.h"

#include <algorithm>
#include <string>

#include "base/error.h"
#include "base/errors/accounts.h"
#include "base/text.h"
#include "settings/groups/registration.h"

namespace confab::core::accounts {
namespace {

[[noreturn]] void refuse(std::string_view field, const std::string& sentence) {
  throw Refusal(errors::custom_field_refused, sentence, {{"field", json::string(field)}});
}

// Nothing where the setting is empty.
json::object declared_fields(const Context& ctx) {
  const auto text = ctx.settings.text(settings::registration("Accounts_CustomFields"));
  if (trim(text).empty()) return {};
  return parse_json(text).as_object();  // checked when it was saved: Form::json_object
}

bool is_set(const json::object& rules, std::string_view name) {
  const auto* value = rules.if_contains(name);
  return value && value->is_bool() && value->get_bool();
}

std::optional<std::size_t> number_in(const json::object& rules, std::string_view name) {
  const auto* value = rules.if_contains(name);
  if (!value || !value->is_int64() || value->get_int64() <= 0) return std::nullopt;
  return static_cast<std::size_t>(value->get_int64());
}

void check_length(std::string_view field, std::string_view text, const json::object& rules) {
  const auto length = utf16_length(text);
  if (const auto least = number_in(rules, "minLength"); least && length < *least) {
    refuse(field, "Min length of field " + std::string{field} + " " + std::to_string(*least));
  }
  if (const auto most = number_in(rules, "maxLength"); most && length > *most) {
    refuse(field, "Max length of field " + std::string{field} + " " + std::to_string(*most));
  }
}

bool is_option(std::string_view text, const json::object& rules) {
  const auto* options = rules.if_contains("options");
  if (!options || !options->is_array()) return false;
  return std::ranges::any_of(options->get_array(), [&](const auto& option) {
    return option.is_string() && std::string_view{option.get_string()} == text;
  });
}

// The text to keep; empty: none was given.
std::string checked(std::string_view field, const json::value* given, const json::object& rules) {
  std::string text;
  if (given && !given->is_null()) {
    if (!given->is_string()) refuse(field, "Value for field " + std::string{field} + " is invalid");
    text = trim(given->get_string());
  }
  if (text.empty()) {
    if (is_set(rules, "required")) refuse(field, "Field " + std::string{field} + " is required");
    return text;
  }
  const auto* type = rules.if_contains("type");
  if (type && type->is_string() && type->get_string() == "select" && !is_option(text, rules)) {
    refuse(field, "Value for field " + std::string{field} + " is invalid");
  }
  check_length(field, text, rules);
  return text;
}

const json::object& rules_of(const json::value& declared) {
  static const json::object none;
  return declared.is_object() ? declared.get_object() : none;
}

}  // namespace

json::object checked_custom_fields(const Context& ctx, const json::object& wanted) {
  const auto declared = declared_fields(ctx);
  if (declared.empty()) return wanted;
  json::object kept;
  for (const auto& [name, rules] : declared) {
    const auto text = checked(name, wanted.if_contains(name), rules_of(rules));
    if (!text.empty()) kept[name] = text;
  }
  return kept;
}

json::object public_custom_fields(const Context& ctx, const json::object& fields) {
  json::object shown;
  if (fields.empty()) return shown;
  for (const auto& [name, rules] : declared_fields(ctx)) {
    const auto* value = fields.if_contains(name);
    if (value && is_set(rules_of(rules), "public")) shown[name] = *value;
  }
  return shown;
}

}  // namespace confab::core::accounts
