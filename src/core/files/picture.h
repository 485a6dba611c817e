#pragma once
// Pictures that people send, on their way to where they are kept.

#include <string>

#include "core/files/blobs.h"
#include "core/files/spool.h"
#include "core/kernel/context.h"
#include "services/media/media.h"

namespace confab::core::files {

struct KeptPicture {
  Kept kept;
  std::string type;
};

/// What the picture is, by its content. Throws Refusal(file_too_small), (invalid_file_type) for what is no picture that
/// can be worked on, (service_unavailable) where none can be.
[[nodiscard]] services::media::Facts picture_facts(const Context& ctx, const Spooled& file);

/// Keeps what is made of it. Throws as picture_facts() and keep().
[[nodiscard]] KeptPicture keep_made(const Context& ctx, const Spooled& file, const services::media::Wish& wish);

}  // namespace confab::core::files
