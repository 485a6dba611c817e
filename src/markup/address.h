#pragma once
// URLs, hosts, e-mail addresses and phone numbers as text may contain them. Nothing here decides whether they become
// links; see link_policy.h.

#include <optional>
#include <string>

#include "markup/memo.h"
#include "markup/source.h"

namespace confab::markup {

/// Where something begins and ends.
struct Stretch {
  Position begin = kNowhere;
  Position end = kNowhere;
};

/// The target of a link: a URL as written, or a phone number.
struct LinkTarget {
  Position begin = kNowhere;
  Position end = kNowhere;
  bool is_phone = false;
};

/// Reads addresses out of one text. All functions give nullopt or kNowhere where there is none.
class AddressGrammar {
 public:
  AddressGrammar(Source& source, Memo& memo) : source_{source}, memo_{memo} {}

  /// A host with at least one dot, or `localhost`.
  [[nodiscard]] Position match_domain(Position p);
  /// Whether the character at `p` may follow a dot in a host.
  [[nodiscard]] bool continues_host(Position p) { return skip_domain_char(p) != kNowhere; }
  /// `mailto:` may stand before it, and is not part of the result.
  [[nodiscard]] std::optional<Stretch> match_email(Position p);
  /// A URL in running text: up to white space, without the punctuation that ends a sentence.
  [[nodiscard]] Position match_bare_url(Position p);
  /// `+1-555`, `+(55)11-99` and the like.
  [[nodiscard]] Position match_phone(Position p);
  /// What may stand in the parentheses of `[title](target)`.
  [[nodiscard]] std::optional<LinkTarget> match_link_target(Position p);
  /// What may stand before the bar in `<target|title>`.
  [[nodiscard]] std::optional<LinkTarget> match_angle_target(Position p);

 private:
  [[nodiscard]] Position match_scheme(Position p);
  [[nodiscard]] Position match_authority(Position p);
  [[nodiscard]] Position match_host_and_port(Position p);
  [[nodiscard]] Position match_url_head(Position p);
  [[nodiscard]] Position match_user_info(Position p);
  [[nodiscard]] Position skip_domain_char(Position p);
  [[nodiscard]] Position match_local_part(Position p);
  [[nodiscard]] Position skip_link_body(Position p);
  [[nodiscard]] Position skip_angle_body(Position p);
  [[nodiscard]] Position link_body_char(Position p);
  [[nodiscard]] Position angle_body_char(Position p);

  Source& source_;
  Memo& memo_;
};

/// The digits of a phone number as matched.
[[nodiscard]] std::string phone_digits(std::string_view phone);

}  // namespace confab::markup
