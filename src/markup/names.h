#pragma once
// Names in a text end where the grammar says, which knows nobody: in `ask @ben.` it takes the full stop, too, for names
// may hold one. Who knows which names there are cuts the others.

#include <functional>

#include "markup/markup.h"

namespace confab::markup {

/// How many bytes of a written name are one: of a user or of a room, by `type` mention_user or mention_channel, without
/// its sign. More than none, and no more than there are.
using NameLength = std::function<std::size_t(Type type, std::string_view written)>;

/// Whether there is a name in the tree that ends in a sign which may be none of its own: `.`, `-`, `_`.
[[nodiscard]] bool has_doubtful_names(const Tree& tree);

/// The tree with every doubtful name cut to its length; what is cut off is text.
[[nodiscard]] Tree cut_names(const Tree& tree, const NameLength& length);

}  // namespace confab::markup
