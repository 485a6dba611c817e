#include "api/endpoints.h"

#include <algorithm>
#include <array>

#include "base/errors/files.h"
#include "base/errors/request.h"
#include "base/text.h"

namespace confab::api {

Refusal renamed(Refusal refusal, const Route& route) {
  for (const auto& [from, to, text] : route.renamed) {
    if (refusal.code() == from && !refusal.is_plain_exception()) {
      return Refusal(to, text ? std::string{*text} : refusal.reason(), refusal.details());
    }
  }
  return refusal;
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
  // What is renamed goes out by its other name.
  for (const auto& [from, to, text] : route.renamed) {
    const bool stays = std::any_of(route.renamed.begin(), route.renamed.end(),
                                   [&, code = from](const Renamed& other) { return other.to == code; });
    if (!stays) std::erase(route.errors, from);
    if (std::find(route.errors.begin(), route.errors.end(), to) == route.errors.end()) route.errors.push_back(to);
  }
  if (const auto code = route.access.lacking()) route.errors.push_back(*code);
  return routes_.emplace_back(std::move(route));
}

}  // namespace confab::api
