#include "core/messages/content.h"

#include <algorithm>
#include <iterator>

#include "base/blank.h"
#include "base/error.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/fields_write.h"
#include "base/text.h"
#include "core/access/room_rights.h"
#include "core/messages/attachments.h"
#include "core/messages/bad_words.h"
#include "core/messages/custom_fields.h"
#include "core/messages/previews.h"
#include "core/messages/quotes.h"
#include "permissions/groups/messages.h"
#include "settings/groups/message.h"
#include "settings/groups/operation.h"
#include "store/memberships.h"
#include "store/people.h"
#include "store/rooms.h"
#include "store/teams.h"

namespace confab::core::messages {
namespace {

// A message names no more than that many people and rooms; what comes after is text.
constexpr std::size_t kMaxNamed = 200;
// And a team no more than that many of its members: a row is written for each.
constexpr std::int64_t kMaxNamedByTeam = 1000;

// Always a list, an empty one as well, unless the sender does not want links to be looked at. What leads to a message
// that is quoted needs no preview, and neither does what the sender has left out.
RawJson urls_of(const Context& ctx, const Markup& markup, const Content& content, const json::array& quotes,
                const std::optional<bool>& wanted) {
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
  for (const auto& link : markup.links) {
    json::object url{{"url", link}, {"meta", json::object{}}};
    if (is_quoted(link) || is_left_out(link)) url["ignoreParse"] = true;
    urls.push_back(std::move(url));
  }
  for (const auto& track : markup.tracks) {
    urls.push_back({{"url", "https://open.spotify.com/track/" + track},
                    {"source", "spotify:track:" + track},
                    {"meta", json::object{}}});
  }
  return {to_json_text(urls)};
}

// Quotes stand behind what else is attached, and are made anew whenever the text is. None is taken from a client: a
// quote says what somebody has written.
json::array quote(const Context& ctx, const Writers& by, const std::vector<std::string>& links,
                  model::Message& message) {
  const bool looks = message.parse_urls != false &&
                     std::ranges::any_of(links, [&](const auto& link) { return is_own_link(ctx, link); });
  if (!looks && message.attachments.text.find("message_link") == std::string::npos) return {};
  auto attachments = without_quotes(message.attachments);
  auto quotes = looks ? quotes_of(*ctx.db.read(), ctx, by, message, links) : json::array{};
  attachments.insert(attachments.end(), quotes.begin(), quotes.end());
  message.attachments = attachments.empty() ? RawJson{} : RawJson{to_json_text(attachments)};
  return quotes;
}

// Rooms that a message of theirs may name.
std::vector<store::RoomRow> nameable(sql::Session& session, const Context& ctx, const Writers& by,
                                     const std::vector<std::string>& names) {
  const auto by_one = [&](const Actor& actor) {
    return store::Rooms{session}.nameable(names, actor.pk, access::sees_open_rooms(ctx, actor));
  };
  auto rooms = by_one(by.author);
  if (by.editor != nullptr && !rooms.empty()) {
    const auto also = by_one(*by.editor);
    std::erase_if(rooms, [&](const store::RoomRow& room) {
      return std::ranges::none_of(also, [&](const store::RoomRow& other) { return other.pk == room.pk; });
    });
  }
  return rooms;
}

// Teams that a message of theirs may name, of names that no person has.
std::vector<store::RoomRow> nameable_teams(sql::Session& session, const Context& ctx, const Writers& by,
                                           const std::vector<std::string>& names,
                                           const std::vector<store::Person>& people) {
  if (ctx.settings.boolean(settings::operation("Troubleshoot_Disable_Teams_Mention"))) return {};
  std::vector<std::string> rest;
  std::ranges::copy_if(names, std::back_inserter(rest), [&](const std::string& name) {
    return std::ranges::none_of(people, [&](const store::Person& person) {
      return to_lower_ascii(person.ref.username) == to_lower_ascii(name);
    });
  });
  if (rest.empty()) return {};
  auto rooms = nameable(session, ctx, by, rest);
  std::erase_if(rooms, [](const store::RoomRow& room) { return !room.is_team_main(); });
  return rooms;
}

KnownNames known_names(const Context& ctx, const Writers& by, const KnownNames& possible) {
  const auto reader = ctx.db.read();
  KnownNames known;
  const auto people = store::People{*reader}.by_usernames(possible.users);
  for (const auto& person : people) known.users.push_back(to_lower_ascii(person.ref.username));
  for (const auto& team : nameable_teams(*reader, ctx, by, possible.users, people)) {
    known.users.push_back(to_lower_ascii(team.name.value_or("")));
  }
  for (const auto& room : nameable(*reader, ctx, by, possible.channels)) {
    known.channels.push_back(to_lower_ascii(room.name.value_or("")));
  }
  return known;
}

// Whoever is in the room and in the team.
void name_teams(sql::Session& session, const Actor& author, const std::vector<store::RoomRow>& teams, Named& named,
                model::Message& message) {
  const auto room = store::Rooms{session}.by_id(message.rid);
  for (const auto& main : teams) {
    const auto team = store::Teams{session}.by_pk(main.pk);
    if (!team) continue;
    message.mentions->push_back({team->id.value, team->name, team->name, "team"});
    if (!room) continue;
    const auto members = store::Memberships{session}.members_of_both(room->pk, main.pk, author.pk, kMaxNamedByTeam);
    std::ranges::copy_if(members, std::back_inserter(named.users), [&](std::int64_t member) {
      return std::ranges::find(named.users, member) == named.users.end();
    });
  }
}

void name_users(sql::Session& session, const Context& ctx, const Writers& by, Prepared& prepared,
                model::Message& message) {
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
    if (person.pk != by.author.pk) others.push_back(person.pk);
  }
  if (!others.empty()) {
    const auto row = store::Rooms{session}.by_id(message.rid);
    if (row) prepared.named.in_person = store::Memberships{session}.members_among(row->pk, others);
    prepared.named.users = prepared.named.in_person;
  }
  const auto teams = nameable_teams(session, ctx, by, usernames, people);
  if (!teams.empty()) name_teams(session, by.author, teams, prepared.named, message);
}

void name_rooms(sql::Session& session, const Context& ctx, const Writers& by, const Prepared& prepared,
                model::Message& message) {
  for (const auto& row : nameable(session, ctx, by, prepared.markup.channels)) {
    message.channels->push_back({row.id, row.name.value_or(""), row.fname});
  }
}

}  // namespace

void check_message_text(const Context& ctx, std::string_view text) {
  if (text.find('\0') != std::string_view::npos || !is_valid_utf8(text)) {
    throw Refusal(errors::invalid_params, "The message holds characters that are no text");
  }
  if (utf16_length(text) >
      static_cast<std::size_t>(ctx.settings.integer(settings::message("Message_MaxAllowedSize")))) {
    throw Refusal(errors::message_size_exceeded, "Message size exceeds Message_MaxAllowedSize");
  }
}

Prepared prepare(const Context& ctx, const Writers& by, Content content, model::Message& message) {
  check_message_text(ctx, content.text);
  if (shows_nothing(content.text)) content.text.clear();
  content.text = without_bad_words(ctx, std::move(content.text));
  const auto find = [&](const KnownNames& possible) { return known_names(ctx, by, possible); };
  Prepared prepared{
      .markup = read_markup(content.text, find, markup_options(ctx)), .named = {}, .wants_previews = false};
  auto& markup = prepared.markup;
  if (markup.users.size() > kMaxNamed) markup.users.resize(kMaxNamed);
  if (markup.channels.size() > kMaxNamed) markup.channels.resize(kMaxNamed);
  message.msg = std::move(content.text);
  message.md = message.msg.empty() ? RawJson{} : markup.md;
  if (content.attachments) message.attachments = clean_attachments(*content.attachments);
  const auto quotes = quote(ctx, by, markup.links, message);
  // A list that was given stays one, as clients expect.
  if (content.attachments && message.attachments.empty()) message.attachments = {"[]"};
  message.urls = urls_of(ctx, markup, content, quotes, message.parse_urls);
  prepared.wants_previews = wants_previews(ctx, message);
  if (content.custom_fields) {
    check_custom_fields(ctx, *content.custom_fields);
    message.custom_fields = content.custom_fields->empty() ? RawJson{} : RawJson{to_json_text(*content.custom_fields)};
  }
  name_all(ctx, by, prepared, message);
  return prepared;
}

void name_all(const Context& ctx, const Writers& by, Prepared& prepared, model::Message& message) {
  const auto& markup = prepared.markup;
  prepared.named.group = markup.all || markup.here;
  prepared.named.all = markup.all;
  auto& mentions = message.mentions.emplace();
  if (markup.all) mentions.push_back({"all", "all", {}, {}});
  if (markup.here) mentions.push_back({"here", "here", {}, {}});
  message.channels.emplace();
  if (markup.users.empty() && markup.channels.empty()) return;
  const auto reader = ctx.db.read();
  if (!markup.users.empty()) name_users(*reader, ctx, by, prepared, message);
  if (!markup.channels.empty()) name_rooms(*reader, ctx, by, prepared, message);
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
