#pragma once

#include <stdexcept>
#include <string>

namespace confab::media_helper {

/// Why nothing was made: one of the words of services/media/child_driver.cpp, and a text for the log.
class Failed : public std::runtime_error {
 public:
  Failed(std::string why, const std::string& text) : std::runtime_error(text), why_(std::move(why)) {}
  [[nodiscard]] const std::string& why() const { return why_; }

 private:
  std::string why_;
};

}  // namespace confab::media_helper
