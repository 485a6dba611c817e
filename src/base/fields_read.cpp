#include "base/fields_read.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace confab::detail {
namespace {

constexpr std::size_t kMaxQuotedName = 100;  // bytes

bool check_range(double number, const FieldRules& rules, std::string_view path, FieldProblems& problems) {
  if (number < static_cast<double>(rules.minimum)) {
    problems.add_value(path, fmt::format("must be >= {}", rules.minimum));
    return false;
  }
  if (number > static_cast<double>(rules.maximum)) {
    problems.add_value(path, fmt::format("must be <= {}", rules.maximum));
    return false;
  }
  return true;
}

// What is no JSON stays text, and is reported as having the wrong type.
json::value json_or_text(std::string_view text) {
  auto parsed = parsed_json(text);
  return parsed ? std::move(*parsed) : json::value(json::string(text));
}

// A text that says it, or 1 and 0; what says neither stays what it is.
json::value as_boolean(const json::value& value) {
  const bool is_true = value == json::value("true") || value == json::value(1);
  if (is_true || value == json::value("false") || value == json::value(0)) return is_true;
  return value;
}

json::value as_number(const json::value& value) {
  if (value.is_bool()) return value.get_bool() ? 1 : 0;
  if (!value.is_string() || value.get_string().empty()) return value;
  const std::string_view text = value.get_string();
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return value;
  return number;
}

// The value as a number or a boolean where the call's check converts; lists and objects are neither.
json::value converted(const json::value& value, json::value (*convert)(const json::value&),
                      const FieldProblems& problems) {
  if (value.is_structured()) return nullptr;
  return problems.converts() ? convert(value) : value;
}

// Lists are written `a[]=x` too.
std::string_view bare_name(std::string_view key) {
  return key.ends_with("[]") ? key.substr(0, key.size() - 2) : key;
}

bool is_called(const FieldRow& row, std::string_view name) {
  return name == row.name || (!row.rules.alias.empty() && name == row.rules.alias);
}

bool is_known(FieldRows rows, std::string_view name) {
  return std::ranges::any_of(rows, [&](const FieldRow& row) { return is_called(row, name); });
}

// Alternatives are a matter of the call's own fields, not of what is in them.
template <class IsThere>
void report_missing(FieldRows rows, const IsThere& is_there, std::string_view path, FieldProblems& problems) {
  std::vector<std::string_view> names;
  std::vector<bool> present;
  auto kind = Alternative::none;
  for (const auto& row : rows) {
    const bool there = is_there(row);
    if (!there && !row.may_be_absent) problems.add_missing(join_path(path, row.name), type_name(row), row.rules);
    if (row.rules.alternative == Alternative::none || !path.empty()) continue;
    kind = row.rules.alternative;
    names.push_back(row.name);
    present.push_back(there);
  }
  if (kind != Alternative::none) problems.set_alternatives(kind, std::move(names), std::move(present));
}

bool is_choice(std::string_view choices, std::string_view text) {
  const auto names = split(choices, '|');
  return std::find(names.begin(), names.end(), text) != names.end();
}

// `sort` is quoted with what was sent: clients know that text.
void add_unknown_member(const json::object& object, std::string_view name, const json::value& value,
                        const FieldRules& rules, std::string_view path, FieldProblems& problems) {
  const bool is_direction = value == json::value(1) || value == json::value(-1);
  const auto quoted = excerpt(name, kMaxQuotedName);
  if (rules.are_directions && !is_direction) {
    return problems.add(path, fmt::format("Invalid {} parameter provided: \"{}\"", path, to_json_text(object)),
                        rules.invalid);
  }
  const bool own = rules.unknown != errors::invalid_params || !rules.unknown_text.empty();
  if (own) return problems.add(join_path(path, quoted), rules.unknown_text, rules.unknown);
  const std::string direction = value == json::value(-1) ? " descending" : " ascending";
  const auto names = split(rules.members, '|');
  const bool other_way =
      std::ranges::any_of(names, [&](const auto& one) { return std::string_view{one}.substr(1) == name; });
  const auto words = rules.are_directions ? fmt::format("Cannot sort by {}{}", quoted, other_way ? direction : "")
                                          : fmt::format("{} cannot ask for {}", path, quoted);
  problems.add(join_path(path, quoted), words, rules.invalid);
}

}  // namespace

bool read_scalar(const json::value& value, bool& out, const FieldRules& rules, std::string_view path,
                 FieldProblems& problems) {
  const auto given = converted(value, as_boolean, problems);
  if (!given.is_bool()) return problems.add_type(path, "boolean", value, rules), false;
  out = given.get_bool();
  return true;
}

bool read_scalar(const json::value& value, std::int64_t& out, const FieldRules& rules, std::string_view path,
                 FieldProblems& problems) {
  const auto given = converted(value, as_number, problems);
  if (!given.is_number()) return problems.add_type(path, "number", value, rules), false;
  if (given.is_int64()) {
    out = given.get_int64();
  } else if (const double number = given.to_number<double>(); number == std::floor(number) && std::abs(number) < 9e15) {
    out = static_cast<std::int64_t>(number);
  } else {
    return problems.add_type(path, "integer", value, rules), false;
  }
  return check_range(static_cast<double>(out), rules, path, problems);
}

bool read_scalar(const json::value& value, double& out, const FieldRules& rules, std::string_view path,
                 FieldProblems& problems) {
  const auto given = converted(value, as_number, problems);
  if (!given.is_number()) return problems.add_type(path, "number", value, rules), false;
  out = given.to_number<double>();
  return check_range(out, rules, path, problems);
}

bool read_scalar(const json::value& value, std::string& out, const FieldRules& rules, std::string_view path,
                 FieldProblems& problems) {
  if (problems.converts() && (value.is_number() || value.is_bool())) {
    return read_scalar(json::value(json::string(to_json_text(value))), out, rules, path, problems);
  }
  if (!value.is_string()) return problems.add_type(path, "string", value, rules), false;
  const std::string_view text = value.get_string();
  const std::size_t length = utf16_length(text);
  if (length < rules.min_length) {
    problems.add_value(path, fmt::format("must NOT have fewer than {} characters", rules.min_length));
    return false;
  }
  if (const auto most = rules.max_length; length > most) {
    problems.add_value(path, fmt::format("must NOT have more than {} characters", most));
    return false;
  }
  if (!rules.choices.empty() && !is_choice(rules.choices, text)) {
    problems.add_value(path, fmt::format("must be one of {}", rules.choices),
                       "must be equal to one of the allowed values");
    return false;
  }
  out = text;
  return true;
}

bool read_scalar(const json::value& value, Timestamp& out, const FieldRules& rules, std::string_view path,
                 FieldProblems& problems) {
  const auto time = json_time(value);
  if (!time) return problems.add_type(path, "date", value, rules), false;
  out = *time;
  return true;
}

bool check_count(std::size_t count, const FieldRules& rules, std::string_view path, FieldProblems& problems) {
  const auto most = rules.max_items;
  if (count < rules.min_length)
    problems.add_value(path, fmt::format("must NOT have fewer than {} items", rules.min_length));
  if (count > most) problems.add_value(path, fmt::format("must NOT have more than {} items", most));
  return count >= rules.min_length && count <= most;
}

bool check_key(std::string_view key, std::string_view path, FieldProblems& problems) {
  if (utf16_length(key) <= bound::kKey) return true;
  problems.add_value(path, fmt::format("must NOT have names of more than {} characters", bound::kKey));
  return false;
}

bool check_free_form(const json::value& value, std::size_t max_bytes, std::string_view path, FieldProblems& problems) {
  if (bound::fits(value, max_bytes)) return true;
  problems.add_value(path, fmt::format("must NOT have more than {} bytes, nor be nested deeper than {}", max_bytes,
                                       bound::kFreeFormDepth));
  return false;
}

bool check_named_members(const json::object& object, const FieldRules& rules, std::string_view path,
                         FieldProblems& problems) {
  if (!rules.names_members || rules.any_members) return true;
  const auto names = split(rules.members, '|');
  for (const auto& [name, value] : object) {
    const bool up = value == json::value(1);
    const bool down = value == json::value(-1);
    const bool known = std::ranges::any_of(names, [&, key = std::string_view{name}](const std::string& one) {
      if (!rules.are_directions || (one.front() != '-' && one.front() != '+')) return one == key;
      return std::string_view{one}.substr(1) == key && (one.front() == '-' ? down : up);
    });
    if (known && (!rules.are_directions || up || down)) continue;
    add_unknown_member(object, name, value, rules, path, problems);
    return false;
  }
  return true;
}

std::string join_path(std::string_view path, std::string_view name) {
  return path.empty() ? std::string{name} : fmt::format("{}.{}", path, name);
}

std::string index_path(std::string_view path, std::size_t index) {
  return fmt::format("{}[{}]", path, index);
}

const json::value* member_of(const json::object& object, const FieldRow& row) {
  if (const auto* member = object.if_contains(row.name)) return member;
  return row.rules.alias.empty() ? nullptr : object.if_contains(row.rules.alias);
}

void check_members(const json::object& object, FieldRows rows, bool closed, const UnknownMember* unknown,
                   std::string_view path, FieldProblems& problems) {
  const auto is_there = [&](const FieldRow& row) {
    const auto* member = member_of(object, row);
    return member != nullptr && !(member->is_null() && row.may_be_absent);
  };
  report_missing(rows, is_there, path, problems);
  if (!closed && !(problems.is_closed() && path.empty())) return;
  for (const auto& [key, value] : object) {
    if (problems.full()) return;
    if (is_known(rows, key)) continue;
    const auto where = join_path(path, excerpt(key, kMaxQuotedName));
    if (unknown != nullptr)
      problems.add(where, unknown->text, unknown->code);
    else
      problems.add_unknown(where);
  }
}

json::object others_of(const json::object& object, FieldRows rows) {
  json::object others;
  for (const auto& [key, value] : object) {
    if (!is_known(rows, key)) others.emplace(key, value);
  }
  return others;
}

void check_members(QueryPairs query, FieldRows rows, FieldProblems& problems) {
  const auto is_there = [&](const FieldRow& row) {
    return std::ranges::any_of(query, [&](const auto& pair) { return is_called(row, bare_name(pair.first)); });
  };
  report_missing(rows, is_there, "", problems);
  if (!problems.is_closed()) return;
  for (const auto& [key, value] : query) {
    if (problems.full()) return;
    const auto name = bare_name(key);
    // Who calls may stand in the query as well.
    if (name == "rc_uid" || name == "rc_token" || is_known(rows, name)) continue;
    problems.add_unknown(excerpt(name, kMaxQuotedName));
  }
}

std::optional<json::value> query_value(QueryPairs query, const FieldRow& row) {
  std::vector<std::string_view> found;
  for (const auto& [key, value] : query) {
    if (is_called(row, bare_name(key))) found.push_back(value);
  }
  if (found.empty()) return std::nullopt;
  const std::string_view text = found.front();
  switch (row.type->kind) {
    case Kind::text:
    case Kind::id:
    case Kind::date:
      return json::value(json::string(text));
    case Kind::boolean:
      if (text == "true" || text == "1") return json::value(true);
      if (text == "false" || text == "0") return json::value(false);
      return json::value(json::string(text));
    case Kind::integer:
    case Kind::number: {
      double number = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error != std::errc{} || end != text.data() + text.size()) return json::value(json::string(text));
      return json::value(number);
    }
    case Kind::free_object:
      // Clients that have nothing to ask for send nothing behind the name.
      if (text.empty() && row.may_be_absent) return std::nullopt;
      return json_or_text(text);
    case Kind::map:
    case Kind::one_of:
    case Kind::free_list:
    case Kind::structure:
      return json_or_text(text);
    case Kind::free:
      return text.starts_with('{') || text.starts_with('[') ? json_or_text(text) : json::value(json::string(text));
    case Kind::list: {
      if (found.size() == 1 && text.starts_with('[')) return json_or_text(text);
      json::array list;
      for (const auto item : found) list.emplace_back(json::string(item));
      return json::value(std::move(list));
    }
  }
  return std::nullopt;
}

void add_query_members(json::object& object, QueryPairs query, FieldRows rows) {
  for (const auto& row : rows) {
    if (member_of(object, row) != nullptr) continue;
    if (auto value = query_value(query, row)) object[row.name] = std::move(*value);
  }
}

std::string_view type_name(const FieldRow& row) {
  switch (row.type->kind) {
    case Kind::boolean:
      return "boolean";
    case Kind::integer:
    case Kind::number:
      return "number";
    case Kind::text:
    case Kind::id:
      return "string";
    case Kind::date:
      return "date";
    case Kind::list:
    case Kind::free_list:
      return "array";
    default:
      return "object";
  }
}

std::optional<json::value> object_in_text(const json::value& value, const FieldProblems& problems) {
  if (!problems.converts() || !value.is_string() || !value.get_string().starts_with('{')) return std::nullopt;
  return parsed_json(value.get_string());
}

}  // namespace confab::detail
