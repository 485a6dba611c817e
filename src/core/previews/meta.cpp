#include "core/previews/meta.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"

namespace confab::core::previews {
namespace {

constexpr std::size_t kMaxBytes = 8 * std::size_t{1024};
constexpr std::size_t kMaxKeys = 40;
constexpr std::size_t kLongestKey = 60;
constexpr std::size_t kLongestText = 1000;
constexpr std::size_t kLongestAddress = 2000;
constexpr std::size_t kLongestHtml = 4000;

bool is_kept(std::string_view key) {
  constexpr std::array<std::string_view, 4> kPrefixes{"og", "fb", "twitter", "msapplication"};
  if (key.empty() || key.size() > kLongestKey || key.starts_with("oembed")) return false;
  const bool named = std::ranges::any_of(
      kPrefixes, [&](std::string_view prefix) { return key.starts_with(prefix) && key.size() > prefix.size(); });
  return named || key.find("description") != std::string_view::npos || key.find("title") != std::string_view::npos;
}

// On one line, without control characters.
std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : trim(text)) {
    const bool blank = static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with('/');
}

// Clients make links of what stands in a tag: addresses that run something are no part of a preview.
bool runs_something(std::string_view text) {
  const auto lower = to_lower_ascii(text.substr(0, 16));
  return lower.starts_with("javascript:") || lower.starts_with("data:") || lower.starts_with("vbscript:");
}

// nullopt: it is left out.
std::optional<std::string> kept_text(std::string_view value) {
  auto text = one_line(value);
  if (text.empty() || runs_something(text)) return std::nullopt;
  if (!is_address(text)) return excerpt(text, kLongestText);
  if (text.size() > kLongestAddress) return std::nullopt;
  return text;
}

/// Fills an object up to its bounds.
class Collector {
 public:
  void add(const std::string& key, const std::optional<std::string>& value) {
    if (!value || meta_.size() >= kMaxKeys || meta_.contains(key)) return;
    const auto size = key.size() + value->size();
    if (bytes_ + size > kMaxBytes) return;
    bytes_ += size;
    meta_[key] = *value;
  }
  [[nodiscard]] json::object take() { return std::move(meta_); }

 private:
  json::object meta_;
  std::size_t bytes_ = 0;
};

// So that a video is not as wide as whoever sent it likes.
std::optional<std::string> kept_html(std::string html) {
  constexpr std::string_view kFrame = "<iframe";
  constexpr std::string_view kStyle = R"( style="max-width: 100%;width:400px;height:225px")";
  if (html.size() > kLongestHtml) return std::nullopt;
  const auto at = html.find(kFrame);
  if (at != std::string::npos) html.insert(at + kFrame.size(), kStyle);
  return html;
}

}  // namespace

std::string camel_case(std::string_view name) {
  std::string out;
  bool begins_word = false;
  for (const char c : name) {
    const bool letter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
    if (!letter) {
      begins_word = !out.empty();
      continue;
    }
    if (begins_word && 'a' <= c && c <= 'z') {
      out += static_cast<char>(c - 'a' + 'A');
    } else if (out.empty() && 'A' <= c && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else {
      out += c;
    }
    begins_word = false;
  }
  return out;
}

json::object meta_of(const Page& page) {
  Collector collected;
  collected.add("pageTitle", kept_text(page.title));
  for (const auto& [name, content] : page.metas) {
    auto key = camel_case(name);
    if (is_kept(key)) collected.add(key, kept_text(content));
  }
  return collected.take();
}

json::object meta_of_oembed(std::string_view link, std::string_view answer) {
  const auto parsed = parsed_json(answer);
  if (!parsed || !parsed->is_object()) return {};
  Collector collected;
  collected.add("oembedUrl", std::string{link});
  for (const auto& [name, value] : parsed->get_object()) {
    if (!value.is_string() || name.size() > kLongestKey) continue;
    auto key = camel_case(name);
    if (key.empty()) continue;
    if ('a' <= key[0] && key[0] <= 'z') key[0] = static_cast<char>(key[0] - 'a' + 'A');
    const std::string_view text = value.get_string();
    collected.add("oembed" + key, key == "Html" ? kept_html(std::string{text}) : kept_text(text));
  }
  return collected.take();
}

}  // namespace confab::core::previews
