#include "net/multipart.h"

#include <algorithm>

#include "base/text.h"
#include "net/query.h"
#include "net/utf8.h"

namespace confab::net {
namespace {

using Error = MultipartParser::Error;

constexpr std::size_t kMaxBoundary = 70;
// Some clients pad the line of a delimiter.
constexpr std::size_t kMaxPadding = 32;

bool blank(char c) {
  return c == ' ' || c == '\t';
}

/// `value; name="a \"quoted\" text"; other=token`
class FieldParameters {
 public:
  /// False when it is malformed.
  bool parse(std::string_view text) {
    const auto semicolon = std::min(text.find(';'), text.size());
    value = trim(text.substr(0, semicolon));
    text.remove_prefix(semicolon);
    while (!text.empty()) {
      text.remove_prefix(1);  // the semicolon
      text = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
      if (text.empty()) break;  // a semicolon at the end, as some write
      const auto equals = text.find('=');
      if (equals == std::string_view::npos) return false;
      const auto name = trim(text.substr(0, equals));
      text.remove_prefix(equals + 1);
      std::string content;
      if (!(text.starts_with('"') ? take_quoted(text, content) : take_token(text, content))) return false;
      if (name.empty() || get(name)) return false;  // twice: readers do not agree on which counts
      parameters_.emplace_back(to_lower_ascii(name), std::move(content));
    }
    return true;
  }
  [[nodiscard]] const std::string* get(std::string_view name) const {
    const auto found = std::find_if(parameters_.begin(), parameters_.end(),
                                    [&](const auto& pair) { return equal_ignoring_case(pair.first, name); });
    return found == parameters_.end() ? nullptr : &found->second;
  }

  std::string_view value;

 private:
  static bool take_token(std::string_view& text, std::string& out) {
    const auto end = std::min(text.find(';'), text.size());
    out = std::string{trim(text.substr(0, end))};
    text.remove_prefix(end);
    return true;
  }
  // Browsers write %22 for a quote and nothing for a backslash; others escape both. So a backslash stands for itself
  // but in front of a quote or another one.
  static bool take_quoted(std::string_view& text, std::string& out) {
    std::size_t at = 1;
    for (; at < text.size() && text[at] != '"'; ++at) {
      if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\')) ++at;
      out.push_back(text[at]);
    }
    if (at >= text.size()) return false;
    text.remove_prefix(at + 1);
    text = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
    return text.empty() || text.front() == ';';
  }

  std::vector<std::pair<std::string, std::string>> parameters_;
};

// How browsers write what would end the quotes or the line (the HTML standard); nothing else is decoded.
std::string without_browser_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto escape = text.substr(at, 3);
    const bool quote = escape == "%22";
    const bool line = escape == "%0D" || escape == "%0A";
    out.push_back(quote ? '"' : line ? ' ' : text[at]);
    if (quote || line) at += 2;
  }
  return out;
}

// `UTF-8''na%C3%AFve.txt` (RFC 8187). RFC 7578 does not want it here, and clients send it all the same.
std::optional<std::string> extended_value(std::string_view text) {
  const auto charset = text.find('\'');
  const auto language = charset == std::string_view::npos ? charset : text.find('\'', charset + 1);
  if (language == std::string_view::npos || !equal_ignoring_case(text.substr(0, charset), "UTF-8")) return std::nullopt;
  return percent_decode(text.substr(language + 1));
}

// A name is not a path, whatever the client's system writes; and it is text without control characters.
std::optional<std::string> clean_file_name(std::string_view name) {
  if (!is_utf8(name)) return std::nullopt;
  name = name.substr(name.find_last_of("/\\") + 1);
  std::string out;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out.push_back(c);
  }
  return out == "." || out == ".." ? "" : out;
}

Error read_disposition(std::string_view text, const MultipartLimits& limits, PartHead& head) {
  FieldParameters disposition;
  if (!disposition.parse(text) || !equal_ignoring_case(disposition.value, "form-data")) return Error::malformed;
  const auto* name = disposition.get("name");
  if (name == nullptr) return Error::malformed;
  head.name = without_browser_escapes(*name);
  if (!is_utf8(head.name)) return Error::malformed;
  const auto* plain = disposition.get("filename");
  std::optional<std::string> file;
  if (const auto* extended = disposition.get("filename*")) file = extended_value(*extended);
  if (!file && plain != nullptr) file = without_browser_escapes(*plain);
  if (file) {
    head.file_name = clean_file_name(*file);
    if (!head.file_name) return Error::malformed;
  }
  const bool fits = head.name.size() <= limits.name_bytes && (!file || file->size() <= limits.name_bytes);
  return fits ? Error::none : Error::name_too_long;
}

}  // namespace

std::optional<std::string> form_boundary(std::string_view content_type) {
  FieldParameters type;
  if (!type.parse(content_type) || !equal_ignoring_case(type.value, "multipart/form-data")) return std::nullopt;
  const auto* boundary = type.get("boundary");
  if (boundary == nullptr || boundary->empty() || boundary->size() > kMaxBoundary || boundary->back() == ' ') {
    return std::nullopt;
  }
  const auto printable = [](char c) { return c >= 0x20 && c < 0x7F; };
  if (!std::all_of(boundary->begin(), boundary->end(), printable)) return std::nullopt;
  return *boundary;
}

// The first delimiter may stand at the very beginning: as if a line had ended before it.
MultipartParser::MultipartParser(std::string_view boundary, const MultipartLimits& limits, MultipartEvents& events)
    : delimiter_(fmt::format("\r\n--{}", boundary)), limits_(limits), events_(events), held_("\r\n") {}

Error MultipartParser::feed(std::string_view bytes) {
  std::string joined;
  std::string_view data = bytes;
  if (!held_.empty()) {
    joined = std::exchange(held_, {});
    data = joined.append(bytes);
  }
  bool need_more = false;
  while (!need_more && state_ != State::epilogue) {
    if (const auto error = step(data, need_more); error != Error::none) return error;
  }
  if (state_ != State::epilogue) held_.assign(data);
  return Error::none;
}

Error MultipartParser::step(std::string_view& data, bool& need_more) {
  switch (state_) {
    case State::preamble:
    case State::content:
      return read_until_delimiter(data, need_more);
    case State::delimiter:
      return read_delimiter_end(data, need_more);
    case State::header:
      return read_header(data, need_more);
    case State::epilogue:
      break;
  }
  return Error::none;
}

Error MultipartParser::read_until_delimiter(std::string_view& data, bool& need_more) {
  const auto found = data.find(delimiter_);
  auto before = found;
  if (found == std::string_view::npos) {
    need_more = true;
    // The end of what is here may be the beginning of a delimiter.
    before = data.size() - std::min(data.size(), delimiter_.size() - 1);
    const auto line_end = data.find('\r', before);
    before = std::min(line_end, data.size());
  }
  if (state_ == State::content) {
    if (const auto error = content(data.substr(0, before)); error != Error::none) return error;
  }
  data.remove_prefix(before);
  if (need_more) return Error::none;
  data.remove_prefix(delimiter_.size());
  if (state_ == State::content) events_.on_part_end();
  state_ = State::delimiter;
  return Error::none;
}

// Behind the boundary: `--` ends the form, the end of the line begins a part.
Error MultipartParser::read_delimiter_end(std::string_view& data, bool& need_more) {
  if (data.starts_with("--")) {
    state_ = State::epilogue;
    return Error::none;
  }
  const auto padding = static_cast<std::size_t>(std::find_if_not(data.begin(), data.end(), blank) - data.begin());
  const auto rest = data.substr(padding);
  if (padding > kMaxPadding) return Error::malformed;
  if (rest.starts_with("\r\n")) {
    data.remove_prefix(padding);  // the line's end stays, so that an empty header ends like any other
    state_ = State::header;
    return ++parts_ > limits_.parts ? Error::too_many_parts : Error::none;
  }
  need_more = rest.empty() || rest == "\r" || data == "-";
  return need_more ? Error::none : Error::malformed;
}

Error MultipartParser::read_header(std::string_view& data, bool& need_more) {
  const auto end = data.find("\r\n\r\n");
  constexpr std::size_t kEmptyLine = 4;
  const auto size = end != std::string_view::npos ? end : data.size() - std::min(data.size(), kEmptyLine - 1);
  if (size > limits_.header_bytes) return Error::header_too_long;
  if (end == std::string_view::npos) {
    need_more = true;
    return Error::none;
  }
  const auto header = data.substr(0, end);
  data.remove_prefix(end + kEmptyLine);
  state_ = State::content;
  return begin_part(header);
}

Error MultipartParser::begin_part(std::string_view header) {
  PartHead head;
  bool named = false;
  while (!header.empty()) {
    header.remove_prefix(2);  // the end of the line before
    const auto line = header.substr(0, header.find("\r\n"));
    header.remove_prefix(line.size());
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || blank(line.front())) return Error::malformed;
    const auto name = line.substr(0, colon);
    const auto value = trim(line.substr(colon + 1));
    if (equal_ignoring_case(name, "Content-Disposition")) {
      if (std::exchange(named, true)) return Error::malformed;
      if (const auto error = read_disposition(value, limits_, head); error != Error::none) return error;
    } else if (equal_ignoring_case(name, "Content-Type")) {
      head.content_type = std::string{value};
    } else if (equal_ignoring_case(name, "Content-Transfer-Encoding") && !equal_ignoring_case(value, "binary") &&
               !equal_ignoring_case(value, "7bit") && !equal_ignoring_case(value, "8bit")) {
      return Error::malformed;  // deprecated (RFC 7578, 4.7), and not to be stored undecoded
    }
  }
  if (!named) return Error::malformed;
  is_file_ = head.file_name.has_value();
  left_ = is_file_ ? limits_.file_bytes : limits_.field_bytes;
  events_.on_part(head);
  return Error::none;
}

Error MultipartParser::content(std::string_view bytes) {
  if (bytes.empty()) return Error::none;
  if (bytes.size() > left_) return is_file_ ? Error::file_too_long : Error::field_too_long;
  left_ -= bytes.size();
  events_.on_content(bytes);
  return Error::none;
}

std::string_view describe(MultipartParser::Error error) {
  switch (error) {
    case Error::none:
      break;
    case Error::malformed:
      return "The form is malformed.";
    case Error::too_many_parts:
      return "The form has too many parts.";
    case Error::header_too_long:
      return "The header of a part of the form is too long.";
    case Error::name_too_long:
      return "A name in the form is too long.";
    case Error::field_too_long:
      return "A field of the form is too long.";
    case Error::file_too_long:
      return "The file is too large.";
  }
  return "";
}

}  // namespace confab::net
