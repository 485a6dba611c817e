#pragma once

#include <string>

#include "markup/markup.h"

namespace confab::markup {

/// See to_plain_text() in markup.h.
void write_plain_text(std::string& out, const Tree& tree, Spoilers spoilers);

}  // namespace confab::markup
