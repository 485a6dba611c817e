#pragma once
// What is wrong with the parameters of a call, and how its refusal says so. Rocket.Chat checks them in three ways, and
// clients compare the words of each; none of them but ours says which field it was, so `details` always does.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/field_rules.h"
#include "base/json.h"

namespace confab {

/// How Rocket.Chat checks a call's parameters. The words, the code and what is let through follow from it.
enum class Check {
  by_hand,        ///< by the handler: fields have words of their own; what has none is named in ours
  schema,         ///< by a JSON schema: its words for the first fault; "5" and "true" become what they say
  closed_schema,  ///< the same, and what it does not know is refused
  pattern,        ///< by a pattern: "Match error: ..."; of a method each argument by its own
};

/// Collects the first `kMaxProblems` of one input. Names and values in its sentences are cut. Paths are those of the
/// field lists: `parts[0].label`.
class FieldProblems {
 public:
  static constexpr std::size_t kMaxProblems = 20;

  /// `positional`: the first part of a path is an argument's, which has no name on the wire.
  explicit FieldProblems(Check check = Check::by_hand, bool positional = false)
      : check_(check), positional_(positional) {}

  /// Whether text that says a number or a boolean counts as one.
  [[nodiscard]] bool converts() const { return check_ == Check::schema || check_ == Check::closed_schema; }
  [[nodiscard]] bool is_closed() const { return check_ == Check::closed_schema; }

  /// `type`: the JSON type that was expected; "date" too.
  void add_missing(std::string_view path, std::string_view type, const FieldRules& rules);
  void add_type(std::string_view path, std::string_view type, const json::value& given, const FieldRules& rules);
  /// A value of the right type that is not allowed, in the words that follow the field's name.
  void add_value(std::string_view path, std::string_view sentence, std::string_view schema_says = {});
  void add_unknown(std::string_view path);
  /// In words and with a code of the field's own.
  void add(std::string_view path, std::string_view sentence, ErrorCode code);
  /// The fields of which there must be one, and which of them are there.
  void set_alternatives(Alternative kind, std::vector<std::string_view> names, std::vector<bool> present);

  [[nodiscard]] bool empty() const { return problems_.empty(); }
  /// No more are collected: reading may stop.
  [[nodiscard]] bool full() const { return problems_.size() >= kMaxProblems; }
  /// Throws Refusal when anything was added, with the code of the first; `details.errors` has each field with a
  /// sentence.
  void raise() const;

 private:
  enum class Kind { missing, unknown, value, own };
  struct Problem {
    Kind kind;
    std::string path, sentence;  // for people: it names the field
    std::string says;            // in the words of the call's check
    ErrorCode code;
  };
  struct Alternatives {
    Alternative kind = Alternative::none;
    std::vector<std::string_view> names;
    std::vector<bool> present;
  };

  void add(Problem problem);
  [[nodiscard]] std::string in_field(std::string_view path) const;
  [[nodiscard]] std::size_t alternatives_given() const;
  [[nodiscard]] bool are_alternatives_broken() const;
  [[nodiscard]] std::string alternatives_text() const;
  [[nodiscard]] json::array details() const;

  Check check_;
  bool positional_;
  std::vector<Problem> problems_;
  Alternatives alternatives_;
};

}  // namespace confab
