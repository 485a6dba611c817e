#include "core/messages/notify.h"

#include <algorithm>

#include "base/fold.h"
#include "base/json_members.h"
#include "base/text.h"
#include "bus/events/notified.h"
#include "bus/sequencer.h"
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
  bool thread = false;  // a reply in one
  std::string_view by_default;
};

// The membership's choice, else the account's; empty: left to the workspace.
std::string choice_of(const store::NotifiedMember& member) {
  for (const auto* preferences : {&member.preferences, &member.user_preferences}) {
    auto choice = text_in(*preferences, "desktopNotifications");
    if (choice && *choice != "default") return std::move(*choice);
  }
  return {};
}

// The first rule that fits decides.
bool is_told(const store::NotifiedMember& member, const Occasion& occasion, bool named, bool highlighted) {
  const auto is_set = [&](std::string_view name) { return boolean_in(member.preferences, name).value_or(false); };
  if (is_set("disableNotifications")) return false;
  if (occasion.group && is_set("muteGroupMentions") && !named) return false;
  const auto choice = choice_of(member);
  if (choice == "nothing") return false;
  if (occasion.thread && !highlighted && !member.follows) return false;
  if (occasion.large && choice.empty() && !highlighted && !named) return false;
  if (choice.empty() && occasion.by_default == "all") return true;
  if (choice.empty() && occasion.by_default == "nothing") return false;
  return occasion.direct || (occasion.group && !occasion.large) || highlighted || named || choice == "all";
}

// The same for members who have chosen nothing, and whom the message does not name.
bool tells_others(const Occasion& occasion) {
  if (occasion.large || occasion.thread || occasion.by_default == "nothing") return false;
  return occasion.by_default == "all" || occasion.direct || occasion.group;
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

// What there is to read of a message: its text, or what its first attachment is called and says.
std::string text_of(const model::Message& message, const Markup& markup) {
  if (message.is_encrypted()) return std::string{model::kEncryptedText};
  if (!markup.plain.empty() || message.attachments.empty()) return markup.plain;
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

// How the reader calls a room of several people that has no name of its own: by the others.
std::string names_of_others(const std::vector<model::UserRef>& people, const UserId& reader, auto name_of) {
  std::string names;
  for (const auto& person : people) {
    if (person.id != reader) names.append(names.empty() ? "" : ", ").append(name_of(person));
  }
  return names;
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
    own.title = names_of_others(people, reader.id, [](const auto& p) { return p.name.value_or(p.username); });
    own.name = names_of_others(people, reader.id, [](const auto& p) { return p.username; });
    tx.publish(std::move(own));
  }
}

}  // namespace

Concerned concerned(Transaction& tx, const Context& ctx, const store::RoomRow& room, const model::Message& message,
                    const Named& named) {
  const auto most = ctx.settings.integer(settings::rooms("Notifications_Max_Room_Members"));
  const std::string by_default =
      ctx.settings.text(settings::preferences("Accounts_Default_User_Preferences_desktopNotifications"));
  const Occasion occasion{.direct = room.traits().personal,
                          .large = !room.traits().personal && most > 0 && room.users_count > most,
                          .group = named.group,
                          .thread = message.thread_seq != 0,
                          .by_default = by_default};
  Haystack text{message.is_encrypted() ? std::string_view{} : std::string_view{message.msg}};
  store::Memberships memberships{tx.sql()};
  const auto ignoring = memberships.ignoring(room.pk, message.u.pk);
  Concerned result{.told = {}, .others = tells_others(occasion), .except = ignoring, .highlighted = {}};
  result.except.push_back(message.u.id);
  const auto least = occasion.large ? store::Attention::more : store::Attention::own;
  for (auto& member : occasion.thread ? memberships.with_wishes_in_thread(room.pk, message.u.pk, message.thread_seq)
                                      : memberships.with_wishes(room.pk, message.u.pk, least, named.users)) {
    if (std::ranges::find(ignoring, member.user) != ignoring.end()) continue;
    // Whoever follows a thread is meant by each reply.
    const bool is_named = member.follows || std::ranges::find(named.users, member.user_pk) != named.users.end();
    const bool is_highlighted = text.holds_word_of(member);
    if (is_highlighted) result.highlighted.push_back(member.user_pk);
    auto& list = is_told(member, occasion, is_named, is_highlighted) ? result.told : result.except;
    list.push_back(std::move(member.user));
  }
  return result;
}

void notify(Transaction& tx, const Context& ctx, const store::RoomRow& room,
            const std::shared_ptr<const model::Message>& message, const Markup& markup, Concerned whom) {
  if (whom.told.empty() && !whom.others) return;
  if (ctx.settings.boolean(settings::operation("Troubleshoot_Disable_Notifications"))) return;
  const std::string sender = message->alias.value_or(shown_name(ctx, message->u));
  const bool personal = room.traits().personal;
  const bool several = personal && room.users_count > 2;
  std::string text = excerpt(text_of(*message, markup), kMaxText);
  const std::string name = room.name.value_or(message->u.username);
  bus::Notified event{.message = message,
                      .kind = room.kind,
                      .name = name,
                      .title = personal ? sender : "#" + room.fname.value_or(name),
                      .text = personal && !several ? std::move(text) : sender + ": " + text,
                      .users = std::move(whom.told),
                      .others = whom.others,
                      .except = std::move(whom.except)};
  if (several) return notify_each(tx, room, event);
  tx.publish(std::move(event));
}

}  // namespace confab::core::messages
