#pragma once
// One exception for everything that a caller did wrong or may not do, and one kind of code for all protocols.

#include <boost/json.hpp>
#include <exception>
#include <string>
#include <string_view>

namespace confab {

/// What of a refusal stands in a REST answer beside its status.
enum class Shown {
  coded,     ///< the reason with the code's name in brackets behind it, and the name as `errorType`
  untyped,   ///< the same without `errorType`
  typed,     ///< the reason alone, and the name as `errorType`
  plain,     ///< the reason and nothing else: what Rocket.Chat throws as a plain exception
  outright,  ///< the code's name and nothing else
  silent,    ///< that it failed
};

/// Why something was refused, and how that looks on the wire. The codes stand in base/errors/, one header an area;
/// names and statuses are Rocket.Chat's where it has the case: its clients know them. Codes that nobody could tell
/// apart on the wire are equal.
class ErrorCode {
 public:
  consteval ErrorCode(int http_status, std::string_view wire_name, Shown shown = Shown::coded)
      : http_status_(http_status), wire_name_(wire_name), shown_(shown) {
    if (wire_name.empty()) throw "a code without a name";
  }

  [[nodiscard]] constexpr int http_status() const { return http_status_; }  // REST; DDP has none
  [[nodiscard]] constexpr std::string_view wire_name() const {
    return wire_name_;
  }  // `errorType` in REST, `error` in DDP
  [[nodiscard]] constexpr Shown shown() const { return shown_; }
  [[nodiscard]] friend constexpr bool operator==(const ErrorCode&, const ErrorCode&) = default;

 private:
  int http_status_;
  std::string_view wire_name_;
  Shown shown_;
};

/// Thrown by use cases and parsers; rolls the transaction back on its way out, and is turned into an answer in one
/// place (api/errors.h). `reason` is a sentence for people; `details` is what clients read.
class Refusal : public std::exception {
 public:
  explicit Refusal(ErrorCode code, std::string reason = {}, boost::json::object details = {});
  /// One that Rocket.Chat throws as a plain exception: REST shows the reason alone, whose text clients compare, and a
  /// method's caller learns nothing but that it failed. A code that is shown in a way of its own stays so.
  [[nodiscard]] static Refusal plain(ErrorCode code, std::string reason, boost::json::object details = {});

  [[nodiscard]] ErrorCode code() const { return code_; }
  [[nodiscard]] const std::string& reason() const { return reason_; }
  [[nodiscard]] const boost::json::object& details() const { return details_; }
  /// As its code says, or plain.
  [[nodiscard]] Shown shown() const { return plain_ ? Shown::plain : code_.shown(); }
  /// Whether plain() made it, of a code that is not shown otherwise.
  [[nodiscard]] bool is_plain_exception() const { return plain_; }
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
