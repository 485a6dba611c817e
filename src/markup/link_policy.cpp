#include "markup/link_policy.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "markup/source.h"
#include "markup/top_level_domains.h"

namespace confab::markup {
namespace {

bool is_host_char(char c) {
  return (c >= 'a' && c <= 'z') || belongs(Run::digit, c) || static_cast<unsigned char>(c) > 0x7F;
}

// Lengths are those of the package: UTF-16 units, of which there are never more than bytes.
bool is_longer_than(std::size_t units, std::string_view text) {
  return text.size() > units && utf16_length(text) > units;
}

bool is_valid_host(std::string_view host) {
  if (host.empty() || is_longer_than(255, host)) return false;
  if (!is_host_char(host[0]) && host[0] != '.' && host[0] != '_') return false;
  std::size_t label = 0;
  char last = '\0';
  for (std::size_t i = 0; i < host.size(); ++i) {
    const char c = host[i];
    if (c == '.') {
      if (is_longer_than(63, host.substr(label, i - label)) || last == '.' || last == '-' || last == '_') return false;
      label = i + 1;
    } else if (!is_host_char(c) && c != '-' && c != '_') {
      return false;
    }
    last = c;
  }
  return !is_longer_than(63, host.substr(label)) && last != '-';
}

bool is_scheme_char(char c) {
  return belongs(Run::alnum, c) || c == '.' || c == '-' || c == '+';
}

// Lower case of the scripts that top-level domains are written in, where they have case at all: Latin, Greek, Cyrillic,
// Armenian, Georgian. The Kelvin sign is a K.
char32_t lower(char32_t c) {
  const auto between = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (between('A', 'Z') || between(0xC0, 0xDE) || between(0x391, 0x3A9) || between(0x410, 0x42F)) return c + 32;
  if (between(0x400, 0x40F)) return c + 80;
  if (between(0x531, 0x556)) return c + 48;
  if (between(0x48A, 0x4BF)) return c | 1;
  if (between(0x1C90, 0x1CBF)) return c - 0xBC0;
  return c == 0x212A ? U'k' : c;
}

void append_utf8(std::string& out, char32_t c) {
  const auto continuation = [c](unsigned shift) { return static_cast<char>(0x80u | ((c >> shift) & 0x3Fu)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += {static_cast<char>(0xC0u | c >> 6), continuation(0)};
  } else {
    out += {static_cast<char>(0xE0u | c >> 12), continuation(6), continuation(0)};
  }
}

std::string to_lower_host(std::string_view host) {
  std::string lowered;
  const Source source{host};
  for (Position p = 0; !source.at_end(p);) {
    const CodePoint c = source.decode(p);
    if (const char32_t to = lower(c.value); to != c.value) {
      append_utf8(lowered, to);
    } else {
      lowered += source.slice(p, p + c.length);
    }
    p += c.length;
  }
  return lowered;
}

struct Host {
  std::string_view as_written;
  // One without ASCII capitals stays as it is, capitals of other scripts included.
  bool has_ascii_capital = false;
};

// The host within a URL, an address or a bare host: what stands behind scheme and user and before port and path.
std::optional<Host> find_host(std::string_view url) {
  Host host{url};
  if (!is_valid_host(url)) {
    if (url.starts_with("data:")) return std::nullopt;
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
    while (!url.empty() && is_control(url.front())) url.remove_prefix(1);
    while (url.size() > 1 && is_control(url.back())) url.remove_suffix(1);
    std::size_t begin = 0;
    if (url.starts_with("//")) {
      begin = 2;
    } else if (const auto slash = url.find(":/"); slash != std::string_view::npos) {
      if (!std::ranges::all_of(url.substr(0, slash), is_scheme_char)) return std::nullopt;
      begin = url.find_first_not_of('/', slash + 2);
      if (begin == std::string_view::npos) begin = url.size();
    }
    constexpr std::size_t kNone = std::string_view::npos;
    std::size_t end = begin;
    std::size_t at = kNone;
    std::size_t bracket = kNone;
    std::size_t colon = kNone;
    for (; end < url.size() && url[end] != '#' && url[end] != '/' && url[end] != '?'; ++end) {
      const char c = url[end];
      if (c == '@') at = end;
      if (c == ']') bracket = end;
      if (c == ':') colon = end;
      if (c >= 'A' && c <= 'Z') host.has_ascii_capital = true;
    }
    if (at != kNone && at > begin) begin = at + 1;
    if (begin < url.size() && url[begin] == '[') {
      if (bracket == kNone || bracket < begin) return std::nullopt;
      return Host{url.substr(begin + 1, bracket - begin - 1), true};
    }
    if (colon != kNone && colon > begin) end = colon;
    host.as_written = url.substr(begin, std::max(end, begin) - begin);
  }
  while (host.as_written.size() > 1 && host.as_written.ends_with('.')) host.as_written.remove_suffix(1);
  return host;
}

// Whether the host within a URL is there and satisfies `check`.
template <typename Check>
bool has_host(std::string_view url, Check check) {
  const auto host = find_host(url);
  if (!host) return false;
  return host->has_ascii_capital ? check(to_lower_host(host->as_written)) : check(host->as_written);
}

bool is_ipv4(std::string_view host) {
  return host.size() >= 7 && host.size() <= 15 && std::ranges::count(host, '.') == 3 && !host.starts_with('.') &&
         !host.ends_with('.') && std::ranges::all_of(host, [](char c) { return c == '.' || belongs(Run::digit, c); });
}

bool is_ipv6(std::string_view host) {
  if (host.size() < 3 || host.size() > 39 || host.find(':') == std::string_view::npos) return false;
  return std::ranges::all_of(host, [](char c) { return c == ':' || belongs(Run::digit, c) || (c >= 'a' && c <= 'f'); });
}

bool is_at_or_below(std::string_view host, std::string_view domain) {
  if (!host.ends_with(domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

}  // namespace

bool is_linkable_url(std::string_view url, std::span<const std::string> custom_domains) {
  return has_host(url, [&](std::string_view host) {
    if (is_ipv6(host) || is_ipv4(host)) return true;
    if (!is_valid_host(host)) return false;
    if (has_public_suffix(host) || is_at_or_below(host, "localhost")) return true;
    return std::ranges::any_of(custom_domains, [&](const std::string& domain) { return is_at_or_below(host, domain); });
  });
}

bool is_linkable_email(std::string_view address) {
  return has_host("mailto:" + std::string{address},
                  [](std::string_view host) { return is_valid_host(host) && has_public_suffix(host); });
}

bool carries_content(std::string_view url) {
  std::string scheme;
  for (const char c : url.substr(0, 256)) {
    if (static_cast<unsigned char>(c) <= ' ') continue;  // browsers overlook them, also between the letters
    if (c == ':') return scheme == "javascript" || scheme == "vbscript" || scheme == "data";
    scheme.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return false;
}

bool is_absolute_url(std::string_view url) {
  if (url.starts_with("//")) return true;
  // A browser overlooks control characters before a URL.
  while (!url.empty() && static_cast<unsigned char>(url.front()) <= ' ') url.remove_prefix(1);
  const auto scheme = std::ranges::find_if_not(url, is_scheme_char);
  return !url.empty() && belongs(Run::letter, url[0]) && scheme != url.end() && *scheme == ':';
}

}  // namespace confab::markup
