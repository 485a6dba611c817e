#include "core/messages/attachments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/field_problems.h"
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

// What a reader's browser opens or loads: pages, and files and pictures of this server.
bool is_harmless_address(std::string_view address) {
  const auto lower = to_lower_ascii(trim(address));
  constexpr std::array kBeginnings{"http://", "https://", "/file-upload/", "/avatar/"};
  return lower.empty() || std::ranges::any_of(kBeginnings, [&](const char* text) { return lower.starts_with(text); });
}

/// Reads attachments, and collects what is wrong with them under its place: `attachments[0].fields[1].title`.
class Cleaner {
 public:
  [[nodiscard]] json::array list(const json::array& list, const std::string& path, int depth) {
    json::array result;
    for (std::size_t i = 0; i < list.size() && !problems_.full(); ++i) {
      auto cleaned = object(list[i], kMembers, fmt::format("{}[{}]", path, i), depth);
      // A quote says what somebody has written: the server alone makes it, from the link in the text.
      if (!cleaned.empty() && !cleaned.contains("message_link")) result.push_back(std::move(cleaned));
    }
    return result;
  }
  /// Throws Refusal(match_failed | params_refused) when anything was wrong.
  void raise() const { problems_.raise(); }

 private:
  template <std::size_t kCount>
  json::object object(const json::value& value, const std::array<Member, kCount>& members, const std::string& path,
                      int depth) {
    json::object result;
    if (!is(value.is_object(), "object", value, path)) return result;
    for (const auto& member : members) {
      const auto* given = value.get_object().if_contains(member.name);
      if (given == nullptr || given->is_null() || problems_.full()) continue;
      auto cleaned = clean(*given, member.form, fmt::format("{}.{}", path, member.name), depth);
      if (cleaned) result.emplace(member.name, std::move(*cleaned));
    }
    return result;
  }

  template <std::size_t kCount>
  json::array objects(const json::value& value, const std::array<Member, kCount>& members, const std::string& path,
                      int depth) {
    json::array result;
    if (!is(value.is_array(), "array", value, path)) return result;
    for (std::size_t i = 0; i < value.get_array().size() && !problems_.full(); ++i) {
      result.push_back(object(value.get_array()[i], members, fmt::format("{}[{}]", path, i), depth));
    }
    return result;
  }

  // nullopt: the member is left out.
  std::optional<json::value> clean(const json::value& value, Form form, const std::string& path, int depth) {
    switch (form) {
      case Form::text:
        return text(value, path);
      case Form::any_text:
        if (value.is_number() || value.is_bool()) return json::value(to_json_text(value));
        return text(value, path);
      case Form::address:
        if (is_text(value, path) && !is_harmless_address(value.get_string())) {
          problems_.add(path, "Invalid href value provided", errors::params_refused);
        }
        return value;
      case Form::boolean:
        return checked(value.is_bool(), "boolean", value, path);
      case Form::number:
        return checked(value.is_number(), "number", value, path);
      case Form::time: {
        const auto time = json_time(value);
        if (!is(time.has_value(), "date", value, path)) return std::nullopt;
        return json::value(to_iso8601(*time));
      }
      case Form::texts:
        return texts(value, path);
      case Form::fields:
        return json::value(objects(value, kFieldMembers, path, depth));
      case Form::actions:
        return json::value(objects(value, kActionMembers, path, depth));
      case Form::size:
        return json::value(object(value, kSizeMembers, path, depth));
      case Form::attachments:
        if (!is(value.is_array(), "array", value, path) || depth >= kDeepest) return std::nullopt;
        return json::value(list(value.get_array(), path, depth + 1));
    }
    return std::nullopt;
  }

  bool is(bool right, std::string_view type, const json::value& value, const std::string& path) {
    if (!right) problems_.add_type(path, type, value, {});
    return right;
  }
  bool is_text(const json::value& value, const std::string& path) {
    if (!is(value.is_string(), "string", value, path)) return false;
    const bool has_nul = value.get_string().find('\0') != json::string::npos;
    if (has_nul) problems_.add(path, "An attachment holds characters that are no text", errors::params_refused);
    return !has_nul;
  }
  std::optional<json::value> checked(bool right, std::string_view type, const json::value& value,
                                     const std::string& path) {
    return is(right, type, value, path) ? std::optional{value} : std::nullopt;
  }
  std::optional<json::value> text(const json::value& value, const std::string& path) {
    return is_text(value, path) ? std::optional{value} : std::nullopt;
  }
  std::optional<json::value> texts(const json::value& value, const std::string& path) {
    if (!is(value.is_array(), "array", value, path)) return std::nullopt;
    for (std::size_t i = 0; i < value.get_array().size() && !problems_.full(); ++i) {
      (void)is_text(value.get_array()[i], fmt::format("{}[{}]", path, i));
    }
    return value;
  }

  FieldProblems problems_{Check::pattern};
};

template <std::size_t kCount>
json::object schema_of_members(const std::array<Member, kCount>& members, const json::value& self);

json::object schema_of_form(Form form, const json::value& self) {
  const auto list_of = [](json::value items) { return json::object{{"type", "array"}, {"items", std::move(items)}}; };
  switch (form) {
    case Form::text:
    case Form::any_text:
    case Form::address:
      break;
    case Form::boolean:
      return {{"type", "boolean"}};
    case Form::number:
      return {{"type", "number"}};
    case Form::time:
      return {{"type", "string"}, {"format", "date-time"}};
    case Form::texts:
      return list_of({{"type", "string"}});
    case Form::fields:
      return list_of(schema_of_members(kFieldMembers, self));
    case Form::actions:
      return list_of(schema_of_members(kActionMembers, self));
    case Form::size:
      return schema_of_members(kSizeMembers, self);
    case Form::attachments:
      return list_of(self);
  }
  return {{"type", "string"}};
}

template <std::size_t kCount>
json::object schema_of_members(const std::array<Member, kCount>& members, const json::value& self) {
  json::object properties;
  for (const auto& member : members) properties[member.name] = schema_of_form(member.form, self);
  return {{"type", "object"}, {"properties", std::move(properties)}};
}

}  // namespace

json::object attachment_schema(const json::value& self) {
  return schema_of_members(kMembers, self);
}

RawJson clean_attachments(const json::array& attachments) {
  if (attachments.empty()) return {};
  if (attachments.size() > kMax) throw Refusal(errors::invalid_params, "Too many attachments");
  Cleaner cleaner;
  const auto cleaned = cleaner.list(attachments, "attachments", 1);
  cleaner.raise();
  if (cleaned.empty()) return {};
  RawJson result{to_json_text(cleaned)};
  if (result.text.size() > kMaxBytes) throw Refusal(errors::invalid_params, "The attachments are too large");
  return result;
}

}  // namespace confab::core::messages
