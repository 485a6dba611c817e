#include "api/endpoints.h"

#include <algorithm>
#include <array>

#include "base/errors/files.h"
#include "base/errors/request.h"
#include "base/text.h"

namespace confab::api {

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
