#include "base/web_address.h"

#include <boost/url/parse.hpp>

namespace confab {

bool is_web_address(std::string_view text) {
  const auto parsed = boost::urls::parse_uri(text);
  if (!parsed) return false;
  const bool is_web =
      parsed->scheme_id() == boost::urls::scheme::http || parsed->scheme_id() == boost::urls::scheme::https;
  return is_web && !parsed->host().empty() && !parsed->has_userinfo();
}

}  // namespace confab
