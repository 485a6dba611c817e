#pragma once

#include "core/kernel/context.h"
#include "model/upload.h"

namespace confab::core::uploads {

/// Deletes the message that the file was sent with, by the rules for deleting messages, and the file with it; one that
/// is not sent yet goes alone, at the word of whoever has brought it. Throws Refusal(no_such_file), and as
/// messages::remove().
void remove(const Context& ctx, const Actor& actor, const UploadId& id);
/// One that the actor has brought and not sent goes, if there is such a one.
void remove_waiting(const Context& ctx, const Actor& actor, const UploadId& id);

}  // namespace confab::core::uploads
