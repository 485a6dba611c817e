#include "core/exports/lines.h"

#include <fmt/chrono.h>

#include <array>
#include <utility>

#include "base/fields_write.h"
#include "base/json_members.h"
#include "base/text.h"

namespace confab::core::exports {
namespace {

constexpr std::size_t kMaxNameInArchive = 120;  // bytes of a file's own name

// What others read in place of the code of a system message; `{}` is what its text names.
constexpr std::array kSentences{
    std::pair<std::string_view, std::string_view>{"uj", "{} has joined the channel"},
    std::pair<std::string_view, std::string_view>{"ujt", "{} has joined the team"},
    std::pair<std::string_view, std::string_view>{"ut", "{} has joined the conversation"},
    std::pair<std::string_view, std::string_view>{"ul", "{} has left the channel"},
    std::pair<std::string_view, std::string_view>{"ult", "{} has left the team"},
    std::pair<std::string_view, std::string_view>{"au", "{} was added to the channel"},
    std::pair<std::string_view, std::string_view>{"added-user-to-team", "{} was added to the team"},
    std::pair<std::string_view, std::string_view>{"ru", "{} was removed from the channel"},
    std::pair<std::string_view, std::string_view>{"removed-user-from-team", "{} was removed from the team"},
    std::pair<std::string_view, std::string_view>{"r", "The channel is now called {}"},
    std::pair<std::string_view, std::string_view>{"wm", "Welcome {}"},
    std::pair<std::string_view, std::string_view>{"user-converted-to-team", "{} was made a team"},
    std::pair<std::string_view, std::string_view>{"user-converted-to-channel", "{} was made a channel"},
};
// Of these the text is the name of a person.
constexpr std::array<std::string_view, 9> kNaming{
    "uj", "ujt", "ut", "ul", "ult", "au", "added-user-to-team", "ru", "removed-user-from-team"};

std::string words_of(const model::Message& message, Names& names) {
  if (!message.t) return message.msg;
  if (message.is_encrypted()) return std::string{model::kEncryptedText};
  const auto sentence =
      std::ranges::find(kSentences, std::string_view{*message.t}, &decltype(kSentences)::value_type::first);
  if (sentence == kSentences.end()) return message.msg;
  const bool is_name = std::ranges::find(kNaming, *message.t) != kNaming.end();
  std::string words{sentence->second};
  return words.replace(words.find("{}"), 2, is_name ? names.of(message.msg) : message.msg);
}

// The members of an attachment that say what it shows, as the original names them.
constexpr std::array<std::string_view, 15> kMembers{
    "type",         "title",      "title_link", "text",       "author_name", "image_url",  "audio_url", "video_url",
    "message_link", "image_type", "image_size", "video_type", "video_size",  "audio_type", "audio_size"};

const model::Upload* file_of(const json::object& attachment, const std::vector<const model::Upload*>& files) {
  const auto link = text_in(attachment, "title_link");
  if (!link) return nullptr;
  for (const auto* file : files) {
    if (link->find("/file-upload/" + file->id.value + "/") != std::string::npos) return file;
  }
  return nullptr;
}

bool is_elsewhere(const json::object& attachment) {
  for (const std::string_view member : {"image_url", "audio_url", "video_url"}) {
    const auto address = text_in(attachment, member);
    if (address && (address->starts_with("http://") || address->starts_with("https://"))) return true;
  }
  return false;
}

json::array attachments_of(const model::Message& message, const std::vector<const model::Upload*>& files) {
  json::array shown;
  if (message.attachments.empty()) return shown;
  const auto stored = stored_json(message.attachments.text);
  if (!stored.is_array()) return shown;
  for (const auto& each : stored.get_array()) {
    if (!each.is_object()) continue;
    const auto& attachment = each.get_object();
    json::object row;
    for (const auto member : kMembers) {
      if (const auto* value = attachment.if_contains(member)) row[member] = *value;
    }
    const auto* file = file_of(attachment, files);
    row["remote"] = file == nullptr && is_elsewhere(attachment);
    if (file != nullptr) {
      row["fileId"] = file->id.value;
      row["fileName"] = asset_path(*file);
    }
    shown.emplace_back(std::move(row));
  }
  return shown;
}

std::string iso(Timestamp time) {
  std::string text;
  write_json(text, time, Dates::iso8601);
  return text.substr(1, text.size() - 2);
}

}  // namespace

std::string Names::of(const std::string& username) {
  if (owner_.empty() || username == owner_) return username;
  const auto [at, added] = numbers_.emplace(username, numbers_.size() + 1);
  return "User_" + std::to_string(at->second);
}

std::string asset_path(const model::Upload& file) {
  std::string name;
  for (const char c : file.name) name.push_back(c == '/' || c == '\\' ? '_' : c);
  // The end of a name tells what it is.
  while (name.size() > kMaxNameInArchive || (!name.empty() && (static_cast<unsigned char>(name[0]) & 0xC0U) == 0x80U)) {
    name.erase(0, name.size() > kMaxNameInArchive ? name.size() - kMaxNameInArchive : 1);
  }
  return "assets/" + file.id.value + "-" + name;
}

std::string json_line(const model::Message& message, const std::vector<const model::Upload*>& files, Names& names) {
  json::object line{{"_id", message.id.value},
                    {"msg", words_of(message, names)},
                    {"username", names.of(message.u.username)},
                    {"ts", iso(message.ts)}};
  if (message.t) line["type"] = *message.t;
  if (!message.content.empty()) line["content"] = parse_json(message.content.text);
  if (message.tmid) line["tmid"] = message.tmid->value;
  if (message.edited_at) line["editedAt"] = iso(*message.edited_at);
  if (auto attachments = attachments_of(message, files); !attachments.empty()) {
    line["attachments"] = std::move(attachments);
  }
  return to_json_text(line) + "\n";
}

std::string html_escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      case '\n':
        safe += "<br/>";
        break;
      default:
        safe.push_back(c);
    }
  }
  return safe;
}

std::string html_head(std::string_view title) {
  return "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
         html_escaped(title) + "</title>\n";
}

std::string html_paragraph(const model::Message& message, const std::vector<const model::Upload*>& files,
                           Names& names) {
  const auto time = fmt::format("{:%Y-%m-%d %H:%M:%S} UTC", std::chrono::floor<std::chrono::seconds>(message.ts));
  std::string text = "<p><strong>" + html_escaped(names.of(message.u.username)) + "</strong> (" + time + "):<br/>\n";
  const auto words = html_escaped(words_of(message, names));
  text += message.is_system() ? "<i>" + words + "</i>\n" : words + "\n";
  for (const auto* file : files) {
    text += "<br/><a href=\"./" + html_escaped(asset_path(*file)) + "\">" + html_escaped(file->name) + "</a>\n";
  }
  return text + "</p>\n";
}

}  // namespace confab::core::exports
