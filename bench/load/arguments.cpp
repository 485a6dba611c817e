#include "load/arguments.h"

#include <stdexcept>

#include <fmt/format.h>

namespace confab::load {
namespace {

double to_number(const std::string& name, const std::string& text) {
  std::size_t used = 0;
  double value = 0;
  try {
    value = std::stod(text, &used);
  } catch (const std::logic_error&) {
    used = 0;
  }
  if (used == 0 || used != text.size())
    throw std::runtime_error(fmt::format("--{} wants a number, not '{}'", name, text));
  return value;
}

}  // namespace

Arguments::Arguments(int argc, const char* const* argv) {
  const std::vector<std::string> all(argv + 1, argv + argc);
  if (all.empty()) throw std::runtime_error("no mode given");
  mode_ = all.front();
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i] == "--") {
      rest_.assign(all.begin() + static_cast<std::ptrdiff_t>(i) + 1, all.end());
      break;
    }
    if (!all[i].starts_with("--")) throw std::runtime_error(fmt::format("'{}' is not understood", all[i]));
    const std::string name = all[i].substr(2);
    const bool has_value = i + 1 < all.size() && !all[i + 1].starts_with("--");
    values_[name] = has_value ? all[++i] : "";
  }
}

std::string Arguments::text(const std::string& name, std::string_view fallback) {
  const auto node = values_.extract(name);
  return node ? node.mapped() : std::string{fallback};
}

double Arguments::number(const std::string& name, double fallback) {
  const auto node = values_.extract(name);
  return node ? to_number(name, node.mapped()) : fallback;
}

double Arguments::required_number(const std::string& name) {
  if (!values_.contains(name)) throw std::runtime_error(fmt::format("--{} is missing", name));
  return number(name, 0);
}

bool Arguments::flag(const std::string& name) {
  return !values_.extract(name).empty();
}

void Arguments::finish() const {
  if (!values_.empty()) throw std::runtime_error(fmt::format("--{} is not understood here", values_.begin()->first));
}

}  // namespace confab::load
