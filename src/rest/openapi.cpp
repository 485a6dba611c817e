#include "rest/openapi.h"

#include <algorithm>
#include <array>

#include "api/errors.h"
#include "base/text.h"
#include "core/accounts/preferences.h"
#include "net/request_headers.h"
#include "permissions/catalogue.h"
#include "rest/shapes.h"
#include "settings/catalogue.h"

namespace confab::rest {
namespace {

// `/settings/:_id` as `/settings/{_id}`.
std::string templated(std::string_view path) {
  std::string out;
  bool inside = false;
  for (const char c : path) {
    if (c == ':' || c == '*') {
      out.push_back('{');
      inside = true;
    } else if (c == '/' && inside) {
      out.append("}/");
      inside = false;
    } else {
      out.push_back(c);
    }
  }
  if (inside) out.push_back('}');
  return out;
}

json::array error_names(std::span<const ErrorCode> errors) {
  json::array names;
  for (const auto code : errors) {
    const json::value name{json::string(code.wire_name())};  // some codes share one
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

json::array query_parameters(const json::object& schema) {
  json::array parameters;
  const auto* properties = schema.if_contains("properties");
  if (properties == nullptr) return parameters;
  const auto* required = schema.if_contains("required");
  for (const auto& [name, property] : properties->as_object()) {
    bool needed = false;
    if (required != nullptr) {
      for (const auto& one : required->as_array()) needed = needed || one.as_string() == name;
    }
    parameters.push_back({{"name", name}, {"in", "query"}, {"required", needed}, {"schema", property}});
  }
  return parameters;
}

// A captured segment is a parameter of the path, whatever the schema says of it.
void move_captures(json::array& parameters, json::object* body_schema, std::string_view path) {
  std::size_t at = 0;
  while ((at = path.find_first_of(":*", at)) != std::string_view::npos) {
    const auto end = std::min(path.find('/', at), path.size());
    const json::string name{path.substr(at + 1, end - at - 1)};
    at = end;
    json::value schema{{"type", "string"}};
    if (body_schema != nullptr) {
      auto& properties = body_schema->at("properties").as_object();
      if (const auto* property = properties.if_contains(name)) schema = *property;
      properties.erase(name);
      if (auto* required = body_schema->if_contains("required")) {
        auto& list = required->as_array();
        for (auto it = list.begin(); it != list.end();) it = it->as_string() == name ? list.erase(it) : it + 1;
        if (list.empty()) body_schema->erase("required");
      }
    }
    for (auto it = parameters.begin(); it != parameters.end();) {
      const auto& parameter = it->as_object();
      const bool is_same = parameter.at("name").as_string() == name;
      if (is_same) schema = parameter.at("schema");
      it = is_same ? parameters.erase(it) : it + 1;
    }
    parameters.insert(parameters.begin(),
                      json::value{{"name", name}, {"in", "path"}, {"required", true}, {"schema", schema}});
  }
}

// Of a form with a file; where that may be left out, the rest may be JSON.
json::object form_body(const api::FileRule& file, const json::object& params) {
  json::object form = params;
  form["properties"].as_object()[file.name] = {{"type", "string"}, {"format", "binary"}};
  if (file.required) {
    if (!form.contains("required")) form["required"] = json::array{};
    form["required"].as_array().emplace_back(json::string{file.name});
  }
  json::object content{{"multipart/form-data", {{"schema", std::move(form)}}}};
  if (!file.required) content["application/json"] = {{"schema", params}};
  return {{"required", file.required}, {"content", std::move(content)}};
}

json::object operation(const api::Route& route, SchemaComponents& components) {
  json::object result{{"summary", json::string(route.summary)}, {"x-access", route.access.describe()}};
  if (route.proof != api::Proof::none) result["x-proof"] = json::string(api::name_of(route.proof));
  auto params = route.params_schema(components);
  if (route.is_closed) params["additionalProperties"] = false;
  json::array parameters;
  if (route.parameters_in_query) {
    parameters = query_parameters(params);
    move_captures(parameters, nullptr, route.path);
  } else {
    move_captures(parameters, &params, route.path);
    if (route.file) {
      result["requestBody"] = form_body(*route.file, params);
    } else if (!params.at("properties").as_object().empty()) {
      result["requestBody"] = {{"required", params.contains("required")},
                               {"content", {{"application/json", {{"schema", params}}}}}};
    }
  }
  if (!parameters.empty()) result["parameters"] = std::move(parameters);

  json::value answer = route.result_schema(components);
  if (route.envelope == api::Envelope::success) {
    const json::value success{{"type", "object"},
                              {"properties", {{"success", {{"type", "boolean"}, {"const", true}}}}},
                              {"required", json::array{"success"}}};
    answer = {{"allOf", json::array{answer, success}}};
  }
  result["responses"] = {{"200", {{"description", "Done."}, {"content", {{"application/json", {{"schema", answer}}}}}}},
                         {"default", {{"$ref", "#/components/responses/Refused"}}}};
  if (!route.errors.empty()) result["x-errors"] = error_names(route.errors);
  return result;
}

json::object method_note(const api::MethodRow& row, SchemaComponents& components) {
  json::object note{{"summary", json::string(row.summary)},
                    {"x-access", row.access.describe()},
                    {"params", row.params_schema(components)},
                    {"result", row.result_schema(components)}};
  if (row.proof != api::Proof::none) note["x-proof"] = json::string(api::name_of(row.proof));
  if (row.is_variadic) note["x-variadic"] = true;
  if (!row.errors.empty()) note["x-errors"] = error_names(row.errors);
  return note;
}

json::array texts(const std::vector<std::string>& list) {
  json::array array;
  for (const auto& one : list) array.emplace_back(json::string{one});
  return array;
}

json::object setting_schema(const settings::Declaration& setting) {
  using enum settings::Type;
  json::object schema;
  switch (setting.type) {
    case boolean:
      schema["type"] = "boolean";
      break;
    case integer:
      schema["type"] = "integer";
      break;
    case text:
    case select:
      schema["type"] = "string";
      break;
    case multi_select:
      schema["type"] = "array";
      schema["items"] = {{"type", "string"}};
      break;
    case asset:
      schema["type"] = "object";
      break;
  }
  if (const auto most = settings::max_bytes(setting)) {
    schema["x-max-bytes"] = *most;
  } else if (setting.type == integer) {
    schema["minimum"] = setting.minimum;
    schema["maximum"] = setting.maximum;
  }
  schema["description"] = setting.doc;
  if (!setting.choices.empty() && setting.type == select) {
    schema["enum"] = texts(split(setting.choices, '|'));
  }
  if (setting.audience == settings::Audience::everyone) schema["x-public"] = true;
  return schema;
}

json::object setting_schemas() {
  json::object schemas;
  for (const auto& setting : settings::catalogue()) schemas[setting.key] = setting_schema(setting);
  return schemas;
}

json::object preference_schema(const core::accounts::Preference& row) {
  using enum core::accounts::Preference::Kind;
  switch (row.kind) {
    case boolean:
      return {{"type", "boolean"}};
    case number:
      return {{"type", "number"}, {"minimum", row.minimum}, {"maximum", row.maximum}};
    case list:
      return {{"type", "array"}, {"x-max-bytes", row.max_bytes}};
    case text:
      break;
  }
  json::object schema{{"type", "string"}, {"x-max-bytes", row.max_bytes}};
  if (!row.choices.empty()) schema["enum"] = texts(split(row.choices, '|'));
  return schema;
}

json::object preference_schemas() {
  json::object schemas;
  for (const auto& row : core::accounts::known_preferences()) schemas[row.name] = preference_schema(row);
  return schemas;
}

json::array permission_ids() {
  json::array ids;
  for (const auto& permission : permissions::catalogue()) ids.emplace_back(json::string{permission.id});
  return ids;
}

// The fields of a request's header that are read, with the bytes that each may have.
json::object header_bounds() {
  json::object bounds;
  for (const auto& row : net::kRequestHeaders) bounds[row.name] = row.most_bytes;
  return bounds;
}

// A message keeps its tree and its attachments as they are sent, so its field list says nothing of what is in them.
void add_message_shapes(SchemaComponents& components) {
  for (auto& [name, schema] : message_shapes()) components[name] = schema;
  auto& members = components.at("Message").as_object().at("properties").as_object();
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kShaped{
      {{"md", "MarkupBlock"}, {"attachments", "Attachment"}}};
  for (const auto& [name, shape] : kShaped) {
    auto& member = members.at(name).as_object();
    member["type"] = "array";
    member["items"] = {{"$ref", "#/components/schemas/" + std::string{shape}}};
  }
}

void indent(std::string& out, const json::value& value, std::size_t depth) {
  const std::string padding(depth * 2 + 2, ' ');
  const std::string closing(depth * 2, ' ');
  bool first = true;
  if (value.is_object() && !value.get_object().empty()) {
    out.append("{");
    for (const auto& [key, item] : value.get_object()) {
      out.append(std::exchange(first, false) ? "\n" : ",\n").append(padding);
      append_json_string(out, key);
      out.append(": ");
      indent(out, item, depth + 1);
    }
    out.append("\n").append(closing).append("}");
  } else if (value.is_array() && !value.get_array().empty()) {
    out.append("[");
    for (const auto& item : value.get_array()) {
      out.append(std::exchange(first, false) ? "\n" : ",\n").append(padding);
      indent(out, item, depth + 1);
    }
    out.append("\n").append(closing).append("]");
  } else {
    append_json(out, value);
  }
}

}  // namespace

std::string openapi_document(const api::Endpoints& endpoints, const api::Methods& methods,
                             const std::vector<StreamNote>& streams) {
  SchemaComponents components;
  json::object paths;
  for (const auto& route : endpoints.routes()) {
    auto& item = paths[templated(route.path)];
    if (!item.is_object()) item = json::object{};
    std::string method = route.method;
    for (auto& c : method) c = static_cast<char>(c | 0x20);
    item.as_object()[method] = operation(route, components);
  }
  json::object method_notes;
  for (const auto& [name, row] : methods.rows()) method_notes[name] = method_note(row, components);
  json::object stream_notes;
  for (const auto& stream : streams) {
    stream_notes[stream.name] = {{"summary", stream.summary},
                                 {"x-access", stream.access},
                                 {"params", stream.params},
                                 {"events", stream.events(components)},
                                 {"x-written", stream.is_written}};
  }
  add_message_shapes(components);
  const json::value refused{{"description", "Refused; `error` says why, `errorType` is its code."},
                            {"content",
                             {{"application/json",
                               {{"schema",
                                 {{"type", "object"},
                                  {"properties",
                                   {{"success", {{"type", "boolean"}}},
                                    {"status", {{"type", "string"}}},
                                    {"error", json::object{}},
                                    {"errorType", {{"type", "string"}}},
                                    {"message", {{"type", "string"}}},
                                    {"details", json::object{}}}}}}}}}}};
  const json::value document{
      {"openapi", "3.1.0"},
      {"info", {{"title", "Confab"}, {"version", "1"}, {"description", "Made from the program's declarations."}}},
      {"paths", std::move(paths)},
      {"components",
       {{"schemas", std::move(components)},
        {"responses", {{"Refused", refused}}},
        {"securitySchemes",
         {{"userId", {{"type", "apiKey"}, {"in", "header"}, {"name", "X-User-Id"}}},
          {"authToken", {{"type", "apiKey"}, {"in", "header"}, {"name", "X-Auth-Token"}}}}}}},
      {"x-errors", error_names(api::common_errors())},
      {"x-ddp-methods", std::move(method_notes)},
      {"x-ddp-streams", std::move(stream_notes)},
      {"x-settings", setting_schemas()},
      {"x-preferences", preference_schemas()},
      {"x-permissions", permission_ids()},
      {"x-headers", header_bounds()}};
  std::string out;
  indent(out, document, 0);
  out.push_back('\n');
  return out;
}

}  // namespace confab::rest
