#include "api/query.h"

#include <cctype>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/text.h"

namespace confab::api {
namespace {

using model::Condition;
using Op = Condition::Op;

constexpr std::size_t kMaxConditions = 100;
constexpr std::size_t kMaxValues = 1'000;
constexpr std::size_t kMaxQuotedName = 100;  // bytes

[[noreturn]] void refuse(std::string_view what) {
  throw Refusal(errors::invalid_query, "query cannot use " + excerpt(what, kMaxQuotedName));
}

/// Counts what it reads: a short text asks for little.
class Reader {
 public:
  Condition whole(const json::object& query) {
    Condition all{.op = Op::all, .field = {}, .values = {}, .parts = {}};
    for (const auto& [name, value] : query) {
      if (name == "$and")
        all.parts.push_back(combined(Op::all, value));
      else if (name == "$or")
        all.parts.push_back(combined(Op::any, value));
      else if (name == "$nor")
        all.parts.push_back(combined(Op::none, value));
      else if (name.starts_with('$'))
        refuse(name);
      else
        all.parts.push_back(of_field(name, value));
    }
    return all;
  }

 private:
  Condition combined(Op op, const json::value& list) {
    if (!list.is_array() || list.get_array().empty()) refuse("$and, $or and $nor without a list of conditions");
    Condition result = made({}, op, {});
    for (const auto& part : list.get_array()) {
      if (!part.is_object()) refuse("$and, $or and $nor without a list of conditions");
      result.parts.push_back(whole(part.get_object()));
    }
    return result;
  }

  Condition of_field(std::string_view name, const json::value& value) {
    if (value.is_null()) return negated(made(name, Op::exists, {}));
    const bool is_date = value.is_object() && value.get_object().contains("$date");
    if (!value.is_object() || is_date) return made(name, Op::one_of, {scalar(value)});
    if (value.get_object().empty()) refuse("{} as a value");
    Condition all = made({}, Op::all, {});
    for (const auto& [operation, operand] : value.get_object()) {
      if (operation != "$options")
        all.parts.push_back(compared(name, operation, operand, value.get_object()));
      else if (!value.get_object().contains("$regex"))
        refuse("$options without $regex");
    }
    return all;
  }

  Condition compared(std::string_view name, std::string_view operation, const json::value& operand,
                     const json::object& beside) {
    if (operation == "$eq") return of_field(name, operand);
    if (operation == "$ne") return negated(of_field(name, operand));
    if (operation == "$not" && operand.is_object()) return negated(of_field(name, operand));
    if (operation == "$in") return made(name, Op::one_of, list(operand));
    if (operation == "$nin") return negated(made(name, Op::one_of, list(operand)));
    if (operation == "$lt") return made(name, Op::less, {scalar(operand)});
    if (operation == "$lte") return made(name, Op::less_or_equal, {scalar(operand)});
    if (operation == "$gt") return made(name, Op::greater, {scalar(operand)});
    if (operation == "$gte") return made(name, Op::greater_or_equal, {scalar(operand)});
    if (operation == "$exists") {
      const auto exists = made(name, Op::exists, {});
      return operand == json::value(false) || operand == json::value(0) ? negated(exists) : exists;
    }
    if (operation == "$regex" && operand.is_string()) {
      const auto* options = beside.if_contains("$options");
      const bool any_case = options != nullptr && *options == json::value("i");
      if (options != nullptr && !any_case && *options != json::value("")) refuse("$options other than i");
      return made(name, any_case ? Op::matches_any_case : Op::matches, {operand});
    }
    refuse(operation);
  }

  static const json::value& scalar(const json::value& value) {
    const bool is_date = value.is_object() && value.get_object().contains("$date");
    if (value.is_null() || (value.is_structured() && !is_date)) refuse("lists, objects and null as values");
    return value;
  }

  static json::array list(const json::value& value) {
    if (!value.is_array()) refuse("$in and $nin without a list");
    json::array values;
    for (const auto& item : value.get_array()) values.push_back(scalar(item));
    return values;
  }

  Condition made(std::string_view name, Op op, json::array values) {
    values_ += values.size();
    if (++conditions_ > kMaxConditions || values_ > kMaxValues) refuse("as many conditions or values");
    return {.op = op, .field = std::string{name}, .values = std::move(values), .parts = {}};
  }

  Condition negated(Condition condition) {
    auto result = made({}, Op::none, {});
    result.parts.push_back(std::move(condition));
    return result;
  }

  std::size_t conditions_ = 0, values_ = 0;
};

}  // namespace

std::optional<model::Condition> condition_of(const std::optional<json::object>& query) {
  if (!query || query->empty()) return std::nullopt;
  return Reader{}.whole(*query);
}

std::string part_in(const std::optional<json::object>& query, std::string_view field) {
  const auto* asked = query ? query->if_contains(field) : nullptr;
  if (asked == nullptr) return {};
  const auto* pattern = find_member(*asked, "$regex");
  const auto* options = find_member(*asked, "$options");
  const bool understood = pattern != nullptr && pattern->is_string() && options != nullptr &&
                          *options == json::value("i") && asked->get_object().size() == 2;
  if (!understood) refuse(std::string{field} + R"( but as {"$regex": text, "$options": "i"})");
  std::string part;
  const std::string_view text = pattern->get_string();
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escaped = text[at] == '\\' && at + 1 < text.size();
    if (escaped) ++at;
    const bool means_more = std::string_view{"\\^$.*+?()[]{}|"}.find(text[at]) != std::string_view::npos;
    const bool is_class = escaped && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
    if (is_class || (!escaped && means_more)) {
      refuse("signs that mean something in a pattern of " + std::string{field});
    }
    part.push_back(text[at]);
  }
  return part;
}

}  // namespace confab::api
