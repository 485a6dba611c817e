#include "core/messages/notify.h"

#include <algorithm>

#include "base/fold.h"
#include "base/json_members.h"
#include "base/text.h"
#include "bus/events/notified.h"
#include "bus/sequencer.h"
#include "core/push/request.h"
#include "settings/groups/operation.h"
#include "settings/groups/preferences.h"
#include "settings/groups/rooms.h"
#include "settings/groups/workspace.h"
#include "store/memberships.h"

namespace confab::core::messages {
namespace {

constexpr std::size_t kMaxText = 500;   // bytes of what a screen shows
constexpr std::size_t kMaxWords = 100;  // that one person is told of

/// What the rules ask of a message and its room.
struct Occasion {
  bool direct = false;
  bool large = false;
  bool group = false;   // @all or @here
  bool all = false;     // @all
  bool thread = false;  // a reply in one
};

/// Where people are told: the rules are the same, what they ask for is not.
struct Place {
  std::string_view of_membership, of_account;  // where the choice stands
  std::string by_default;                      // the workspace's
  bool calls_everybody = false;                // whether the message does, as far as it counts here
};

// @here is for those who are there: phones do not hear of it.
Place screens(const Context& ctx, const Occasion& occasion) {
  return {
      .of_membership = "desktopNotifications",
      .of_account = "desktopNotifications",
      .by_default = ctx.settings.text(settings::preferences("Accounts_Default_User_Preferences_desktopNotifications")),
      .calls_everybody = occasion.group};
}
Place phones(const Context& ctx, const Occasion& occasion) {
  return {.of_membership = "mobilePushNotifications",
          .of_account = "pushNotifications",
          .by_default = ctx.settings.text(settings::preferences("Accounts_Default_User_Preferences_pushNotifications")),
          .calls_everybody = occasion.all};
}

// The membership's choice, else the account's; empty: left to the workspace.
std::string choice_of(const store::NotifiedMember& member, const Place& place) {
  for (auto choice :
       {text_in(member.preferences, place.of_membership), text_in(member.user_preferences, place.of_account)}) {
    if (choice && *choice != "default") return std::move(*choice);
  }
  return {};
}

// The first rule that fits decides.
bool is_told(const store::NotifiedMember& member, const Occasion& occasion, const Place& place, bool named,
             bool highlighted) {
  const auto is_set = [&](std::string_view name) { return boolean_in(member.preferences, name).value_or(false); };
  if (is_set("disableNotifications")) return false;
  if (occasion.group && is_set("muteGroupMentions") && !named) return false;
  const auto choice = choice_of(member, place);
  if (choice == "nothing") return false;
  if (occasion.thread && !highlighted && !member.follows) return false;
  if (occasion.large && choice.empty() && !highlighted && !named) return false;
  if (choice.empty() && place.by_default == "all") return true;
  if (choice.empty() && place.by_default == "nothing") return false;
  return occasion.direct || (place.calls_everybody && !occasion.large) || highlighted || named || choice == "all";
}

// The same for members who have chosen nothing, and whom the message does not name.
bool tells_others(const Occasion& occasion, const Place& place) {
  if (occasion.large || occasion.thread || place.by_default == "nothing") return false;
  return place.by_default == "all" || occasion.direct || place.calls_everybody;
}

/// A text in which the words that people asked for are looked for, in any case, also within other words.
class Haystack {
 public:
  explicit Haystack(std::string_view text) : text_(text) {}

  [[nodiscard]] bool holds_word_of(const store::NotifiedMember& member) {
    const auto* words = member.user_preferences.if_contains("highlights");
    if (words == nullptr || !words->is_array()) return false;
    std::size_t left = kMaxWords;
    return std::ranges::any_of(words->get_array(), [&](const json::value& word) {
      if (left == 0 || !word.is_string()) return false;
      --left;
      return holds(trim(word.get_string()));
    });
  }

 private:
  bool holds(std::string_view word) {
    if (word.empty()) return false;
    if (!folded_) folded_ = fold(text_);
    return folded_->find(fold(word)) != std::string::npos;
  }

  std::string_view text_;
  std::optional<std::string> folded_;
};

std::string shown_name(const Context& ctx, const model::UserRef& user) {
  const bool real = ctx.settings.boolean(settings::workspace("UI_Use_Real_Name")) && user.name;
  return real ? *user.name : user.username;
}

// Each reader of a conversation of several calls it by the others in it.
void notify_each(Transaction& tx, const store::RoomRow& room, const bus::Notified& event) {
  const auto holds = [](const std::vector<UserId>& users, const UserId& user) {
    return std::ranges::find(users, user) != users.end();
  };
  const auto people = store::Memberships{tx.sql()}.people(room.pk);
  for (const auto& reader : people) {
    if (!holds(event.users, reader.id) && (!event.others || holds(event.except, reader.id))) continue;
    auto own = event;
    own.users = {reader.id};
    own.others = false;
    own.except.clear();
    own.title = names_of_others(people, reader.id, Names::shown);
    own.name = names_of_others(people, reader.id, Names::usernames);
    tx.publish(std::move(own));
  }
}

}  // namespace

std::string shown_sender(const Context& ctx, const model::Message& message) {
  return message.alias.value_or(shown_name(ctx, message.u));
}

std::string shown_text(const model::Message& message, const std::string& plain) {
  if (!plain.empty() || message.attachments.empty()) return plain;
  const auto attachments = stored_json(message.attachments.text);
  if (!attachments.is_array() || attachments.get_array().empty()) return {};
  const auto& first = attachments.get_array().front();
  if (!first.is_object()) return {};
  std::string text;
  for (const auto* key : {"title", "description", "text", "fallback"}) {
    const auto part = text_in(first.get_object(), key);
    if (part && !part->empty()) text.append(text.empty() ? "" : ": ").append(*part);
  }
  return text;
}

std::string with_real_names(const Context& ctx, std::string text, const model::Message& message) {
  if (!message.mentions || !ctx.settings.boolean(settings::workspace("UI_Use_Real_Name"))) return text;
  for (const auto& mention : *message.mentions) {
    if (!mention.name || mention.name->empty()) continue;
    const auto written = "@" + mention.username;
    for (auto at = text.find(written); at != std::string::npos; at = text.find(written, at + mention.name->size())) {
      text.replace(at, written.size(), *mention.name);
    }
  }
  return text;
}

std::string language_of(const Context& ctx, const model::User& reader) {
  const bool chosen = reader.language && !reader.language->empty();
  return chosen ? *reader.language : ctx.settings.text(settings::workspace("Language"));
}

std::string names_of_others(const std::vector<model::UserRef>& people, const UserId& reader, Names names) {
  std::string text;
  for (const auto& person : people) {
    if (person.id == reader) continue;
    text.append(text.empty() ? "" : ", ")
        .append(names == Names::shown ? person.name.value_or(person.username) : person.username);
  }
  return text;
}

Concerned concerned(sql::Session& session, const Context& ctx, const store::RoomRow& room,
                    const model::Message& message, const Named& named) {
  const auto most = ctx.settings.integer(settings::rooms("Notifications_Max_Room_Members"));
  const Occasion occasion{.direct = room.traits().personal,
                          .large = !room.traits().personal && most > 0 && room.users_count > most,
                          .group = named.group,
                          .all = named.all,
                          .thread = message.thread_seq != 0};
  const auto on_screens = screens(ctx, occasion);
  const auto on_phones = phones(ctx, occasion);
  Haystack text{message.is_encrypted() ? std::string_view{} : std::string_view{message.msg}};
  store::Memberships memberships{session};
  auto ignoring = memberships.ignoring(room.pk, message.u.pk);
  ignoring.push_back(message.u.id);
  Concerned result{.screens = {.told = {}, .others = tells_others(occasion, on_screens), .except = ignoring},
                   .phones = {.told = {}, .others = tells_others(occasion, on_phones), .except = ignoring},
                   .highlighted = {}};
  const auto least = occasion.large ? store::Attention::more : store::Attention::own;
  for (const auto& member : occasion.thread
                                ? memberships.with_wishes_in_thread(room.pk, message.u.pk, message.thread_seq)
                                : memberships.with_wishes(room.pk, message.u.pk, least, named.users)) {
    if (std::ranges::find(ignoring, member.user) != ignoring.end()) continue;
    // Whoever follows a thread is meant by each reply.
    const bool is_named = member.follows || std::ranges::find(named.users, member.user_pk) != named.users.end();
    const bool is_highlighted = text.holds_word_of(member);
    if (is_highlighted) result.highlighted.push_back(member.user_pk);
    const auto decide = [&](Told& whom, const Place& place) {
      auto& list = is_told(member, occasion, place, is_named, is_highlighted) ? whom.told : whom.except;
      list.push_back(member.user);
    };
    decide(result.screens, on_screens);
    decide(result.phones, on_phones);
  }
  return result;
}

void notify(Transaction& tx, const Context& ctx, const store::RoomRow& room,
            const std::shared_ptr<const model::Message>& message, const Markup& markup, Concerned whom) {
  if (ctx.settings.boolean(settings::operation("Troubleshoot_Disable_Notifications"))) return;
  if (!whom.phones.is_nobody()) push::request(tx, ctx, message->id);
  if (whom.screens.is_nobody()) return;
  const std::string sender = shown_sender(ctx, *message);
  const bool personal = room.traits().personal;
  const bool several = personal && room.users_count > 2;
  std::string text = message->is_encrypted() ? std::string{model::kEncryptedText} : shown_text(*message, markup.plain);
  text = excerpt(text, kMaxText);
  const std::string name = room.name.value_or(message->u.username);
  bus::Notified event{.message = message,
                      .kind = room.kind,
                      .name = name,
                      .title = personal ? sender : "#" + room.fname.value_or(name),
                      .text = personal && !several ? std::move(text) : sender + ": " + text,
                      .users = std::move(whom.screens.told),
                      .others = whom.screens.others,
                      .except = std::move(whom.screens.except)};
  if (several) return notify_each(tx, room, event);
  tx.publish(std::move(event));
}

}  // namespace confab::core::messages
