#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "core/kernel/context.h"
#include "markup/markup.h"

namespace confab::core::messages {

/// What a message's text says beyond its words.
struct Markup {
  RawJson md;
  std::vector<std::string> users;     // named with @, lower case, each once; without all and here
  bool all = false, here = false;     // @all, @here
  std::vector<std::string> channels;  // named with #, each once
  std::vector<std::string> links;     // each once
  std::vector<std::string> tracks;    // ids of `spotify:track:ID`, each once
  std::string plain;                  // for notifications
};

/// Which of the names that may be meant there are; in lower case. See markup/names.h.
struct KnownNames {
  std::vector<std::string> users, channels;
};
using FindNames = std::function<KnownNames(const KnownNames& possible)>;

/// What the workspace has made of the language of messages: formulas, colours, hosts of its own.
[[nodiscard]] markup::Options markup_options(const Context& ctx);

/// `text` must be valid UTF-8. Where a name may end before the signs behind it (`ask @ben.`), `find` is asked once
/// which ones there are, and the longest counts; as written, when there is none.
[[nodiscard]] Markup read_markup(std::string_view text, const FindNames& find = {},
                                 const markup::Options& options = {});

}  // namespace confab::core::messages
