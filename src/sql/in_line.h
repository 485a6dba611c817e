#pragma once

#include <string_view>
#include <utility>

namespace confab::sql {

/// What its thread hands to Database::transact_later() during its life stands in a line of its own name, since it locks
/// the same row and would wait for the others of that line anyway (a room's). On PostgreSQL a line shares its commits;
/// SQLite has one line for all. The name must outlive it. `work` may be done again then, where another transaction was
/// in its way (Conflict).
class InLine {
 public:
  explicit InLine(std::string_view name) : before_(std::exchange(of_thread(), name)) {}
  InLine(const InLine&) = delete;
  InLine& operator=(const InLine&) = delete;
  ~InLine() { of_thread() = before_; }

  /// Empty where there is none.
  [[nodiscard]] static std::string_view current() { return of_thread(); }

 private:
  static std::string_view& of_thread() {
    thread_local std::string_view line;
    return line;
  }

  std::string_view before_;
};

}  // namespace confab::sql
