#pragma once
// What pictures are turned into before they are kept: without what the camera wrote into them, upright, and with a
// smaller one beside it; and of what the first pages of documents are seen as. What cannot be read is sent as it is.

#include <optional>
#include <string>

#include "core/files/spool.h"
#include "core/kernel/context.h"
#include "model/upload.h"

namespace confab::core::uploads {

/// A picture made of another.
struct MadePicture {
  files::Spooled bytes;
  std::string type, format;
  model::Pixels pixels;
};

/// What is known of a file by its content.
struct Content {
  std::string type;                     // "" when nobody knows
  std::string format;                   // of a picture that can be read, or ""
  std::optional<model::Pixels> pixels;  // as it is seen
  bool is_animated = false;
  bool has_notes = false;  // beside the pixels and their colours
};

/// Nothing where nothing can look at files.
[[nodiscard]] Content look_at(const Context& ctx, const std::string& path);

/// The picture without what the settings take out; nullopt: it stays as it is, to the byte,
/// as does one that holds nothing of the kind.
[[nodiscard]] std::optional<MadePicture> cleaned(const Context& ctx, const std::string& path, const Content& content);
/// The smaller one that is shown in its place; nullopt: it is small enough, or there shall be none.
[[nodiscard]] std::optional<MadePicture> thumbnail(const Context& ctx, const std::string& path, const Content& content);
/// Of the first page of a document; nullopt: it is of a kind of which there is none.
[[nodiscard]] std::optional<MadePicture> first_page(const Context& ctx, const std::string& path,
                                                    const Content& content);
/// A few blurred pixels, as base64.
[[nodiscard]] std::optional<std::string> preview(const Context& ctx, const std::string& path);

}  // namespace confab::core::uploads
