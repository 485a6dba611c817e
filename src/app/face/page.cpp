#include "app/face/page.h"

#include <algorithm>
#include <array>

namespace confab::app {
namespace {

constexpr std::size_t kMaxSites = 20;

void put_before(std::string& html, std::string_view mark, std::string_view text) {
  if (const auto at = html.find(mark); at != std::string::npos) html.insert(at, text);
}

}  // namespace

std::string face_page(std::string_view html, const PageParts& parts) {
  constexpr std::string_view kBegin = "<!-- face -->";
  constexpr std::string_view kEnd = "<!-- /face -->";
  constexpr std::string_view kElement = "<html";
  std::string page{html};
  const auto begin = page.find(kBegin);
  const auto end = page.find(kEnd);
  if (begin != std::string::npos && end != std::string::npos && begin < end) {
    page.replace(begin, end + kEnd.size() - begin, parts.face);
  }
  put_before(page, "</head>", parts.end);
  if (const auto at = page.find(kElement); at != std::string::npos) {
    page.insert(at + kElement.size(), parts.attributes);
  }
  return page;
}

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped.push_back(c);
    }
  }
  return escaped;
}

std::vector<std::string> sites_of_styles(std::string_view css) {
  constexpr std::array<std::string_view, 2> kSchemes{"https://", "http://"};
  constexpr std::string_view kOfHosts = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:";
  std::vector<std::string> sites;
  for (const auto scheme : kSchemes) {
    for (auto at = css.find(scheme); at != std::string_view::npos; at = css.find(scheme, at + scheme.size())) {
      const auto host = at + scheme.size();
      const auto end = std::min(css.find_first_not_of(kOfHosts, host), css.size());
      if (end == host) continue;
      std::string site{css.substr(at, end - at)};
      if (std::find(sites.begin(), sites.end(), site) != sites.end()) continue;
      if (sites.size() == kMaxSites) return sites;
      sites.push_back(std::move(site));
    }
  }
  return sites;
}

}  // namespace confab::app
