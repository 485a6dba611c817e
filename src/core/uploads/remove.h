#pragma once

#include "core/kernel/context.h"
#include "model/upload.h"

namespace confab::core::uploads {

/// Deletes the message that the file was sent with, by the rules for deleting messages, and the file with it; one that
/// is not sent yet goes alone, at the word of whoever has brought it. Throws Refusal(no_such_file), and as
/// messages::remove().
void remove(const Context& ctx, const Actor& actor, const UploadId& id);

}  // namespace confab::core::uploads
