#pragma once
// Trees in a form that a test can state in a line: paragraph('see ' bold('this')).

#include <string>

#include "markup/markup.h"

namespace confab::markup {

/// The blocks of the message, separated by blanks.
[[nodiscard]] std::string shape(std::string_view message, const Options& options = {});

}  // namespace confab::markup
