#pragma once
// What a client says of itself when it logs in, in the words that people know.

#include <string>
#include <string_view>

namespace confab::core::accounts {

struct Device {
  std::string type = "other";  // browser, mobile-app, desktop-app or other
  std::string name, version;   // of the program: Firefox, 128.0; empty: it says nothing of itself
  std::string os, os_version;  // of its system; empty: unknown
};

/// From the header User-Agent, which may be anything.
[[nodiscard]] Device device_of(std::string_view user_agent);

/// The folded text by which a log-in is found.
[[nodiscard]] std::string found_by(const Device& device);

}  // namespace confab::core::accounts
