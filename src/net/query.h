#pragma once
// Query strings, form bodies, cookies: text from strangers, read strictly.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace confab::net {

/// In the order they came; names may repeat.
using NameValueList = std::vector<std::pair<std::string, std::string>>;

/// `a=b&c[]=d+e` as in application/x-www-form-urlencoded; a name without `=` has the value "". nullopt when an escape
/// is malformed, or decodes to something that is not UTF-8.
[[nodiscard]] std::optional<NameValueList> parse_query(std::string_view query);

/// The Cookie field. Malformed pairs are left out, values lose their double quotes and are otherwise as they came.
[[nodiscard]] NameValueList parse_cookies(std::string_view header);

/// `+` stays as it is. nullopt when an escape is malformed.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text);
/// All but letters, digits and `-._~`.
[[nodiscard]] std::string percent_encode(std::string_view text);

}  // namespace confab::net
