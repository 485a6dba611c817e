#pragma once
// What a setting is, and the keys by which code names one. The rows stand in groups/, a header a group; this file knows
// none of them.

#include <cstdint>
#include <limits>
#include <string_view>

#include "base/row_groups.h"

namespace confab::settings {

enum class Type { boolean, integer, text, select, multi_select, asset };
/// Of a text: whatever; a regular expression; an http address, or none; text of a language of its own (CSS, HTML,
/// JavaScript); an object as JSON, or none; a colour as #rrggbb, or none.
enum class Form { any, pattern, address, code, json_object, colour };
enum class Audience { administrators, everyone };

struct Declaration {
  std::string_view key;
  Type type;
  std::string_view fallback;      // JSON
  std::string_view choices = {};  // of a select, separated by '|'
  Form form = Form::any;
  std::int64_t minimum = std::numeric_limits<std::int64_t>::min();  // of a number, which does not compile without both
  std::int64_t maximum = std::numeric_limits<std::int64_t>::max();
  std::string_view group;  // as clients show it
  std::string_view section = {};
  Audience audience = Audience::administrators;
  bool secret = false;
  bool readonly = false;
  std::string_view doc;

  [[nodiscard]] constexpr bool is_bounded() const {
    return minimum != std::numeric_limits<std::int64_t>::min() && maximum != std::numeric_limits<std::int64_t>::max();
  }
};

enum class Group : std::uint8_t;  // in group.h
using Place = RowPlace<Group>;

/// A row that the compiler found, of whatever type: what the function of a group returns, `settings::message("...")`.
struct Found {
  Place place;
  Type type;
};

/// A row that has one of the types; from any other it does not compile.
template <Type... kTypes>
class Key {
 public:
  consteval Key(Found found)  // NOLINT(google-explicit-constructor)
      : place_(found.place) {
    if (((found.type != kTypes) && ...)) throw "the setting has another type";
  }
  [[nodiscard]] constexpr Place place() const { return place_; }

 private:
  Place place_;
};

using BooleanKey = Key<Type::boolean>;
using IntegerKey = Key<Type::integer>;
using TextKey = Key<Type::text, Type::select>;

}  // namespace confab::settings
