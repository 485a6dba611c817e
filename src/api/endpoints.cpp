#include "api/endpoints.h"

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

json::value Endpoints::body_with_captures(const Input& input) {
  json::value body = trim(input.body).empty() ? json::value(json::object{}) : parse_json(input.body);
  if (!body.is_object()) throw Refusal(errors::invalid_params, "The body must be a JSON object");
  auto& object = body.get_object();
  for (const auto& [name, value] : input.query) {
    if (!object.contains(name)) object[name] = json::string(value);
  }
  return body;
}

}  // namespace confab::api
