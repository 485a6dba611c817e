#include "sql/arguments.h"

#include <fmt/format.h>

namespace confab::sql {

void check_arguments(std::string_view sql, Arguments arguments, std::size_t placeholders) {
  if (arguments.size() != placeholders) {
    throw Error(fmt::format("{} arguments for {} placeholders in: {}", arguments.size(), placeholders, excerpt(sql)));
  }
  for (const auto& value : arguments) {
    const auto* text = std::get_if<std::string_view>(&value.storage());
    if (text && text->find('\0') != std::string_view::npos) {
      throw Error(fmt::format("text with the character NUL for: {}", excerpt(sql)));
    }
  }
}

std::string_view excerpt(std::string_view sql) {
  return sql.substr(0, 200);
}

}  // namespace confab::sql
