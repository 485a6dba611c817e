// links: app
// Free-form documents of a member over REST: in every field of every call that takes one. The first byte says in which
// call; the fields are those that the declarations call free-form.

#include <vector>

#include "workspace.h"

using namespace confab;

namespace {

struct Target {
  const api::Route* route = nullptr;
  std::vector<std::string> fields;
};

bool is_free_form(const json::value& schema) {
  return find_member(schema, "x-max-bytes") != nullptr;
}

std::vector<Target> targets_of(const fuzz::Workspace& world) {
  std::vector<Target> found;
  for (const auto& route : world.endpoints().routes()) {
    if (route.file) continue;
    SchemaComponents components;
    const json::value params = route.params_schema(components);
    Target target{.route = &route, .fields = {}};
    if (const auto* properties = find_member(params, "properties")) {
      for (const auto& [name, schema] : properties->as_object()) {
        if (is_free_form(schema)) target.fields.emplace_back(name);
      }
    }
    if (!target.fields.empty()) found.push_back(std::move(target));
  }
  return found;
}

// What calls need besides: a room, a person, a text.
json::object others(const fuzz::Workspace& world) {
  const json::string room{world.room().value};
  return {{"roomId", room},   {"rid", room},   {"userId", "rocket.cat"}, {"text", "x"},
          {"name", "fuzzed"}, {"type", "all"}, {"username", "ann"},      {"_id", "Site_Name"}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto& world = fuzz::workspace();
  static const auto targets = targets_of(world);
  if (size == 0 || targets.empty()) return 0;
  const auto& target = targets[data[0] % targets.size()];
  const std::string document = to_json_text(fuzz::json_of(data + 1, size - 1));
  for (const auto& field : target.fields) {
    auto body = others(world);
    if (target.route->parameters_in_query) {
      body.erase(field);
      std::vector<std::pair<std::string, std::string>> query{{field, document}};
      for (const auto& [name, value] : body) query.emplace_back(name, value.as_string());
      world.call(*target.route, {.query = std::move(query), .body = {}});
    } else {
      body[field] = parse_json(document);
      const auto text = to_json_text(body);
      world.call(*target.route, {.query = {{"_id", "Site_Name"}}, .body = text});
    }
  }
  return 0;
}
