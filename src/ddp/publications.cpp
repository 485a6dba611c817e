#include "ddp/publications.h"

#include "base/fields_write.h"
#include "core/users/find.h"

namespace confab::ddp {

std::optional<std::vector<Document>> publication(const api::Call&, const std::string& name) {
  // Log-in services other than passwords are not there yet, so the list that clients ask for is empty; versions of a
  // Meteor bundle never exist here.
  if (name == "meteor.loginServiceConfiguration" || name == "meteor_autoupdate_clientVersions") {
    return std::vector<Document>{};
  }
  return std::nullopt;
}

std::optional<std::string> own_user_fields(const core::Context& ctx, const core::Actor& actor) {
  const auto user = core::users::find(ctx, {.id = actor.id, .username = {}});
  if (!user) return std::nullopt;
  std::string fields = "{\"username\":";
  append_json_string(fields, user->username.value_or(""));
  fields.append(",\"emails\":");
  write_json(fields, user->emails, Dates::ejson);
  fields.append(",\"profile\":{}}");
  return fields;
}

}  // namespace confab::ddp
