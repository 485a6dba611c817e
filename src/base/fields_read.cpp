#include "base/fields_read.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/errors/request.h"
#include "base/text.h"

namespace confab {
namespace {

constexpr std::size_t kMaxQuoted = 200;  // bytes of a path; sentences may have twice as many

}  // namespace

void FieldProblems::add(std::string_view path, std::string_view sentence, ErrorCode code) {
  if (!full()) problems_.push_back({excerpt(path, kMaxQuoted), excerpt(sentence, 2 * kMaxQuoted), code});
}

void FieldProblems::raise() const {
  if (problems_.empty()) return;
  std::string reason;
  json::array errors;
  for (const auto& problem : problems_) {
    if (!reason.empty()) reason.append(", ");
    reason.append(problem.sentence);
    errors.push_back({{"field", problem.path}, {"message", problem.sentence}});
  }
  throw Refusal(problems_.front().code, std::move(reason), {{"errors", std::move(errors)}});
}

namespace detail {
namespace {

void report(std::string_view path, std::string_view sentence, FieldProblems& problems) {
  problems.add(path, path.empty() ? std::string{sentence} : fmt::format("{} {}", path, sentence));
}

bool check_range(double number, const FieldRules& rules, std::string_view path, FieldProblems& problems) {
  if (number < static_cast<double>(rules.minimum)) {
    report(path, fmt::format("must be >= {}", rules.minimum), problems);
    return false;
  }
  if (number > static_cast<double>(rules.maximum)) {
    report(path, fmt::format("must be <= {}", rules.maximum), problems);
    return false;
  }
  return true;
}

// What is no JSON stays text, and is reported as having the wrong type.
json::value json_or_text(std::string_view text) {
  auto parsed = parsed_json(text);
  return parsed ? std::move(*parsed) : json::value(json::string(text));
}

// What is wrong need not be written out when it is long.
std::string json_excerpt(const json::value& value) {
  return bound::fits(value, kMaxQuoted / 2) ? to_json_text(value) : std::string{"..."};
}

bool is_choice(std::string_view choices, std::string_view text) {
  const auto names = split(choices, '|');
  return std::find(names.begin(), names.end(), text) != names.end();
}

}  // namespace

bool read_scalar(const json::value& value, bool& out, const FieldRules&, std::string_view path,
                 FieldProblems& problems) {
  if (!value.is_bool()) return report_type(path, "boolean", problems), false;
  out = value.get_bool();
  return true;
}

bool read_scalar(const json::value& value, std::int64_t& out, const FieldRules& rules, std::string_view path,
                 FieldProblems& problems) {
  if (value.is_int64()) {
    out = value.get_int64();
  } else if (value.is_double() && value.get_double() == std::floor(value.get_double()) &&
             std::abs(value.get_double()) < 9e15) {
    out = static_cast<std::int64_t>(value.get_double());
  } else {
    return report_type(path, "integer", problems), false;
  }
  return check_range(static_cast<double>(out), rules, path, problems);
}

bool read_scalar(const json::value& value, double& out, const FieldRules& rules, std::string_view path,
                 FieldProblems& problems) {
  if (!value.is_number()) return report_type(path, "number", problems), false;
  out = value.to_number<double>();
  return check_range(out, rules, path, problems);
}

bool read_scalar(const json::value& value, std::string& out, const FieldRules& rules, std::string_view path,
                 FieldProblems& problems) {
  if (!value.is_string()) return report_type(path, "string", problems), false;
  const std::string_view text = value.get_string();
  const std::size_t length = utf16_length(text);
  if (length < rules.min_length) {
    report(path, fmt::format("must NOT have fewer than {} characters", rules.min_length), problems);
    return false;
  }
  if (const auto most = rules.max_length; length > most) {
    report(path, fmt::format("must NOT have more than {} characters", most), problems);
    return false;
  }
  if (!rules.choices.empty() && !is_choice(rules.choices, text)) {
    report(path, fmt::format("must be one of {}", rules.choices), problems);
    return false;
  }
  out = text;
  return true;
}

bool read_scalar(const json::value& value, Timestamp& out, const FieldRules& rules, std::string_view path,
                 FieldProblems& problems) {
  const auto time = json_time(value);
  if (!time && rules.invalid == errors::invalid_params) return report(path, "must be a date", problems), false;
  if (!time) {
    problems.add(path, fmt::format("The \"{}\" query parameter must be a valid date.", path), rules.invalid);
    return false;
  }
  out = *time;
  return true;
}

bool check_count(std::size_t count, const FieldRules& rules, std::string_view path, FieldProblems& problems) {
  const auto most = rules.max_items;
  if (count < rules.min_length)
    report(path, fmt::format("must NOT have fewer than {} items", rules.min_length), problems);
  if (count > most) report(path, fmt::format("must NOT have more than {} items", most), problems);
  return count >= rules.min_length && count <= most;
}

bool check_key(std::string_view key, std::string_view path, FieldProblems& problems) {
  if (utf16_length(key) <= bound::kKey) return true;
  report(path, fmt::format("must NOT have names of more than {} characters", bound::kKey), problems);
  return false;
}

bool check_free_form(const json::value& value, std::size_t max_bytes, std::string_view path, FieldProblems& problems) {
  if (bound::fits(value, max_bytes)) return true;
  report(
      path,
      fmt::format("must NOT have more than {} bytes, nor be nested deeper than {}", max_bytes, bound::kFreeFormDepth),
      problems);
  return false;
}

void report_missing(std::string_view path, const FieldRules& rules, FieldProblems& problems) {
  if (rules.missing == errors::invalid_params) {
    // The last part alone: clients match the sentence. The whole path is in the details.
    problems.add(path, fmt::format("must have required property '{}'", path.substr(path.rfind('.') + 1)));
  } else {
    problems.add(path, fmt::format("The required \"{}\" param is missing.", path), rules.missing);
  }
}

void report_type(std::string_view path, std::string_view expected, FieldProblems& problems) {
  report(path, fmt::format("must be {}", expected), problems);
}

void report_object(const json::value& value, const FieldRules& rules, std::string_view path, FieldProblems& problems) {
  if (rules.invalid == errors::invalid_params) return report_type(path, "object", problems);
  const std::string given = value.is_string() ? excerpt(value.get_string(), kMaxQuoted / 2) : json_excerpt(value);
  problems.add(path, fmt::format("Invalid {} parameter provided: \"{}\"", path, given), rules.invalid);
}

void report_unknown(const json::object& object, std::span<const std::string_view> known, std::string_view path,
                    FieldProblems& problems) {
  for (const auto& [key, value] : object) {
    if (problems.full()) return;
    if (std::find(known.begin(), known.end(), std::string_view{key}) != known.end()) continue;
    const auto at = join_path(path, excerpt(key, kMaxQuoted / 2));
    problems.add(at, fmt::format("must NOT have additional property '{}'", at));
  }
}

std::string join_path(std::string_view path, std::string_view name) {
  return path.empty() ? std::string{name} : fmt::format("{}.{}", path, name);
}

std::string index_path(std::string_view path, std::size_t index) {
  return fmt::format("{}[{}]", path, index);
}

const json::value* member_of(const json::object& object, std::string_view name, const FieldRules& rules) {
  if (const auto* member = object.if_contains(name)) return member;
  return rules.alias.empty() ? nullptr : object.if_contains(rules.alias);
}

std::optional<json::value> query_value(QueryPairs query, std::string_view name, const FieldRules& rules, Shape shape) {
  std::vector<std::string_view> found;
  for (const auto& [key, value] : query) {
    std::string_view bare = key;
    if (bare.ends_with("[]")) bare.remove_suffix(2);
    if (bare == name || (!rules.alias.empty() && bare == rules.alias)) found.push_back(value);
  }
  if (found.empty()) return std::nullopt;
  const std::string_view text = found.front();
  switch (shape) {
    case Shape::scalar_text:
      return json::value(json::string(text));
    case Shape::boolean:
      if (text == "true" || text == "1") return json::value(true);
      if (text == "false" || text == "0") return json::value(false);
      return json::value(json::string(text));
    case Shape::number: {
      double number = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error != std::errc{} || end != text.data() + text.size()) return json::value(json::string(text));
      return json::value(number);
    }
    case Shape::json_text:
      return json_or_text(text);
    case Shape::any:
      return text.starts_with('{') || text.starts_with('[') ? json_or_text(text) : json::value(json::string(text));
    case Shape::list: {
      if (found.size() == 1 && text.starts_with('[')) return json_or_text(text);
      json::array list;
      for (const auto item : found) list.emplace_back(json::string(item));
      return json::value(std::move(list));
    }
  }
  return std::nullopt;
}

}  // namespace detail
}  // namespace confab
