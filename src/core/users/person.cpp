#include "core/users/person.h"

#include "core/presence/presence.h"

namespace confab::core::users {

Person person_of(const Context& ctx, const store::FoundPerson& found) {
  const auto& ref = found.person.ref;
  return {.id = ref.id,
          .username = ref.username,
          .name = ref.name,
          .nickname = found.nickname,
          .avatar_etag = found.avatar_etag,
          .status = ctx.presence.status(ref.id, found.status_default).status,
          .status_text = found.status_text};
}

}  // namespace confab::core::users
