#pragma once

#include <string>
#include <string_view>
#include <vector>
#include "base/json.h"

namespace confab::core::messages {

/// What a message's text says beyond its words.
struct Markup {
  RawJson md;
  std::vector<std::string> users;     // named with @, lower case, each once; without all and here
  bool all = false, here = false;     // @all, @here
  std::vector<std::string> channels;  // named with #, each once
  std::vector<std::string> links;     // each once
  std::string plain;                  // for notifications
};

/// `text` must be valid UTF-8.
[[nodiscard]] Markup read_markup(std::string_view text);

}  // namespace confab::core::messages
