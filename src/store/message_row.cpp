#include "store/message_row.h"

#include <fmt/format.h>

#include "base/fields_write.h"
#include "base/json_members.h"
#include "store/message_table.h"

namespace confab::store {
namespace {

constexpr std::string_view kNoUrls = "[]";
constexpr std::string_view kVisitor = "visitor", kSystem = "system";

// An author who is no user, as the body holds it.
struct KeptAuthor {
  std::string kind;
  model::UserRef shown;

  static constexpr auto kFields = FieldList{
      field("kind", &KeptAuthor::kind, "visitor or system."),
      field("u", &KeptAuthor::shown, "What is shown."),
  };
};

std::optional<KeptAuthor> kept_author(const model::Author& author) {
  if (author.kind == model::AuthorKind::user) return std::nullopt;
  return KeptAuthor{std::string{author.kind == model::AuthorKind::visitor ? kVisitor : kSystem}, author};
}

// Empty lists are what most messages have: they are not stored, and come back by message_from().
bool is_nothing(const auto& value) {
  if constexpr (requires {
                  value->empty();
                  value->begin();
                }) {
    return !value || value->empty();
  } else {
    return confab::detail::is_absent(value);
  }
}

void add(std::string& out, std::string_view key, const auto& value, bool& first) {
  if (is_nothing(value)) return;
  confab::detail::write_key(out, key, first);
  write_json(out, value, Dates::iso8601);
}

std::optional<std::vector<model::Mention>> mentions_in(const json::object& body) {
  const auto* value = body.if_contains("mentions");
  if (!value || !value->is_array()) return std::nullopt;
  std::vector<model::Mention> mentions;
  for (const auto& item : value->get_array()) {
    if (!item.is_object()) continue;
    const auto& object = item.get_object();
    mentions.push_back({text_in(object, "_id").value_or(""), text_in(object, "username").value_or(""),
                        text_in(object, "name"), text_in(object, "type")});
  }
  return mentions;
}

std::optional<std::vector<model::ChannelMention>> channels_in(const json::object& body) {
  const auto* value = body.if_contains("channels");
  if (!value || !value->is_array()) return std::nullopt;
  std::vector<model::ChannelMention> channels;
  for (const auto& item : value->get_array()) {
    if (!item.is_object()) continue;
    const auto& object = item.get_object();
    channels.push_back(
        {RoomId{text_in(object, "_id").value_or("")}, text_in(object, "name").value_or(""), text_in(object, "fname")});
  }
  return channels;
}

std::optional<Timestamp> time_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value ? json_time(*value) : std::nullopt;
}

std::int64_t count_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value && value->is_int64() ? value->get_int64() : 0;
}

std::optional<model::Poll> poll_in(const json::object& body) {
  const auto* value = body.if_contains("poll");
  if (!value || !value->is_object()) return std::nullopt;
  const auto& object = value->get_object();
  model::Poll poll{.options = {},
                   .multiple = boolean_in(object, "multiple").value_or(false),
                   .anonymous = boolean_in(object, "anonymous").value_or(false),
                   .voters = count_in(object, "voters"),
                   .ends_at = time_in(object, "endsAt"),
                   .closed_at = time_in(object, "closedAt")};
  if (const auto* options = object.if_contains("options"); options && options->is_array()) {
    for (const auto& option : options->get_array()) {
      if (!option.is_object()) continue;
      poll.options.push_back(
          {text_in(option.get_object(), "text").value_or(""), count_in(option.get_object(), "votes")});
    }
  }
  return poll;
}

void read_members(model::Message& message, const json::object& body) {
  if (message.u.kind != model::AuthorKind::user) message.u = author_in(body);
  if (auto mentions = mentions_in(body)) message.mentions = std::move(mentions);
  if (auto channels = channels_in(body)) message.channels = std::move(channels);
  message.urls = raw_in(body, "urls");
  message.attachments = raw_in(body, "attachments");
  message.file = raw_in(body, "file");
  message.files = raw_in(body, "files");
  message.alias = text_in(body, "alias");
  message.emoji = text_in(body, "emoji");
  message.avatar = text_in(body, "avatar");
  message.groupable = boolean_in(body, "groupable");
  message.parse_urls = boolean_in(body, "parseUrls");
  message.content = raw_in(body, "content");
  message.e2e = text_in(body, "e2e");
  message.e2e_mentions = raw_in(body, "e2eMentions");
  message.bot = raw_in(body, "bot");
  message.custom_fields = raw_in(body, "customFields");
  message.role = text_in(body, "role");
  message.first_sent_at = time_in(body, "firstSentAt");
  message.poll = poll_in(body);
}

}  // namespace

void read_message_body(model::Message& message, std::string_view text) {
  if (!message.is_system()) {
    message.mentions.emplace();
    message.channels.emplace();
  }
  if (!text.empty()) {
    const auto value = stored_json(text);
    if (value.is_object()) read_members(message, value.get_object());
  }
  if (!message.is_system() && message.urls.empty() && message.parse_urls.value_or(true))
    message.urls = {std::string{kNoUrls}};
}

std::string_view message_columns() {
  static const std::string columns = fmt::format("{}, r.id, mu.id, mu.username, mu.name, me.id, me.username, {}",
                                                 kMessages.select_list("m"), kMessageTime);
  return columns;
}

model::Message message_from(const sql::Row& row, int first) {
  auto message = kMessages.read(row, first);
  first += kMessages.width();
  message.rid = row.id<RoomId>(first);
  if (message.u.kind == model::AuthorKind::user) {
    static_cast<model::UserRef&>(message.u) = {row.id<UserId>(first + 1), row.string(first + 2),
                                               row.optional_string(first + 3)};
  }
  if (!row.is_null(first + 4)) message.edited_by = model::UserRef{row.id<UserId>(first + 4), row.string(first + 5), {}};
  message.updated_at = row.time(first + 6);
  return message;
}

model::Author author_in(const json::object& body) {
  const auto* kept = body.if_contains("author");
  if (!kept || !kept->is_object()) return model::server_author();
  const auto& author = kept->get_object();
  const auto* shown = author.if_contains("u");
  if (!shown || !shown->is_object()) return model::server_author();
  const auto& ref = shown->get_object();
  return {{UserId{text_in(ref, "_id").value_or("")}, text_in(ref, "username").value_or(""), text_in(ref, "name")},
          text_in(author, "kind") == kVisitor ? model::AuthorKind::visitor : model::AuthorKind::system,
          0};
}

std::string message_body(const model::Message& message) {
  std::string out = "{";
  bool first = true;
  add(out, "author", kept_author(message.u), first);
  add(out, "mentions", message.mentions, first);
  add(out, "channels", message.channels, first);
  if (message.urls.text != kNoUrls) add(out, "urls", message.urls, first);
  add(out, "attachments", message.attachments, first);
  add(out, "file", message.file, first);
  add(out, "files", message.files, first);
  if (message.alias) {  // an empty one as well: clients look whether it is there
    confab::detail::write_key(out, "alias", first);
    write_json(out, *message.alias, Dates::iso8601);
  }
  add(out, "emoji", message.emoji, first);
  add(out, "avatar", message.avatar, first);
  add(out, "groupable", message.groupable, first);
  add(out, "parseUrls", message.parse_urls, first);
  add(out, "content", message.content, first);
  add(out, "e2e", message.e2e, first);
  add(out, "e2eMentions", message.e2e_mentions, first);
  add(out, "bot", message.bot, first);
  add(out, "customFields", message.custom_fields, first);
  add(out, "role", message.role, first);
  add(out, "firstSentAt", message.first_sent_at, first);
  add(out, "poll", message.poll, first);
  if (first) return {};
  out.push_back('}');
  return out;
}

}  // namespace confab::store
