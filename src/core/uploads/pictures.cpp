#include "core/uploads/pictures.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "base/digest.h"
#include "base/log.h"
#include "services/media/media.h"
#include "settings/groups/file_upload.h"

namespace confab::core::uploads {
namespace {

namespace media = services::media;

constexpr int kPreviewSide = 32;
constexpr std::uint64_t kMaxPreview = std::uint64_t{16} * 1024;  // bytes; it is a part of the message

constexpr media::Pixels kPage{800, 800};

/// `work(to)` makes a picture there.
std::optional<MadePicture> made_by(const Context& ctx, const auto& work) {
  if (ctx.ports.media == nullptr) return std::nullopt;
  const auto path = files::fresh_path(ctx);
  try {
    const auto made = work(path);
    return MadePicture{files::adopt(path), made.type, made.format, {made.pixels.width, made.pixels.height}};
  } catch (const media::Failed& failed) {
    log::info("a file is sent as it is", {{"why", failed.what()}});
    return std::nullopt;
  }
}

std::optional<MadePicture> make(const Context& ctx, const std::string& from, const media::Wish& wish) {
  return made_by(ctx, [&](const std::string& to) { return ctx.ports.media->make(from, to, wish); });
}

// Formats of which cameras and programs make files with notes in them.
bool may_hold_notes(std::string_view format) {
  constexpr std::array<std::string_view, 3> kFormats{"jpeg", "png", "webp"};
  return std::ranges::find(kFormats, format) != kFormats.end();
}

}  // namespace

Content look_at(const Context& ctx, const std::string& path) {
  if (ctx.ports.media == nullptr) return {};
  try {
    const auto facts = ctx.ports.media->inspect(path);
    Content content{.type = facts.type,
                    .format = facts.format,
                    .pixels = {},
                    .is_animated = facts.is_animated,
                    .has_notes = facts.has_notes};
    if (facts.pixels) content.pixels = model::Pixels{facts.pixels->width, facts.pixels->height};
    return content;
  } catch (const media::Failed& failed) {
    log::info("nothing is known of a file's content", {{"why", failed.what()}});
    return {};
  }
}

std::optional<MadePicture> cleaned(const Context& ctx, const std::string& path, const Content& content) {
  if (!may_hold_notes(content.format) || content.is_animated || !content.has_notes) return std::nullopt;
  if (!ctx.settings.boolean(settings::file_upload("Message_Attachments_Strip_Exif"))) return std::nullopt;
  return make(ctx, path,
              {.fit = media::Wish::Fit::as_is,
               .format = content.format,
               .upright = ctx.settings.boolean(settings::file_upload("FileUpload_RotateImages"))});
}

std::optional<MadePicture> thumbnail(const Context& ctx, const std::string& path, const Content& content) {
  const auto& settings = ctx.settings;
  if (!content.pixels || !settings.boolean(settings::file_upload("Message_Attachments_Thumbnails_Enabled"))) {
    return std::nullopt;
  }
  const auto width = settings.integer(settings::file_upload("Message_Attachments_Thumbnails_Width"));
  const auto height = settings.integer(settings::file_upload("Message_Attachments_Thumbnails_Height"));
  if (content.pixels->width < width && content.pixels->height < height) return std::nullopt;
  return make(ctx, path,
              {.fit = media::Wish::Fit::inside,
               .box = {static_cast<int>(width), static_cast<int>(height)},
               .format = content.format == "svg" ? "png" : ""});
}

std::optional<MadePicture> first_page(const Context& ctx, const std::string& path, const Content& content) {
  const bool wanted = ctx.settings.boolean(settings::file_upload("Message_Attachments_Thumbnails_Enabled"));
  if (content.type != "application/pdf" || !wanted) return std::nullopt;
  return made_by(ctx, [&](const std::string& to) { return ctx.ports.media->page(path, to, kPage); });
}

std::optional<std::string> preview(const Context& ctx, const std::string& path) {
  const auto made =
      make(ctx, path,
           {.fit = media::Wish::Fit::inside, .box = {kPreviewSide, kPreviewSide}, .format = "jpeg", .blur = true});
  if (!made || made->bytes.size() > kMaxPreview) return std::nullopt;
  std::ifstream file{made->bytes.path(), std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  return to_base64(bytes);
}

}  // namespace confab::core::uploads
