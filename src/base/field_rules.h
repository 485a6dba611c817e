#pragma once
// What a field allows beyond its type when it is read, and what readers and schemas make of it.

#include <cstdint>
#include <limits>
#include <string_view>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/fields.h"
#include "base/fixed_text.h"

namespace confab {

/// Fields of which a call takes one: a room by its id or by its name.
enum class Alternative { none, exactly_one, at_least_one };

struct FieldRules {
  static constexpr std::size_t kUnbounded = std::numeric_limits<std::size_t>::max();

  std::size_t min_length = 0;           // of text in UTF-16 units, of lists in items
  std::size_t max_length = kUnbounded;  // of text, in UTF-16 units
  std::size_t max_items = kUnbounded;   // of lists and maps
  std::size_t max_item_length = kUnbounded;
  std::size_t max_bytes = kUnbounded;  // of free-form values, as JSON
  std::int64_t minimum = std::numeric_limits<std::int64_t>::min();
  std::int64_t maximum = std::numeric_limits<std::int64_t>::max();
  std::string_view choices;  // separated by '|'; empty: any text
  std::string_view alias;    // a second name that older clients use
  ErrorCode missing = errors::invalid_params;
  ErrorCode invalid = errors::invalid_params;
  std::string_view missing_text, invalid_text;  // the words for them; empty: those that are usual
  Alternative alternative = Alternative::none;
  bool may_be_absent = false;  // a member with an initialiser keeps it
  bool is_required = false;    // an optional member must be there all the same
  bool is_null = false;        // written as null while it is empty

  // Of free-form objects whose members are named.
  bool names_members = false;
  std::string_view members;  // separated by '|'
  bool are_directions = false;
  bool any_members = false;                    // who reads them refuses
  ErrorCode unknown = errors::invalid_params;  // for other members; if not said, that of `invalid`
  std::string_view unknown_text;               // the words for it; empty: those that are usual

  /// The rules of one item of a list, or one value of a map.
  [[nodiscard]] constexpr FieldRules of_items() const {
    FieldRules result;
    result.max_length = max_item_length;
    return result;
  }
};

/// What is said of a member that a closed struct does not know, where it is not the usual.
struct UnknownMember {
  ErrorCode code;
  std::string_view text;
};

/// What a rule bounds. Whatever is read from outside needs the bounds of its type, or does not compile
/// (base/fields_read.h).
namespace bounds {
inline constexpr unsigned kNothing = 0;
inline constexpr unsigned kText = 1;
inline constexpr unsigned kCount = 2;
inline constexpr unsigned kItems = 4;  // each item of a list of texts
inline constexpr unsigned kBytes = 8;
inline constexpr unsigned kNumber = 16;
}  // namespace bounds

/// Of text, in UTF-16 units.
struct max_length {
  std::size_t value;
  static constexpr unsigned kBounds = bounds::kText;
  constexpr explicit max_length(std::size_t v) : value(v) {}
  constexpr void apply(FieldRules& rules) const { rules.max_length = value; }
};
/// Of lists and maps. What is a text in them has a bound of its own.
struct max_items {
  std::size_t value;
  static constexpr unsigned kBounds = bounds::kCount;
  constexpr explicit max_items(std::size_t v) : value(v) {}
  constexpr void apply(FieldRules& rules) const { rules.max_items = value; }
};
/// Of lists and maps of texts: how many, and how long each.
struct max_texts {
  std::size_t items, length;
  static constexpr unsigned kBounds = bounds::kCount | bounds::kItems;
  constexpr max_texts(std::size_t i, std::size_t l) : items(i), length(l) {}
  constexpr void apply(FieldRules& rules) const { rules.max_items = items, rules.max_item_length = length; }
};
/// Of free-form values, as JSON.
struct max_bytes {
  std::size_t value;
  static constexpr unsigned kBounds = bounds::kBytes;
  constexpr explicit max_bytes(std::size_t v) : value(v) {}
  constexpr void apply(FieldRules& rules) const { rules.max_bytes = value; }
};
/// Of free-form lists.
struct max_items_and_bytes {
  std::size_t items, bytes;
  static constexpr unsigned kBounds = bounds::kCount | bounds::kBytes;
  constexpr max_items_and_bytes(std::size_t i, std::size_t b) : items(i), bytes(b) {}
  constexpr void apply(FieldRules& rules) const { rules.max_items = items, rules.max_bytes = bytes; }
};
struct range {
  std::int64_t low, high;
  static constexpr unsigned kBounds = bounds::kNumber;
  constexpr range(std::int64_t l, std::int64_t h) : low(l), high(h) {}
  constexpr void apply(FieldRules& rules) const { rules.minimum = low, rules.maximum = high; }
};
/// One of the names, which '|' separates.
template <std::size_t Size>
struct one_of {
  FixedText<Size> names;
  static constexpr unsigned kBounds = bounds::kText;
  consteval explicit one_of(const char (&n)[Size]) : names(n) {}
  constexpr void apply(FieldRules& rules) const {
    rules.choices = names.view();
    if (rules.max_length == FieldRules::kUnbounded) rules.max_length = kMaxOfAChoice;
  }
  static constexpr std::size_t kMaxOfAChoice = 512;  // longer ones are not compared
};
struct min_length {
  std::size_t value;
  static constexpr unsigned kBounds = bounds::kNothing;
  constexpr explicit min_length(std::size_t v) : value(v) {}
  constexpr void apply(FieldRules& rules) const { rules.min_length = value; }
};
template <std::size_t Size>
struct alias {
  FixedText<Size> name;
  static constexpr unsigned kBounds = bounds::kNothing;
  consteval explicit alias(const char (&n)[Size]) : name(n) {}
  constexpr void apply(FieldRules& rules) const { rules.alias = name.view(); }
};

namespace detail {
/// An error and its words; none: those that are usual. The words are a literal, or (`Size` 0, in lists alone) lie
/// elsewhere.
template <std::size_t Size>
struct Words {
  const ErrorCode* code;
  FixedText<Size> literal;
  constexpr Words(const ErrorCode& c, const char (&t)[Size]) : code(&c), literal(t) {}
  constexpr explicit Words(const ErrorCode& c)
    requires(Size == 1)
      : code(&c), literal("") {}
  [[nodiscard]] constexpr std::string_view text() const { return literal.view(); }
};
template <>
struct Words<0> {
  const ErrorCode* code;
  std::string_view elsewhere;
  constexpr Words(const ErrorCode& c, std::string_view t) : code(&c), elsewhere(t) {}
  [[nodiscard]] constexpr std::string_view text() const { return elsewhere; }
};
}  // namespace detail

/// The error that the field's absence has on the wire, where it is not the general one, and its words where those are
/// not the usual ones. The code is one of base/errors/, which last.
template <std::size_t Size>
struct when_missing : detail::Words<Size> {
  static constexpr unsigned kBounds = bounds::kNothing;
  using detail::Words<Size>::Words;
  constexpr void apply(FieldRules& rules) const { rules.missing = *this->code, rules.missing_text = this->text(); }
};
template <std::size_t Size>
when_missing(const ErrorCode&, const char (&)[Size]) -> when_missing<Size>;
when_missing(const ErrorCode&) -> when_missing<1>;
when_missing(const ErrorCode&, std::string_view) -> when_missing<0>;
/// The same for a value that cannot be read as the field's type. Without words: for dates and JSON.
template <std::size_t Size>
struct when_invalid : detail::Words<Size> {
  static constexpr unsigned kBounds = bounds::kNothing;
  using detail::Words<Size>::Words;
  constexpr void apply(FieldRules& rules) const { rules.invalid = *this->code, rules.invalid_text = this->text(); }
};
template <std::size_t Size>
when_invalid(const ErrorCode&, const char (&)[Size]) -> when_invalid<Size>;
when_invalid(const ErrorCode&) -> when_invalid<1>;
when_invalid(const ErrorCode&, std::string_view) -> when_invalid<0>;
/// Of a free-form object: nothing is taken but members of these names, which '|' separates; "": none at all. "*":
/// whoever reads them refuses what it does not know. The code is that of when_invalid(), or of when_unknown().
template <std::size_t Size>
struct members {
  FixedText<Size> names;
  static constexpr unsigned kBounds = bounds::kNothing;
  consteval explicit members(const char (&n)[Size]) : names(n) {}
  constexpr explicit members(FixedText<Size> n) : names(n) {}
  constexpr void apply(FieldRules& rules) const {
    rules.names_members = true;
    rules.members = names.view();
    rules.any_members = rules.members == "*";
  }
};
/// The same of `sort`, whose members are 1 or -1: after `-` a name takes -1 alone, after `+` 1 alone.
template <std::size_t Size>
struct sort_keys {
  FixedText<Size> names;
  static constexpr unsigned kBounds = bounds::kNothing;
  consteval explicit sort_keys(const char (&n)[Size]) : names(n) {}
  constexpr explicit sort_keys(FixedText<Size> n) : names(n) {}
  constexpr void apply(FieldRules& rules) const {
    rules.names_members = rules.are_directions = true;
    rules.members = names.view();
  }
};
/// The error of a member that `members` or `sort_keys` do not name, and its words.
template <std::size_t Size>
struct when_unknown : detail::Words<Size> {
  static constexpr unsigned kBounds = bounds::kNothing;
  using detail::Words<Size>::Words;
  constexpr void apply(FieldRules& rules) const { rules.unknown = *this->code, rules.unknown_text = this->text(); }
};
template <std::size_t Size>
when_unknown(const ErrorCode&, const char (&)[Size]) -> when_unknown<Size>;
/// Says nothing, where a template asks for a rule.
struct as_usual {
  static constexpr unsigned kBounds = bounds::kNothing;
  constexpr void apply(FieldRules& /*rules*/) const {}
};
/// One of the fields with this rule must be there, and no second one; for optional fields. Calls that look for them by
/// hand (Check::by_hand) may do otherwise.
struct exactly_one {
  static constexpr unsigned kBounds = bounds::kNothing;
  constexpr void apply(FieldRules& rules) const { rules.alternative = Alternative::exactly_one; }
};
/// One of them or several.
struct at_least_one {
  static constexpr unsigned kBounds = bounds::kNothing;
  constexpr void apply(FieldRules& rules) const { rules.alternative = Alternative::at_least_one; }
};
/// For an optional member that this call needs and others that share its struct do not.
struct required {
  static constexpr unsigned kBounds = bounds::kNothing;
  constexpr void apply(FieldRules& rules) const { rules.is_required = true; }
};
/// For an optional member of an answer: it is always there, as null while it is empty.
struct or_null {
  static constexpr unsigned kBounds = bounds::kNothing;
  constexpr void apply(FieldRules& rules) const { rules.is_null = true; }
};
struct defaulted {
  static constexpr unsigned kBounds = bounds::kNothing;
  constexpr void apply(FieldRules& rules) const { rules.may_be_absent = true; }
};

template <class AField>
[[nodiscard]] constexpr FieldRules rules_of(const AField& field) {
  FieldRules result;
  field.apply_to(result);
  return result;
}

}  // namespace confab
