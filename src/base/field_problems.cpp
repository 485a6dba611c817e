#include "base/field_problems.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/bounds.h"
#include "base/errors/request.h"
#include "base/text.h"

namespace confab {
namespace {

constexpr std::size_t kMaxQuoted = 200;  // bytes of a path; sentences may have twice as many

std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('.') + 1);
}

std::string_view kind_of(const json::value& value) {
  switch (value.kind()) {
    case json::kind::string:
      return "string";
    case json::kind::bool_:
      return "boolean";
    case json::kind::null:
      return "null";
    case json::kind::array:
    case json::kind::object:
      return "object";
    default:
      return "number";
  }
}

// What is wrong need not be written out when it is long.
std::string shown_value(const json::value& value) {
  if (value.is_string()) return excerpt(value.get_string(), kMaxQuoted / 2);
  return bound::fits(value, kMaxQuoted / 2) ? to_json_text(value) : std::string{"..."};
}

std::string named(std::string_view path, std::string_view sentence) {
  return path.empty() ? std::string{sentence} : fmt::format("{} {}", path, sentence);
}

std::string must_have(std::string_view path) {
  return fmt::format("must have required property '{}'", last_part(path));
}

constexpr std::string_view kAdditional = "must NOT have additional properties";

}  // namespace

void FieldProblems::add(Problem problem) {
  if (full()) return;
  problem.path = excerpt(problem.path, kMaxQuoted);
  problem.sentence = excerpt(problem.sentence, 2 * kMaxQuoted);
  problem.says = excerpt(problem.says, 2 * kMaxQuoted);
  problems_.push_back(std::move(problem));
}

void FieldProblems::add(std::string_view path, std::string_view sentence, ErrorCode code) {
  add({Kind::own, std::string{path}, std::string{sentence}, {}, code});
}

// ` in field label`: an argument's own place has no name.
std::string FieldProblems::in_field(std::string_view path) const {
  if (positional_) {
    const auto end = path.find_first_of(".[");
    path = end == std::string_view::npos ? std::string_view{} : path.substr(path[end] == '.' ? end + 1 : end);
  }
  return path.empty() ? std::string{} : fmt::format(" in field {}", path);
}

void FieldProblems::add_missing(std::string_view path, std::string_view type, const FieldRules& rules) {
  if (rules.missing != errors::invalid_params || !rules.missing_text.empty()) {
    return add(path,
               rules.missing_text.empty() ? fmt::format("The required \"{}\" param is missing.", path)
                                          : std::string{rules.missing_text},
               rules.missing);
  }
  std::string says = must_have(path);
  if (check_ == Check::pattern) {
    const bool is_argument = positional_ && in_field(path).empty();
    says = is_argument ? fmt::format("Match error: Expected {}, got undefined", type)
                       : fmt::format("Match error: Missing key '{}'", last_part(path));
  }
  add({Kind::missing, std::string{path}, must_have(path), std::move(says), rules.missing});
}

void FieldProblems::add_type(std::string_view path, std::string_view type, const json::value& given,
                             const FieldRules& rules) {
  if (!rules.invalid_text.empty()) return add(path, rules.invalid_text, rules.invalid);
  if (rules.invalid != errors::invalid_params) {
    const auto words = type == "date" ? fmt::format("The \"{}\" query parameter must be a valid date.", path)
                                      : fmt::format("Invalid {} parameter provided: \"{}\"", path, shown_value(given));
    return add(path, words, rules.invalid);
  }
  const bool is_date = type == "date";
  const std::string must_be = is_date ? "must be a date" : fmt::format("must be {}", type);
  std::string says = must_be;
  if (check_ == Check::pattern) {
    // In a query a date is a text, which a pattern can only ask a function about.
    if (is_date) {
      says =
          (positional_ ? "Match error: Expected Date" : "Match error: Failed Match.Where validation") + in_field(path);
    } else {
      says = fmt::format("Match error: Expected {}, got {}{}", type, kind_of(given), in_field(path));
    }
  }
  add({Kind::value, std::string{path}, named(path, must_be), std::move(says), rules.invalid});
}

void FieldProblems::add_value(std::string_view path, std::string_view sentence, std::string_view schema_says) {
  std::string says{schema_says.empty() ? sentence : schema_says};
  if (check_ == Check::pattern) says = "Match error: Failed Match.Where validation" + in_field(path);
  add({Kind::value, std::string{path}, named(path, sentence), std::move(says), errors::invalid_params});
}

void FieldProblems::add_unknown(std::string_view path) {
  std::string says{kAdditional};
  if (check_ == Check::pattern) says = "Match error: Unknown key" + in_field(path);
  add({Kind::unknown, std::string{path}, fmt::format("must NOT have additional property '{}'", path), std::move(says),
       errors::invalid_params});
}

void FieldProblems::set_alternatives(Alternative kind, std::vector<std::string_view> names, std::vector<bool> present) {
  alternatives_ = {kind, std::move(names), std::move(present)};
}

std::size_t FieldProblems::alternatives_given() const {
  return static_cast<std::size_t>(std::count(alternatives_.present.begin(), alternatives_.present.end(), true));
}

bool FieldProblems::are_alternatives_broken() const {
  const auto given = alternatives_given();
  switch (alternatives_.kind) {
    case Alternative::none:
      return false;
    case Alternative::exactly_one:
      return given != 1;
    case Alternative::at_least_one:
      return given == 0;
  }
  return false;
}

// Each alternative is a schema of its own: its name, with the other fields beside it. It says its first fault.
std::string FieldProblems::alternatives_text() const {
  const bool one = alternatives_.kind == Alternative::exactly_one;
  const bool both = one && alternatives_given() > 1;
  std::string text;
  for (std::size_t i = 0; i < alternatives_.names.size(); ++i) {
    std::string fault;
    if (!alternatives_.present[i]) {
      fault = must_have(alternatives_.names[i]);
    } else if (!problems_.empty() && (!both || problems_.front().kind == Kind::missing)) {
      fault = problems_.front().says;
    } else if (both && is_closed()) {
      fault = kAdditional;
    }
    if (!fault.empty()) text.append(fault).append("\n ");
  }
  return text.append(one ? "must match exactly one schema in oneOf" : "must match a schema in anyOf");
}

json::array FieldProblems::details() const {
  json::array errors;
  for (const auto& problem : problems_) errors.push_back({{"field", problem.path}, {"message", problem.sentence}});
  if (!are_alternatives_broken()) return errors;
  const bool none = alternatives_given() == 0;
  for (std::size_t i = 0; i < alternatives_.names.size(); ++i) {
    const auto name = alternatives_.names[i];
    if (alternatives_.present[i] == none) continue;
    errors.push_back({{"field", json::string(name)},
                      {"message", none ? fmt::format("{}, or one of its alternatives, must be given", name)
                                       : fmt::format("{} must be given alone, without its alternatives", name)}});
  }
  return errors;
}

void FieldProblems::raise() const {
  const bool broken = converts() && are_alternatives_broken();
  if (problems_.empty() && !broken) return;
  json::object more{{"errors", details()}};
  const bool own = !problems_.empty() && problems_.front().kind == Kind::own;
  if (converts() && alternatives_.kind != Alternative::none && !own) {
    throw Refusal(errors::invalid_params, alternatives_text(), std::move(more));
  }
  const auto& first = problems_.front();
  // Where the sentence is the code it is said once.
  if (own && first.sentence == first.code.wire_name()) throw Refusal(first.code, {}, std::move(more));
  if (check_ == Check::pattern && !own) throw Refusal(errors::match_failed, first.says, std::move(more));
  if (check_ != Check::by_hand) throw Refusal(first.code, own ? first.sentence : first.says, std::move(more));
  // The words of a field's own stand alone; ours name all that is wrong.
  if (own) throw Refusal(first.code, first.sentence, std::move(more));
  std::string reason;
  for (const auto& problem : problems_) reason.append(reason.empty() ? "" : ", ").append(problem.sentence);
  throw Refusal(first.code, std::move(reason), std::move(more));
}

}  // namespace confab
