#pragma once
// What kind of file one is, by what its sender says and by its name, and whether that kind is let in.

#include <string>
#include <string_view>

#include "settings/settings.h"

namespace confab::core::uploads {

inline constexpr std::string_view kUnknownType = "application/octet-stream";

/// The media type that belongs to the end of a file's name; "" for unknown ones.
[[nodiscard]] std::string_view type_of_name(std::string_view name);
/// `png` of `x.PNG`; "" where a name has none, and of names such as `.bashrc`.
[[nodiscard]] std::string extension_of(std::string_view name);

/// The type to store: what the sender says, as far as it says more than the name does; otherwise what the name says.
[[nodiscard]] std::string stored_type(std::string_view declared, std::string_view name);
/// The same once the content is known: what runs in a browser, or is no picture, sound or film though it says so, is
/// what it is.
[[nodiscard]] std::string seen_through(std::string type, std::string_view detected);
/// In front of the slash.
[[nodiscard]] std::string group_of(std::string_view type);

/// By FileUpload_MediaTypeBlackList and FileUpload_MediaTypeWhiteList.
[[nodiscard]] bool is_accepted(const settings::Settings& settings, std::string_view type);
[[nodiscard]] bool is_on_list(std::string_view list, std::string_view type);

/// A name to keep: without line breaks and slashes, not longer than 255 characters, never empty.
[[nodiscard]] std::string kept_name(std::string name);
/// With the end that belongs to the type, where it has none that fits.
[[nodiscard]] std::string name_for_download(std::string name, std::string_view type);

}  // namespace confab::core::uploads
