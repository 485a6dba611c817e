#pragma once
// One exception for everything that a caller did wrong or may not do, and one kind of code for all protocols.

#include <boost/json.hpp>
#include <exception>
#include <string>
#include <string_view>

namespace confab {

/// Why something was refused, and how that looks on the wire. The codes stand in base/errors/, one header an area;
/// names and statuses are Rocket.Chat's where it has the case: its clients know them. Codes that nobody could tell
/// apart on the wire are equal.
class ErrorCode {
 public:
  /// `plain`: in REST `error` is the reason alone, without the name in brackets.
  consteval ErrorCode(int http_status, std::string_view wire_name, bool plain = false)
      : http_status_(http_status), wire_name_(wire_name), plain_(plain) {
    if (wire_name.empty()) throw "a code without a name";
  }

  [[nodiscard]] constexpr int http_status() const { return http_status_; }  // REST; DDP has none
  [[nodiscard]] constexpr std::string_view wire_name() const {
    return wire_name_;
  }  // `errorType` in REST, `error` in DDP
  [[nodiscard]] constexpr bool plain() const { return plain_; }
  [[nodiscard]] friend constexpr bool operator==(const ErrorCode&, const ErrorCode&) = default;

 private:
  int http_status_;
  std::string_view wire_name_;
  bool plain_;
};

/// Thrown by use cases and parsers; rolls the transaction back on its way out, and is turned into an answer in one
/// place (api/errors.h). `reason` is a sentence for people; `details` is what clients read.
class Refusal : public std::exception {
 public:
  explicit Refusal(ErrorCode code, std::string reason = {}, boost::json::object details = {});
  /// One whose text is the reason alone, without the code's name behind it: what Rocket.Chat throws as a plain
  /// exception. Clients compare the text.
  [[nodiscard]] static Refusal plain(ErrorCode code, std::string reason, boost::json::object details = {});

  [[nodiscard]] ErrorCode code() const { return code_; }
  [[nodiscard]] const std::string& reason() const { return reason_; }
  [[nodiscard]] const boost::json::object& details() const { return details_; }
  /// Whether in REST the text is the reason alone: a plain() one, or one whose row says so.
  [[nodiscard]] bool is_plain() const { return plain_ || code_.plain(); }
  /// `reason [wire-name]`, the text that Rocket.Chat's clients show and match; of a plain() one the reason.
  [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

 private:
  ErrorCode code_;
  std::string reason_;
  boost::json::object details_;
  std::string what_;
  bool plain_ = false;
};

}  // namespace confab
