#include "ddp/stream_events.h"

#include <fmt/format.h>

namespace confab::ddp {
namespace {

template <class T>
struct ArgumentSchema {
  static json::object of(SchemaComponents& components) { return schema_of<T>(components); }
};
template <FixedText... Words>
struct ArgumentSchema<OneOf<Words...>> {
  static json::object of(SchemaComponents&) {
    return {{"type", "string"}, {"enum", json::array{json::string{Words.view()}...}}};
  }
};
template <class... Values>
struct ArgumentSchema<Row<Values...>> {
  static json::object of(SchemaComponents& components) {
    json::array items;
    (items.push_back(ArgumentSchema<Values>::of(components)), ...);
    return {{"type", "array"}, {"prefixItems", std::move(items)}, {"items", false}};
  }
};

std::string shown_name(std::string_view owner, std::string_view name) {
  if (owner.empty()) return std::string{name};
  return name.empty() ? fmt::format("<{}>", owner) : fmt::format("<{}>/{}", owner, name);
}

template <class... Arguments>
void add(json::object& events, const StreamEvent<Arguments...>& event, SchemaComponents& components) {
  json::object arguments = ArgumentSchema<Row<Arguments...>>::of(components);
  arguments["description"] = event.doc;
  auto& found = events[shown_name(event.owner, event.name)];
  if (!found.is_array()) found = json::array{};
  found.get_array().push_back(std::move(arguments));
}

}  // namespace

json::object event_schemas(std::string_view stream, SchemaComponents& components) {
  json::object events;
  std::apply(
      [&](const auto&... event) { (void((event.stream == stream ? add(events, event, components) : void())), ...); },
      kStreamEvents);
  return events;
}

}  // namespace confab::ddp
