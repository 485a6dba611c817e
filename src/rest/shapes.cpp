#include "rest/shapes.h"

#include <initializer_list>
#include <string>
#include <string_view>

#include "core/messages/attachments.h"

namespace confab::rest {
namespace {

json::object ref(std::string_view name) {
  return {{"$ref", "#/components/schemas/" + std::string{name}}};
}
json::object list_of(json::object items) {
  return {{"type", "array"}, {"items", std::move(items)}};
}
json::object either(std::initializer_list<json::object> alternatives) {
  json::array all;
  for (const auto& one : alternatives) all.emplace_back(one);
  return {{"anyOf", std::move(all)}};
}
json::object words(std::initializer_list<std::string_view> names) {
  json::array all;
  for (const auto name : names) all.emplace_back(json::string{name});
  return {{"type", "string"}, {"enum", std::move(all)}};
}
json::object text() {
  return {{"type", "string"}};
}
json::object number() {
  return {{"type", "number"}};
}

struct Member {
  std::string_view name;
  json::object schema;
  bool is_required = true;
};
constexpr bool kOptional = false;

json::object object_of(std::initializer_list<Member> members) {
  json::object properties;
  json::array required;
  for (const auto& member : members) {
    properties[member.name] = member.schema;
    if (member.is_required) required.emplace_back(json::string{member.name});
  }
  json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

// A node of some types, with what it holds.
json::object node(std::initializer_list<std::string_view> types, json::object value,
                  std::initializer_list<Member> more = {}) {
  auto schema = object_of({{"type", words(types)}, {"value", std::move(value)}});
  for (const auto& member : more) {
    schema.at("properties").as_object()[member.name] = member.schema;
    if (member.is_required) schema.at("required").as_array().emplace_back(json::string{member.name});
  }
  return schema;
}

// Where a node stands in the message's text, from and up to.
json::object place() {
  return {{"type", "array"}, {"prefixItems", json::array{number(), number()}}, {"items", false}};
}

json::object inline_node() {
  const auto inlines = list_of(ref("MarkupInline"));
  return either({
      ref("MarkupText"),
      ref("MarkupEmoji"),
      node({"BOLD", "ITALIC", "STRIKE", "SPOILER"}, inlines),
      node({"INLINE_CODE", "MENTION_USER", "MENTION_CHANNEL"}, ref("MarkupText")),
      node({"LINK", "IMAGE"},
           object_of({{"src", ref("MarkupText")}, {"label", either({ref("MarkupInline"), inlines})}})),
      node({"COLOR"}, object_of({{"r", number()}, {"g", number()}, {"b", number()}, {"a", number()}})),
      node({"INLINE_KATEX"}, text()),
      node({"TIMESTAMP"}, object_of({{"timestamp", text()}, {"format", text()}}), {{"fallback", place(), kOptional}}),
  });
}

json::object block_node() {
  const auto inlines = list_of(ref("MarkupInline"));
  const auto row = node({"TABLE_ROW"}, list_of(ref("MarkupTableCell")));
  return either({
      ref("MarkupParagraph"),
      node({"HEADING"}, inlines, {{"level", {{"enum", json::array{1, 2, 3, 4}}}}}),
      node({"QUOTE"}, list_of(ref("MarkupParagraph"))),
      node({"CODE"}, list_of(node({"CODE_LINE"}, ref("MarkupText"))), {{"language", text(), kOptional}}),
      node({"UNORDERED_LIST", "ORDERED_LIST"}, list_of(ref("MarkupListItem"))),
      node({"TASKS"}, list_of(ref("MarkupTask"))),
      node({"BIG_EMOJI"}, list_of(ref("MarkupEmoji"))),
      node({"SPOILER_BLOCK"}, list_of(ref("MarkupBlock"))),
      node({"TABLE"}, object_of({{"header", list_of(ref("MarkupTableCell"))}, {"rows", list_of(row)}}),
           {{"fallback", place(), kOptional}}),
      object_of({{"type", words({"HORIZONTAL_RULE"})}, {"fallback", place(), kOptional}}),
      node({"KATEX"}, text()),
      object_of({{"type", words({"LINE_BREAK"})}}),
  });
}

}  // namespace

json::object message_shapes() {
  const auto inlines = list_of(ref("MarkupInline"));
  auto attachment = core::messages::attachment_schema(ref("Attachment"));
  auto& members = attachment.at("properties").as_object();
  members["md"] = list_of(ref("MarkupBlock"));  // of a quote
  return {
      {"Attachment", std::move(attachment)},
      {"MarkupText", node({"PLAIN_TEXT"}, text())},
      {"MarkupEmoji", object_of({{"type", words({"EMOJI"})},
                                 {"value", ref("MarkupText"), kOptional},
                                 {"shortCode", text(), kOptional},
                                 {"unicode", text(), kOptional}})},
      {"MarkupInline", inline_node()},
      {"MarkupParagraph", node({"PARAGRAPH"}, inlines)},
      {"MarkupListItem", node({"LIST_ITEM"}, inlines, {{"number", number(), kOptional}})},
      {"MarkupTask", node({"TASK"}, inlines, {{"status", {{"type", "boolean"}}}})},
      {"MarkupTableCell", node({"TABLE_CELL"}, inlines, {{"align", words({"left", "center", "right"}), kOptional}})},
      {"MarkupBlock", block_node()},
  };
}

}  // namespace confab::rest
