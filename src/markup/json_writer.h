#pragma once

#include <string>

#include "markup/markup.h"

namespace confab::markup {

/// Appends the tree as JSON.stringify gives it for the package's result.
void write_json(std::string& out, const Tree& tree);

}  // namespace confab::markup
