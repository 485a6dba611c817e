#include "core/messages/attachments.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/error.h"
#include "base/text.h"

namespace confab::core::messages {
namespace {

constexpr std::size_t kMax = 100;
constexpr std::size_t kMaxBytes = 256 * std::size_t{1024};
constexpr int kDeepest = 4;

enum class Form { text, address, boolean, number, time, texts, fields, actions, size, attachments };

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
    Member{"value", Form::text},
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

bool is_text(const json::value& value) {
  return value.is_string() && value.get_string().find('\0') == json::string::npos;
}

// Addresses with a scheme other than these could run in the reader's browser; those without one are our own paths.
bool is_harmless_address(std::string_view address) {
  const auto lower = to_lower_ascii(trim(address));
  const auto colon = lower.find(':');
  if (colon == std::string::npos || colon > lower.find_first_of("/?#")) return true;
  constexpr std::array schemes{"http:", "https:", "mailto:", "ftp:", "tel:"};
  return std::any_of(schemes.begin(), schemes.end(), [&](const char* scheme) { return lower.starts_with(scheme); }) ||
         (lower.starts_with("data:image/") && !lower.starts_with("data:image/svg"));
}

json::array clean_list(const json::array& list, int depth);

template <std::size_t kCount>
json::object clean_object(const json::object& object, const std::array<Member, kCount>& members, int depth);

template <std::size_t kCount>
json::array clean_objects(const json::value& value, const std::array<Member, kCount>& members, int depth) {
  json::array result;
  if (!value.is_array()) return result;
  for (const auto& item : value.get_array()) {
    if (item.is_object()) result.push_back(clean_object(item.get_object(), members, depth));
  }
  return result;
}

// nullopt: the member is left out.
std::optional<json::value> clean(const json::value& value, Form form, int depth) {
  switch (form) {
    case Form::text:
      if (is_text(value)) return value;
      if (value.is_number() || value.is_bool()) return json::value(to_json_text(value));
      return std::nullopt;
    case Form::address:
      return is_text(value) && is_harmless_address(value.get_string()) ? std::optional{value} : std::nullopt;
    case Form::boolean:
      return value.is_bool() ? std::optional{value} : std::nullopt;
    case Form::number:
      return value.is_number() ? std::optional{value} : std::nullopt;
    case Form::time: {
      const auto time = json_time(value);
      return time ? std::optional{json::value(to_iso8601(*time))} : std::nullopt;
    }
    case Form::texts: {
      json::array texts;
      if (value.is_array())
        std::copy_if(value.get_array().begin(), value.get_array().end(), std::back_inserter(texts), is_text);
      return json::value(std::move(texts));
    }
    case Form::fields:
      return json::value(clean_objects(value, kFieldMembers, depth));
    case Form::actions:
      return json::value(clean_objects(value, kActionMembers, depth));
    case Form::size:
      return value.is_object() ? std::optional{json::value(clean_object(value.get_object(), kSizeMembers, depth))}
                               : std::nullopt;
    case Form::attachments:
      return value.is_array() && depth < kDeepest ? std::optional{json::value(clean_list(value.get_array(), depth + 1))}
                                                  : std::nullopt;
  }
  return std::nullopt;
}

template <std::size_t kCount>
json::object clean_object(const json::object& object, const std::array<Member, kCount>& members, int depth) {
  json::object result;
  for (const auto& member : members) {
    const auto* value = object.if_contains(member.name);
    if (!value) continue;
    if (auto cleaned = clean(*value, member.form, depth)) result.emplace(member.name, std::move(*cleaned));
  }
  return result;
}

json::array clean_list(const json::array& list, int depth) {
  json::array result;
  for (const auto& item : list) {
    if (!item.is_object()) continue;
    auto cleaned = clean_object(item.get_object(), kMembers, depth);
    if (!cleaned.empty()) result.push_back(std::move(cleaned));
  }
  return result;
}

}  // namespace

RawJson clean_attachments(const json::array& attachments) {
  if (attachments.empty()) return {};
  if (attachments.size() > kMax) throw Refusal(ErrorCode::invalid_params, "Too many attachments");
  const auto cleaned = clean_list(attachments, 1);
  if (cleaned.empty()) return {};
  RawJson result{to_json_text(cleaned)};
  if (result.text.size() > kMaxBytes) throw Refusal(ErrorCode::invalid_params, "The attachments are too large");
  return result;
}

}  // namespace confab::core::messages
