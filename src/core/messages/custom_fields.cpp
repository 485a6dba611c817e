#include "core/messages/custom_fields.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "base/json_schema.h"
#include "settings/groups/message.h"

namespace confab::core::messages {
namespace {

bool is_as_wanted(const json::object& fields, const std::string& schema) {
  try {
    return matches_schema(fields, parse_json(schema));
  } catch (const Refusal&) {
    return false;  // what the administrators wrote is no JSON
  }
}

}  // namespace

void check_custom_fields(const Context& ctx, const json::object& fields) {
  if (!ctx.settings.boolean(settings::message("Message_CustomFields_Enabled"))) {
    throw Refusal::plain(errors::not_allowed, "Custom fields not enabled");
  }
  if (!is_as_wanted(fields, ctx.settings.text(settings::message("Message_CustomFields")))) {
    throw Refusal::plain(errors::not_allowed, "Invalid custom fields");
  }
}

}  // namespace confab::core::messages
