#pragma once
// What clients of Rocket.Chat ask of its licence: which of the features that it sells apart are there. Confab has no
// editions; what is there is there for everybody.

#include <array>
#include <string_view>

namespace confab::api {

/// Features by the names of Rocket.Chat's licence modules. A name is added with the feature.
inline constexpr std::array<std::string_view, 4> kModules{"custom-roles", "hide-watermark", "push-privacy",
                                                          "unlimited-presence"};

}  // namespace confab::api
