#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/change_time.h"
#include "base/id.h"
#include "base/time.h"

namespace confab::sql {

/// One argument of a statement. Holds a view of text: valid for the call it is passed to, never longer.
/// Text is UTF-8 without the character NUL, which PostgreSQL cannot store: statements throw Error for it.
/// Booleans are stored as 0 and 1, times as milliseconds since the epoch, an empty optional as NULL.
class Value {
 public:
  using Storage = std::variant<std::monostate, std::int64_t, double, std::string_view>;

  Value(std::nullptr_t) {}  // NOLINT(google-explicit-constructor)
  template <std::integral T>
  Value(T number) : storage_(static_cast<std::int64_t>(number)) {}      // NOLINT(google-explicit-constructor)
  Value(double number) : storage_(number) {}                            // NOLINT(google-explicit-constructor)
  Value(std::string_view text) : storage_(text) {}                      // NOLINT(google-explicit-constructor)
  Value(const std::string& text) : storage_(std::string_view{text}) {}  // NOLINT(google-explicit-constructor)
  Value(const char* text) : storage_(std::string_view{text}) {}         // NOLINT(google-explicit-constructor)
  Value(Timestamp time) : storage_(to_millis(time)) {}                  // NOLINT(google-explicit-constructor)
  Value(ChangeTime time) : storage_(to_millis(time)) {}                 // NOLINT(google-explicit-constructor)
  template <class Tag>
  Value(const Id<Tag>& id) : storage_(std::string_view{id.value}) {}  // NOLINT(google-explicit-constructor)
  template <class T>
  Value(const std::optional<T>& maybe) {  // NOLINT(google-explicit-constructor)
    if (maybe) *this = Value(*maybe);
  }

  [[nodiscard]] const Storage& storage() const { return storage_; }

 private:
  Storage storage_;
};

}  // namespace confab::sql
