#include "api/endpoints.h"

#include <algorithm>
#include <array>

#include "base/errors/files.h"
#include "base/errors/request.h"
#include "base/text.h"

namespace confab::api {
namespace {

struct Unoffered {
  std::string_view name;
  ErrorCode code;
  std::string_view words;
};
constexpr std::array kOfLists{Unoffered{"sort", errors::invalid_sort, "This list cannot be sorted"},
                              Unoffered{"query", errors::invalid_query, "This list cannot be asked for anything"}};

bool has_field(detail::FieldRows rows, std::string_view name) {
  return std::ranges::any_of(rows, [&](const auto& row) { return row.name == name; });
}

// What pages is a list, and what takes one of the two. A closed call refuses them by its schema.
bool is_unoffered(detail::FieldRows rows, Check check, std::string_view name) {
  const bool is_list = std::ranges::any_of(rows, [](const auto& row) {
    const bool asks = row.type->kind == detail::Kind::free_object && (row.name == "sort" || row.name == "query");
    return asks || row.name == "offset";
  });
  return is_list && check != Check::closed_schema && !has_field(rows, name);
}

}  // namespace

void Endpoints::refuse_unoffered(const Input& input, detail::FieldRows rows, Check check) {
  for (const auto& [name, code, words] : kOfLists) {
    if (!is_unoffered(rows, check, name)) continue;
    for (const auto& [key, value] : input.query) {
      const auto text = trim(value);
      if (key == name && !text.empty() && text != "{}") {
        const json::object error{{"field", json::string(name)}, {"message", json::string(words)}};
        throw Refusal(code, std::string{words}, {{"errors", json::array{error}}});
      }
    }
  }
}

void Endpoints::add_list_errors(std::vector<ErrorCode>& errors, detail::FieldRows rows, Check check) {
  for (const auto& one : kOfLists) {
    const bool known = std::ranges::find(errors, one.code) != errors.end();
    if (!known && is_unoffered(rows, check, one.name)) errors.push_back(one.code);
  }
}

json::value Endpoints::body_of(const Input& input) {
  json::value body = trim(input.body).empty() ? json::value(json::object{}) : parse_json(input.body);
  if (!body.is_object()) throw Refusal(errors::invalid_params, "The body must be a JSON object");
  return body;
}

std::span<const ErrorCode> Endpoints::form_errors() {
  static constexpr std::array kErrors{errors::invalid_form, errors::invalid_field, errors::one_file_only,
                                      errors::no_file_uploaded, errors::file_too_large};
  return kErrors;
}

void Endpoints::require_file(const Input& input) {
  if (input.file == nullptr) throw Refusal(errors::no_file_uploaded);
}

Route& Endpoints::declare(Route route) {
  route.errors = renamed(std::move(route.errors), route.renamed);
  if (const auto code = route.access.lacking()) route.errors.push_back(*code);
  return routes_.emplace_back(std::move(route));
}

}  // namespace confab::api
