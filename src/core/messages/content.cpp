#include "core/messages/content.h"

#include <algorithm>

#include "base/blank.h"
#include "base/error.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/fields_write.h"
#include "base/text.h"
#include "core/access/room_rights.h"
#include "core/messages/attachments.h"
#include "core/messages/custom_fields.h"
#include "core/messages/quotes.h"
#include "permissions/groups/messages.h"
#include "permissions/groups/viewing.h"
#include "settings/groups/message.h"
#include "store/memberships.h"
#include "store/people.h"
#include "store/rooms.h"

namespace confab::core::messages {
namespace {

// A message names no more than that many people and rooms; what comes after is text.
constexpr std::size_t kMaxNamed = 200;

// Always a list, an empty one as well, unless the sender does not want links to be looked at. What leads to a message
// that is quoted needs no preview, and neither does what the sender has left out.
RawJson urls_of(const Context& ctx, const std::vector<std::string>& links, const Content& content,
                const json::array& quotes, const std::optional<bool>& wanted) {
  if (!wanted.value_or(true)) return {};
  const auto is_quoted = [&](const std::string& link) {
    return std::ranges::any_of(quotes, [&](const json::value& quote) {
      return std::string_view{quote.at("message_link").as_string()} == link;
    });
  };
  const auto is_left_out = [&](const std::string& link) {
    return content.preview_urls && !is_own_link(ctx, link) &&
           std::ranges::find(*content.preview_urls, link) == content.preview_urls->end();
  };
  json::array urls;
  for (const auto& link : links) {
    json::object url{{"url", link}, {"meta", json::object{}}};
    if (is_quoted(link) || is_left_out(link)) url["ignoreParse"] = true;
    urls.push_back(std::move(url));
  }
  return {to_json_text(urls)};
}

// Quotes stand behind what else is attached, and are made anew whenever the text is.
json::array quote(const Context& ctx, const Actor& actor, const std::vector<std::string>& links,
                  model::Message& message) {
  if (message.parse_urls == false) return {};
  const bool links_here = std::ranges::any_of(links, [&](const auto& link) { return is_own_link(ctx, link); });
  const bool quoted_before = message.seq > 0 && message.attachments.text.find("message_link") != std::string::npos;
  if (!links_here && !quoted_before) return {};
  auto attachments = message.seq > 0 ? without_quotes(message.attachments) : all_of(message.attachments);
  auto quotes = links_here ? quotes_of(*ctx.db.read(), ctx, actor, message, links) : json::array{};
  attachments.insert(attachments.end(), quotes.begin(), quotes.end());
  message.attachments = attachments.empty() ? RawJson{} : RawJson{to_json_text(attachments)};
  return quotes;
}

void check_content(const Context& ctx, const Content& content) {
  if (content.text.find('\0') != std::string::npos || !is_valid_utf8(content.text)) {
    throw Refusal(errors::invalid_params, "The message holds characters that are no text");
  }
  if (utf16_length(content.text) >
      static_cast<std::size_t>(ctx.settings.integer(settings::message("Message_MaxAllowedSize")))) {
    throw Refusal(errors::message_size_exceeded, "Message size exceeds Message_MaxAllowedSize");
  }
}

// Rooms that a message of the actor may name.
std::vector<store::RoomRow> nameable(sql::Session& session, const Context& ctx, const Actor& actor,
                                     const std::vector<std::string>& names) {
  const bool all_public = may(ctx, actor, access::rights(model::RoomKind::channel).see);
  return store::Rooms{session}.nameable(names, actor.pk, all_public);
}

KnownNames known_names(const Context& ctx, const Actor& actor, const KnownNames& possible) {
  const auto reader = ctx.db.read();
  KnownNames known;
  for (const auto& person : store::People{*reader}.by_usernames(possible.users)) {
    known.users.push_back(to_lower_ascii(person.ref.username));
  }
  for (const auto& room : nameable(*reader, ctx, actor, possible.channels)) {
    known.channels.push_back(to_lower_ascii(room.name.value_or("")));
  }
  return known;
}

void name_users(sql::Session& session, const Actor& actor, Prepared& prepared, model::Message& message) {
  const auto& usernames = prepared.markup.users;
  std::vector<std::int64_t> others;
  auto people = store::People{session}.by_usernames(usernames);
  std::sort(people.begin(), people.end(), [&](const store::Person& a, const store::Person& b) {
    const auto membership = [&](const store::Person& person) {
      return std::find(usernames.begin(), usernames.end(), to_lower_ascii(person.ref.username));
    };
    return membership(a) < membership(b);
  });
  for (const auto& person : people) {
    message.mentions->push_back({person.ref.id.value, person.ref.username, person.ref.name, "user"});
    if (person.pk != actor.pk) others.push_back(person.pk);
  }
  if (others.empty()) return;
  const auto row = store::Rooms{session}.by_id(message.rid);
  if (row) prepared.named.users = store::Memberships{session}.members_among(row->pk, others);
}

void name_rooms(sql::Session& session, const Context& ctx, const Actor& actor, const Prepared& prepared,
                model::Message& message) {
  for (const auto& row : nameable(session, ctx, actor, prepared.markup.channels)) {
    message.channels->push_back({row.id, row.name.value_or(""), row.fname});
  }
}

}  // namespace

Prepared prepare(const Context& ctx, const Actor& actor, Content content, model::Message& message) {
  check_content(ctx, content);
  if (shows_nothing(content.text)) content.text.clear();
  const auto find = [&](const KnownNames& possible) { return known_names(ctx, actor, possible); };
  Prepared prepared{.markup = read_markup(content.text, find), .named = {}};
  auto& markup = prepared.markup;
  if (markup.users.size() > kMaxNamed) markup.users.resize(kMaxNamed);
  if (markup.channels.size() > kMaxNamed) markup.channels.resize(kMaxNamed);
  prepared.named.group = markup.all || markup.here;
  message.msg = std::move(content.text);
  message.md = message.msg.empty() ? RawJson{} : markup.md;
  if (content.attachments) message.attachments = clean_attachments(*content.attachments);
  const auto quotes = quote(ctx, actor, markup.links, message);
  message.urls = urls_of(ctx, markup.links, content, quotes, message.parse_urls);
  if (content.custom_fields) {
    check_custom_fields(ctx, *content.custom_fields);
    message.custom_fields = content.custom_fields->empty() ? RawJson{} : RawJson{to_json_text(*content.custom_fields)};
  }
  auto& mentions = message.mentions.emplace();
  if (markup.all) mentions.push_back({"all", "all", {}, {}});
  if (markup.here) mentions.push_back({"here", "here", {}, {}});
  message.channels.emplace();
  if (markup.users.empty() && markup.channels.empty()) return prepared;
  const auto reader = ctx.db.read();
  if (!markup.users.empty()) name_users(*reader, actor, prepared, message);
  if (!markup.channels.empty()) name_rooms(*reader, ctx, actor, prepared, message);
  return prepared;
}

void require_group_mention(const Context& ctx, const Actor& actor, const std::vector<std::string>& room_roles,
                           std::int64_t users_count, const Markup& markup) {
  const auto refuse = [](std::string_view name) {
    throw Refusal(errors::action_not_allowed, "Notify " + std::string{name} + " in this room not allowed",
                  {{"action", "Notify_" + std::string{name}}});
  };
  if (markup.all && !ctx.permissions.allows(actor.roles, room_roles, permissions::messages("mention-all")))
    refuse("all");
  if (markup.here && !ctx.permissions.allows(actor.roles, room_roles, permissions::messages("mention-here")))
    refuse("here");
  const auto most = ctx.settings.integer(settings::message("Message_MaxAll"));
  if (markup.all && most > 0 && users_count > most) refuse("all");
}

}  // namespace confab::core::messages
