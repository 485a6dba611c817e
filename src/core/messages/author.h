#pragma once

#include "core/kernel/context.h"
#include "model/author.h"

namespace confab::core::messages {

/// Who writes what the actor sends: a user, never the system.
[[nodiscard]] inline model::Author author_of(const Actor& actor) {
  return model::user_author(actor.ref(), actor.pk);
}

}  // namespace confab::core::messages
