#pragma once
// Whether a picture carries anything beside what is needed to show it. Only its container is read, nothing is decoded.

#include <string_view>

namespace confab::media_helper {

/// False: a jpeg, png or webp of nothing but its pixels and how their colours are meant (profile, gamma, resolution).
/// True for everything that is not known to be needed: EXIF (with its orientation), XMP, comments, thumbnails, private
/// parts, bytes behind its end; and for what breaks the rules of its format. `format` as picture_facts() names it.
[[nodiscard]] bool holds_notes(int input, std::string_view format);

}  // namespace confab::media_helper
