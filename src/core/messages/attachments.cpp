#include "core/messages/attachments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/text.h"

namespace confab::core::messages {
namespace {

constexpr std::size_t kMax = 100;
constexpr std::size_t kMaxBytes = 256 * std::size_t{1024};
constexpr int kDeepest = 4;

enum class Form { text, any_text, address, boolean, number, time, texts, fields, actions, size, attachments };

struct Member {
  std::string_view name;
  Form form;
};

// compat with webhooks and bots: the generic attachment, files, quotes and buttons.
constexpr std::array kMembers{
    Member{"id", Form::text},
    Member{"title", Form::text},
    Member{"title_link", Form::address},
    Member{"title_link_download", Form::boolean},
    Member{"ts", Form::time},
    Member{"collapsed", Form::boolean},
    Member{"description", Form::text},
    Member{"text", Form::text},
    Member{"size", Form::number},
    Member{"format", Form::text},
    Member{"type", Form::text},
    Member{"image_url", Form::address},
    Member{"image_type", Form::text},
    Member{"image_size", Form::number},
    Member{"image_dimensions", Form::size},
    Member{"image_preview", Form::text},
    Member{"audio_url", Form::address},
    Member{"audio_type", Form::text},
    Member{"audio_size", Form::number},
    Member{"video_url", Form::address},
    Member{"video_type", Form::text},
    Member{"video_size", Form::number},
    Member{"message_link", Form::address},
    Member{"author_name", Form::text},
    Member{"author_link", Form::address},
    Member{"author_icon", Form::address},
    Member{"color", Form::text},
    Member{"pretext", Form::text},
    Member{"mrkdwn_in", Form::texts},
    Member{"fields", Form::fields},
    Member{"thumb_url", Form::address},
    Member{"fallback", Form::text},
    Member{"actions", Form::actions},
    Member{"button_alignment", Form::text},
    Member{"attachments", Form::attachments},
};

constexpr std::array kFieldMembers{
    Member{"short", Form::boolean},
    Member{"title", Form::text},
    Member{"value", Form::any_text},
};

constexpr std::array kActionMembers{
    Member{"type", Form::text},
    Member{"text", Form::text},
    Member{"url", Form::address},
    Member{"msg", Form::text},
    Member{"image_url", Form::address},
    Member{"is_webview", Form::boolean},
    Member{"webview_height_ratio", Form::text},
    Member{"msg_in_chat_window", Form::boolean},
    Member{"msg_processing_type", Form::text},
};

constexpr std::array kSizeMembers{
    Member{"width", Form::number},
    Member{"height", Form::number},
};

std::string_view kind_of(const json::value& value) {
  if (value.is_null()) return "null";
  if (value.is_bool()) return "boolean";
  if (value.is_number()) return "number";
  if (value.is_string()) return "string";
  return value.is_array() ? "array" : "object";
}

[[noreturn]] void refuse_type(std::string_view expected, const json::value& value, std::string_view member) {
  throw Refusal::plain(errors::invalid_params, fmt::format("Match error: Expected {}, got {} in field attachments.{}",
                                                           expected, kind_of(value), member));
}

// What a reader's browser opens or loads: pages, and files and pictures of this server.
bool is_harmless_address(std::string_view address) {
  const auto lower = to_lower_ascii(trim(address));
  constexpr std::array kBeginnings{"http://", "https://", "/file-upload/", "/avatar/"};
  return lower.empty() || std::ranges::any_of(kBeginnings, [&](const char* text) { return lower.starts_with(text); });
}

json::array clean_list(const json::array& list, int depth);

template <std::size_t kCount>
json::object clean_object(const json::object& object, const std::array<Member, kCount>& members, int depth);

template <std::size_t kCount>
json::array clean_objects(const json::value& value, std::string_view name, const std::array<Member, kCount>& members,
                          int depth) {
  json::array result;
  if (!value.is_array()) refuse_type("array", value, name);
  for (const auto& item : value.get_array()) {
    if (!item.is_object()) refuse_type("object", item, name);
    result.push_back(clean_object(item.get_object(), members, depth));
  }
  return result;
}

json::value checked_text(const json::value& value, std::string_view name) {
  if (!value.is_string()) refuse_type("string", value, name);
  if (value.get_string().find('\0') != json::string::npos) {
    throw Refusal(errors::invalid_params, "An attachment holds characters that are no text");
  }
  return value;
}

json::value checked_address(const json::value& value, std::string_view name) {
  auto text = checked_text(value, name);
  if (!is_harmless_address(text.get_string())) {
    throw Refusal::plain(errors::invalid_params, "Invalid href value provided");
  }
  return text;
}

json::value checked_texts(const json::value& value, std::string_view name) {
  if (!value.is_array()) refuse_type("array", value, name);
  json::array texts;
  for (const auto& item : value.get_array()) texts.push_back(checked_text(item, name));
  return texts;
}

// nullopt: the member is left out.
std::optional<json::value> clean(const json::value& value, const Member& member, int depth) {
  switch (member.form) {
    case Form::text:
      return checked_text(value, member.name);
    case Form::any_text:
      if (value.is_number() || value.is_bool()) return json::value(to_json_text(value));
      return checked_text(value, member.name);
    case Form::address:
      return checked_address(value, member.name);
    case Form::boolean:
      if (!value.is_bool()) refuse_type("boolean", value, member.name);
      return value;
    case Form::number:
      if (!value.is_number()) refuse_type("number", value, member.name);
      return value;
    case Form::time: {
      const auto time = json_time(value);
      if (!time) refuse_type("date", value, member.name);
      return json::value(to_iso8601(*time));
    }
    case Form::texts:
      return checked_texts(value, member.name);
    case Form::fields:
      return json::value(clean_objects(value, member.name, kFieldMembers, depth));
    case Form::actions:
      return json::value(clean_objects(value, member.name, kActionMembers, depth));
    case Form::size:
      if (!value.is_object()) refuse_type("object", value, member.name);
      return json::value(clean_object(value.get_object(), kSizeMembers, depth));
    case Form::attachments:
      if (!value.is_array()) refuse_type("array", value, member.name);
      return depth < kDeepest ? std::optional{json::value(clean_list(value.get_array(), depth + 1))} : std::nullopt;
  }
  return std::nullopt;
}

template <std::size_t kCount>
json::object clean_object(const json::object& object, const std::array<Member, kCount>& members, int depth) {
  json::object result;
  for (const auto& member : members) {
    const auto* value = object.if_contains(member.name);
    if (value == nullptr || value->is_null()) continue;
    if (auto cleaned = clean(*value, member, depth)) result.emplace(member.name, std::move(*cleaned));
  }
  return result;
}

json::array clean_list(const json::array& list, int depth) {
  json::array result;
  for (const auto& item : list) {
    if (!item.is_object()) refuse_type("object", item, "$");
    auto cleaned = clean_object(item.get_object(), kMembers, depth);
    if (!cleaned.empty()) result.push_back(std::move(cleaned));
  }
  return result;
}

}  // namespace

RawJson clean_attachments(const json::array& attachments) {
  if (attachments.empty()) return {};
  if (attachments.size() > kMax) throw Refusal(errors::invalid_params, "Too many attachments");
  const auto cleaned = clean_list(attachments, 1);
  if (cleaned.empty()) return {};
  RawJson result{to_json_text(cleaned)};
  if (result.text.size() > kMaxBytes) throw Refusal(errors::invalid_params, "The attachments are too large");
  return result;
}

}  // namespace confab::core::messages
