#include "markup/safe_attributes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.h"

namespace confab::markup {
namespace {

constexpr std::size_t kLongestEntity = 10;

template <std::size_t kCount>
bool is_one_of(const std::array<std::string_view, kCount>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F)), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  }
}

// `name` is what stands between & and ;. False when nobody knows it.
bool append_entity(std::string& out, std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kNamed{{{"amp", "&"},
                                                                                 {"lt", "<"},
                                                                                 {"gt", ">"},
                                                                                 {"quot", "\""},
                                                                                 {"apos", "'"},
                                                                                 {"colon", ":"},
                                                                                 {"sol", "/"},
                                                                                 {"Tab", "\t"},
                                                                                 {"NewLine", "\n"}}};
  if (name.size() > 1 && name.front() == '#') {
    const bool hex = name[1] == 'x' || name[1] == 'X';
    const auto digits = name.substr(hex ? 2 : 1);
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    if (error != std::errc{} || end != digits.data() + digits.size() || digits.empty()) return false;
    append_utf8(out, code);
    return true;
  }
  for (const auto& [known, text] : kNamed) {
    if (known != name) continue;
    out += text;
    return true;
  }
  return false;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

// As browsers read it: without control characters and blanks around and within. nullopt: not allowed.
std::optional<std::string> safe_address(std::string_view value, bool is_picture) {
  std::string address;
  for (const char c : trim(value)) {
    if (static_cast<unsigned char>(c) > 0x20 && c != '\\') address.push_back(c);
  }
  if (address.empty()) return std::nullopt;
  const auto colon = address.find(':');
  const bool has_scheme = colon < address.find_first_of("/?#");
  if (has_scheme) {
    const auto scheme = to_lower_ascii(address.substr(0, colon));
    constexpr std::array<std::string_view, 4> kLinks{"http", "https", "mailto", "tel"};
    const bool is_drawing = is_picture && scheme == "data" && to_lower_ascii(address).starts_with("data:image/");
    const bool is_fine = is_picture ? scheme == "https" || scheme == "http" : is_one_of(kLinks, scheme);
    return is_fine || is_drawing ? std::optional{address} : std::nullopt;
  }
  // The client's pages lie at different depths: what means the server's root says so.
  return address.front() == '/' || address.front() == '#' || address.front() == '?' ? address : "/" + address;
}

bool is_safe_property(std::string_view name) {
  constexpr std::array<std::string_view, 15> kProperties{
      "background-color", "color",           "display",    "font-family", "font-size",
      "font-style",       "font-weight",     "gap",        "height",      "letter-spacing",
      "line-height",      "text-decoration", "text-align", "width",       "max-width"};
  return is_one_of(kProperties, name) || name.starts_with("border") || name.starts_with("padding") ||
         name.starts_with("margin") || name.starts_with("flex");
}

std::string safe_style(std::string_view style) {
  std::string kept;
  for (const auto& declaration : split(style, ';')) {
    const auto colon = std::min(declaration.find(':'), declaration.size());
    const auto name = to_lower_ascii(trim(std::string_view{declaration}.substr(0, colon)));
    const auto value = to_lower_ascii(declaration.substr(std::min(colon + 1, declaration.size())));
    // No functions but those of colours, no escapes, nothing negative that moves it over something else.
    const bool plain = value.find_first_of("\\@{}<") == std::string::npos && value.find("url") == std::string::npos &&
                       value.find("expression") == std::string::npos && value.find(" -") == std::string::npos &&
                       !trim(value).starts_with('-');
    if (plain && is_safe_property(name)) kept += std::string{trim(declaration)} + ";";
  }
  return kept;
}

}  // namespace

std::string without_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '&') {
      const auto end = text.find(';', at);
      if (end != std::string_view::npos && end - at <= kLongestEntity &&
          append_entity(out, text.substr(at + 1, end - at - 1))) {
        at = end;
        continue;
      }
    }
    out.push_back(text[at]);
  }
  return out;
}

bool is_elsewhere(std::string_view address) {
  return address.starts_with("//") || address.find("://") < address.find_first_of("?#");
}

std::optional<std::string> safe_attribute(std::string_view element, std::string_view name, std::string_view value) {
  constexpr std::array<std::string_view, 9> kAnywhere{"align", "class",      "colspan",         "dir",  "lang",
                                                      "role",  "aria-label", "aria-labelledby", "title"};
  if (is_one_of(kAnywhere, name) || name == "rowspan") return escaped(value);
  if (name == "style") {
    const auto style = safe_style(value);
    return style.empty() ? std::nullopt : std::optional{escaped(style)};
  }
  const bool is_picture = element == "img";
  if ((element == "a" && name == "href") || (is_picture && name == "src")) {
    const auto address = safe_address(value, is_picture);
    return address ? std::optional{escaped(*address)} : std::nullopt;
  }
  if (is_picture && (name == "alt" || name == "width" || name == "height")) return escaped(value);
  if (element == "ol" && (name == "start" || name == "type")) return escaped(value);
  return std::nullopt;
}

}  // namespace confab::markup
