#include "markup/safe_html.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.h"
#include "markup/safe_attributes.h"

namespace confab::markup {
namespace {

constexpr std::size_t kDeepest = 100;
constexpr std::string_view kBlanks = " \t\n\r\f";

bool is_allowed(std::string_view element) {
  constexpr std::array<std::string_view, 51> kAllowed{
      "a",          "abbr",   "address", "article", "aside", "b",       "blockquote", "br",   "caption",
      "center",     "cite",   "code",    "dd",      "del",   "div",     "dl",         "dt",   "em",
      "figcaption", "figure", "footer",  "h1",      "h2",    "h3",      "h4",         "h5",   "h6",
      "header",     "hr",     "i",       "img",     "ins",   "kbd",     "li",         "main", "mark",
      "nav",        "ol",     "p",       "pre",     "s",     "section", "small",      "span", "strong",
      "sub",        "sup",    "table",   "tbody",   "td",    "tfoot"};
  constexpr std::array<std::string_view, 6> kMore{"th", "thead", "time", "tr", "u", "ul"};
  const auto has = [&](const auto& names) { return std::find(names.begin(), names.end(), element) != names.end(); };
  return has(kAllowed) || has(kMore);
}

bool is_void(std::string_view element) {
  return element == "br" || element == "hr" || element == "img";
}

// Elements whose content is no HTML, or is drawn by others' rules: it goes with them.
bool takes_content_along(std::string_view element) {
  constexpr std::array<std::string_view, 14> kNames{"script",   "style",    "iframe",   "object",   "noscript",
                                                    "textarea", "title",    "template", "svg",      "math",
                                                    "noembed",  "noframes", "xmp",      "plaintext"};
  return std::find(kNames.begin(), kNames.end(), element) != kNames.end();
}

class Cleaner {
 public:
  explicit Cleaner(std::string_view html) : html_(html) {}

  std::string clean() {
    while (at_ < html_.size()) {
      if (html_[at_] == '<' && tag()) continue;
      text(html_[at_++]);
    }
    while (!open_.empty()) close_last();
    return std::move(out_);
  }

 private:
  // Entities stay as they are: what they stand for is text, whatever it is.
  void text(char c) {
    if (c == '<') {
      out_ += "&lt;";
    } else if (c == '>') {
      out_ += "&gt;";
    } else if (c != '\0') {
      out_.push_back(c);
    }
  }

  bool tag() {
    const auto rest = html_.substr(at_);
    if (rest.starts_with("<!--")) return skip_past("-->");
    if (rest.starts_with("<!") || rest.starts_with("<?")) return skip_past(">");
    const bool is_end = rest.starts_with("</");
    const auto begin = at_ + (is_end ? 2 : 1);
    auto end = begin;
    while (end < html_.size() && is_name(html_[end])) ++end;
    if (end == begin) return false;  // `a < b`
    const auto element = to_lower_ascii(html_.substr(begin, end - begin));
    at_ = end;
    auto attributes = read_attributes();
    if (is_end) {
      close(element);
    } else if (takes_content_along(element)) {
      skip_content_of(element);
    } else if (is_allowed(element)) {
      open(element, attributes);
    }
    return true;
  }

  static bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

  bool skip_past(std::string_view mark) {
    const auto end = html_.find(mark, at_);
    at_ = end == std::string_view::npos ? html_.size() : end + mark.size();
    return true;
  }

  void skip_content_of(std::string_view element) {
    const std::string end = "</" + std::string{element};
    while (at_ < html_.size()) {
      if (html_[at_] == '<' && equal_ignoring_case(html_.substr(at_, end.size()), end)) {
        skip_past(">");
        return;
      }
      ++at_;
    }
  }

  using Attributes = std::vector<std::pair<std::string, std::string>>;

  // Up to and with the `>` that ends the tag.
  Attributes read_attributes() {
    Attributes found;
    while (true) {
      at_ = std::min(html_.find_first_not_of(" \t\n\r\f/", at_), html_.size());
      if (at_ == html_.size()) return found;
      if (html_[at_] == '>') {
        ++at_;
        return found;
      }
      const auto name_end = std::min(html_.find_first_of(" \t\n\r\f/>=", at_ + 1), html_.size());
      auto name = to_lower_ascii(html_.substr(at_, name_end - at_));
      at_ = name_end;
      found.emplace_back(std::move(name), read_value());
    }
  }

  std::string read_value() {
    const auto equals = std::min(html_.find_first_not_of(kBlanks, at_), html_.size());
    if (equals == html_.size() || html_[equals] != '=') return {};
    at_ = std::min(html_.find_first_not_of(kBlanks, equals + 1), html_.size());
    if (at_ == html_.size()) return {};
    const char quote = html_[at_];
    const bool is_quoted = quote == '"' || quote == '\'';
    const auto begin = is_quoted ? at_ + 1 : at_;
    const auto end =
        std::min(is_quoted ? html_.find(quote, begin) : html_.find_first_of(" \t\n\r\f>", begin), html_.size());
    at_ = std::min(is_quoted ? end + 1 : end, html_.size());
    return without_entities(html_.substr(begin, end - begin));
  }

  void open(const std::string& element, const Attributes& attributes) {
    if (open_.size() == kDeepest) return;
    out_ += "<" + element;
    std::vector<std::string_view> named;
    for (const auto& [name, value] : attributes) {
      if (std::find(named.begin(), named.end(), name) != named.end()) continue;  // browsers take the first
      named.push_back(name);
      if (const auto safe = safe_attribute(element, name, value)) out_ += " " + name + "=\"" + *safe + "\"";
      if (element == "a" && name == "href" && is_elsewhere(value)) {
        out_ += " target=\"_blank\" rel=\"noopener noreferrer\"";
      }
    }
    out_ += ">";
    if (!is_void(element)) open_.push_back(element);
  }

  // With what is still open within it; an end without a beginning is nothing.
  void close(const std::string& element) {
    const auto found = std::find(open_.rbegin(), open_.rend(), element);
    if (found == open_.rend()) return;
    for (auto left = found - open_.rbegin() + 1; left > 0; --left) close_last();
  }
  void close_last() {
    out_ += "</" + open_.back() + ">";
    open_.pop_back();
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace

std::string safe_html(std::string_view html) {
  return Cleaner{html}.clean();
}

}  // namespace confab::markup
