#include "net/request_headers.h"

#include <algorithm>

#include "base/text.h"

namespace confab::net {

std::optional<HeaderName> HeaderName::find(std::string_view text) {
  for (const auto& row : kRequestHeaders) {
    if (equal_ignoring_case(row.name, text)) return HeaderName{row};
  }
  return std::nullopt;
}

std::string_view RequestHeaders::get(HeaderName name) const {
  const auto found = std::ranges::find(fields_, name, &Field::name);
  return found == fields_.end() ? std::string_view{} : found->value;
}

bool RequestHeaders::has(HeaderName name) const {
  return std::ranges::find(fields_, name, &Field::name) != fields_.end();
}

std::vector<std::string_view> RequestHeaders::all(HeaderName name) const {
  std::vector<std::string_view> values;
  for (const auto& field : fields_) {
    if (field.name == name) values.emplace_back(field.value);
  }
  return values;
}

bool RequestHeaders::add(HeaderName name, std::string_view value) {
  std::size_t bytes = value.size();
  for (const auto& field : fields_) {
    if (field.name == name) bytes += field.value.size();
  }
  if (bytes > name.row().most_bytes) return false;
  fields_.push_back({name, std::string{value}});
  return true;
}

}  // namespace confab::net
