#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "settings/declaration.h"

namespace confab::settings {

/// Checks a value against its row; returns it in the row's type (text numbers become numbers, ...). Throws
/// Refusal(invalid_setting) that names the setting and says what is wrong.
[[nodiscard]] json::value checked(const Declaration& row, const json::value& value);

/// The values in force. Reading is lock-free and takes a consistent value each; any thread. What is written here counts
/// from the next read on.
class Settings {
 public:
  /// All rows at their defaults.
  Settings();

  [[nodiscard]] bool boolean(BooleanKey key) const;
  /// Of a fraction the next whole number above it, which is within the row's bounds as well.
  [[nodiscard]] std::int64_t integer(IntegerKey key) const;
  /// The same with its fraction, where it makes sense: minutes.
  [[nodiscard]] double number(IntegerKey key) const;
  [[nodiscard]] std::string text(TextKey key) const;
  [[nodiscard]] json::value value(std::size_t index) const;  // into catalogue()

  /// A name that no setting has, and the name that was meant, perhaps.
  struct Unknown {
    std::string key;
    std::optional<std::string_view> nearest;
  };
  /// Values that the environment fixes (OVERWRITE_SETTING_<id>); they stand over whatever is stored and cannot be
  /// changed. Returns the names that this program does not have: operators bring the environment of a Rocket.Chat
  /// server. Throws std::runtime_error that says why for a value that its setting cannot have. Before the server
  /// starts.
  [[nodiscard]] std::vector<Unknown> overwrite(const std::map<std::string, std::string>& values);
  [[nodiscard]] bool is_overwritten(std::size_t index) const;

  /// Another number after every change: what is made of several settings need not be made again while it is the same.
  [[nodiscard]] std::uint64_t version() const { return version_.load(std::memory_order_acquire); }

  /// Puts a stored value in force; unknown keys (of a newer program) are ignored.
  void put(std::string_view key, const json::value& value);
  void reset(std::string_view key);

 private:
  using Snapshot = std::vector<json::value>;
  void replace(std::size_t index, const json::value& value);

  std::atomic<std::shared_ptr<const Snapshot>> values_;
  std::atomic<std::uint64_t> version_{0};
  std::vector<bool> overwritten_;  // written before the server starts
};

}  // namespace confab::settings
