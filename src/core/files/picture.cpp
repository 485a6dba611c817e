#include "core/files/picture.h"

#include <filesystem>

#include "base/error.h"
#include "base/errors/files.h"
#include "base/errors/request.h"

namespace confab::core::files {
namespace {

using services::media::Failure;

[[noreturn]] void refuse_failed(const services::media::Failed& failed) {
  switch (failed.why()) {
    case Failure::unavailable:
      throw Refusal(errors::service_unavailable, "Pictures cannot be worked on at the moment");
    case Failure::too_large:
      throw Refusal(errors::file_too_large, "The picture has too many pixels");
    case Failure::not_a_picture:
    case Failure::broken:
    case Failure::too_costly:
      break;
  }
  throw Refusal(errors::invalid_file_type, "File type is not accepted.");
}

services::media::Media& media_of(const Context& ctx) {
  if (ctx.ports.media == nullptr) {
    throw Refusal(errors::service_unavailable, "Pictures cannot be worked on at the moment");
  }
  return *ctx.ports.media;
}

}  // namespace

services::media::Facts picture_facts(const Context& ctx, const Spooled& file) {
  if (file.size() == 0) throw Refusal(errors::file_too_small, "File size (size = 0) is too small (min = 1)");
  try {
    auto facts = media_of(ctx).inspect(file.path());
    if (facts.format.empty()) throw Refusal(errors::invalid_file_type, "File type is not accepted.");
    return facts;
  } catch (const services::media::Failed& failed) {
    refuse_failed(failed);
  }
}

KeptPicture keep_made(const Context& ctx, const Spooled& file, const services::media::Wish& wish) {
  const auto path = fresh_path(ctx);
  try {
    const auto made = media_of(ctx).make(file.path(), path, wish);
    return {.kept = keep(ctx, adopt(path)), .type = made.type};
  } catch (const services::media::Failed& failed) {
    refuse_failed(failed);
  }
}

}  // namespace confab::core::files
