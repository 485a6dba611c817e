#include "core/users/searched.h"

#include "base/text.h"
#include "settings/groups/accounts.h"

namespace confab::core::users {

store::SearchedFields searched_fields(const Context& ctx, bool emails) {
  store::SearchedFields fields{.username = false, .name = false, .nickname = false, .bio = false, .emails = emails};
  for (const auto& field : split(ctx.settings.text(settings::accounts("Accounts_SearchFields")), ',')) {
    const auto name = trim(field);
    if (name == "username") fields.username = true;
    if (name == "name") fields.name = true;
    if (name == "nickname") fields.nickname = true;
    if (name == "bio") fields.bio = true;
  }
  return fields;
}

}  // namespace confab::core::users
