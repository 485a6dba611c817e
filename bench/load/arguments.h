#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace confab::load {

/// `<mode> --name value --flag -- the rest`. Throws with a sentence on what is missing or not understood.
class Arguments {
 public:
  Arguments(int argc, const char* const* argv);

  [[nodiscard]] const std::string& mode() const { return mode_; }
  [[nodiscard]] std::string text(const std::string& name, std::string_view fallback = {});
  [[nodiscard]] double number(const std::string& name, double fallback);
  /// A number without which nothing works.
  [[nodiscard]] double required_number(const std::string& name);
  [[nodiscard]] bool flag(const std::string& name);
  [[nodiscard]] const std::vector<std::string>& rest() const { return rest_; }
  /// Throws when something was given that nobody has asked for: a typing error must not change what is measured.
  void finish() const;

 private:
  std::string mode_;
  std::map<std::string, std::string> values_;
  std::vector<std::string> rest_;
};

}  // namespace confab::load
