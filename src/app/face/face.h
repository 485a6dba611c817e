#pragma once
// The workspace's own face: what its settings make of the client's page, and the files beside it.

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "net/static_files.h"
#include "settings/settings.h"

namespace confab::app {

/// Made anew when a setting has changed, from memory alone. Any thread; never blocks.
class Face {
 public:
  /// Both outlive it.
  Face(const settings::Settings& settings, const net::StaticFiles& web);

  /// The client's page, in the workspace's colours, with its name and styles. Whoever asks with `safe=1` gets it as
  /// Confab comes, so that styles under which nobody can work can be taken back. nullopt: there is no client.
  [[nodiscard]] std::optional<net::Response> page(const net::Request& request) const;

  /// `/theme.css`, `/css-theme_<hash>.css`, `/scripts_<hash>.js`, `/images/manifest.json`, `/manifest.webapp` and
  /// `/robots.txt`; nullopt for other addresses. For GET and HEAD.
  [[nodiscard]] std::optional<net::Response> file(const net::Request& request) const;

 private:
  struct Text {
    std::shared_ptr<const std::string> identity, gzip;  // gzip: null where it does not pay
    std::string tag;                                    // without quotes
  };
  struct Made {
    std::uint64_t version = 0;  // of the settings
    Text page, styles, script, manifest, robots;
    std::string policy;
  };

  [[nodiscard]] std::shared_ptr<const Made> made() const;
  [[nodiscard]] Made make(std::uint64_t version) const;
  [[nodiscard]] std::string manifest() const;
  static Text text_of(std::string text, std::string_view type);
  static net::Response answer(const net::Request& request, const Text& text, std::string_view type,
                              std::string_view cache);

  const settings::Settings& settings_;
  const net::StaticFiles& web_;
  mutable std::atomic<std::shared_ptr<const Made>> made_;
};

}  // namespace confab::app
