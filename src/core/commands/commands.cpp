#include "core/commands/commands.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "base/errors/members.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "base/text.h"
#include "bus/events/whispered.h"
#include "bus/sequencer.h"
#include "core/access/room.h"
#include "core/accounts/status.h"
#include "core/daily/remind.h"
#include "core/daily/spoken_time.h"
#include "core/messages/send.h"
#include "core/polls/poll.h"
#include "core/rooms/add_members.h"
#include "core/rooms/archive.h"
#include "core/rooms/create.h"
#include "core/rooms/create_direct.h"
#include "core/rooms/edit.h"
#include "core/rooms/info.h"
#include "core/rooms/join.h"
#include "core/rooms/leave.h"
#include "core/rooms/members.h"
#include "core/rooms/mute.h"
#include "core/rooms/remove_member.h"
#include "core/subscriptions/sidebar.h"
#include "core/users/find.h"
#include "model/room_kind_table.h"
#include "settings/groups/rest_api.h"

namespace confab::core::commands {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  return split(std::string{trim(text)}, ' ');
}

std::string without_sign(std::string_view word, char sign) {
  if (!word.empty() && word.front() == sign) word.remove_prefix(1);
  return std::string{word};
}

std::string needed_word(const Invocation& call, char sign, std::string_view what) {
  const auto words = words_of(call.params);
  if (words.empty() || without_sign(words.front(), sign).empty()) {
    throw Refusal(errors::invalid_params, "The command needs " + std::string{what}, {{"field", "params"}});
  }
  return without_sign(words.front(), sign);
}

RoomId room_called(const Invocation& call, const std::string& name) {
  return rooms::info(call.ctx, call.actor, name).id;
}

// The room that the first word names, or the one that the command was written in.
RoomId room_or_here(const Invocation& call) {
  const auto words = words_of(call.params);
  if (words.empty()) return call.room;
  if (words.front().starts_with('@')) {
    return rooms::by_kind_and_name(call.ctx, call.actor, model::RoomKind::direct, without_sign(words.front(), '@')).id;
  }
  return room_called(call, without_sign(words.front(), '#'));
}

UserId user_called(const Invocation& call) {
  return users::get(call.ctx, {.id = {}, .username = needed_word(call, '@', "a username")}).id;
}

void say(const Invocation& call, const RoomId& room, std::string text) {
  messages::SendMessage message{.room = room};
  message.text = std::move(text);
  if (room == call.room && call.thread) message.tmid = MessageId{*call.thread};
  messages::send(call.ctx, call.actor, message);
}

void create_room(const Invocation& call) {
  const auto words = words_of(call.params);
  const bool is_private = std::ranges::find(words, "--private") != words.end();
  rooms::create(call.ctx, call.actor,
                {.kind = model::named_kind(!is_private), .name = needed_word(call, '#', "a name")});
}

void join_room(const Invocation& call) {
  rooms::join(call.ctx, call.actor, room_called(call, needed_word(call, '#', "a channel")));
}

// Each person for themself: who cannot be added is told of, and does not keep the others out.
void invite_people(const Invocation& call) {
  needed_word(call, '@', "usernames");
  std::string problems;
  for (const auto& word : words_of(call.params)) {
    const auto username = without_sign(word, '@');
    if (username.empty()) continue;
    try {
      rooms::add_members(call.ctx, call.actor, {call.room, {}, {username}});
    } catch (const Refusal& refusal) {
      if (refusal.code() == errors::not_allowed || refusal.code() == errors::room_not_found) throw;
      problems += "@" + username + ": " + refusal.what() + "\n";
    }
  }
  if (!problems.empty()) whisper(call.ctx, call.actor.id, call.room, std::string{trim(problems)});
}

void add_everybody(const Invocation& call, const RoomId& from, const RoomId& to) {
  const auto most = call.ctx.settings.integer(settings::rest_api("API_User_Limit"));
  const auto page =
      rooms::members(call.ctx, call.actor, from,
                     {.filter = {}, .statuses = {}, .by_role = false, .order = {}, .limit = most, .offset = 0});
  if (page.total > most) throw Refusal(errors::user_limit_exceeded, "User Limit Exceeded");
  rooms::AddMembers add{.room = to, .users = {}, .usernames = {}, .skip_unknown = false};
  for (const auto& member : page.members) add.users.push_back(member.id);
  rooms::add_members(call.ctx, call.actor, add);
}

void invite_all_to(const Invocation& call) {
  add_everybody(call, call.room, room_called(call, needed_word(call, '#', "a room")));
}

void invite_all_from(const Invocation& call) {
  add_everybody(call, room_called(call, needed_word(call, '#', "a room")), call.room);
}

void message_somebody(const Invocation& call) {
  const auto username = needed_word(call, '@', "a username and a text");
  const auto rest = trim(call.params);
  const auto end = rest.find(' ');
  const auto text = end == std::string_view::npos ? std::string_view{} : trim(rest.substr(end));
  if (text.empty()) throw Refusal(errors::invalid_params, "The command needs a text", {{"field", "params"}});
  const auto made = rooms::create_direct(call.ctx, call.actor, {.usernames = {username}});
  say(call, made.room.id, std::string{text});
}

void act(const Invocation& call) {
  const auto text = trim(call.params);
  if (text.empty()) throw Refusal(errors::invalid_params, "The command needs a text", {{"field", "params"}});
  say(call, call.room, "_" + std::string{text} + "_");
}

void set_status_text(const Invocation& call) {
  accounts::set_status(call.ctx, call.actor, call.actor.id, std::nullopt, call.params);
  whisper(call.ctx, call.actor.id, call.room, "Your status is: " + accounts::kept_status_text(call.params));
}

void set_topic(const Invocation& call) {
  rooms::EditRoom edit;
  edit.topic = std::string{trim(call.params)};
  rooms::edit(call.ctx, call.actor, call.room, edit);
}

// How far the writer's clock is ahead, as their client said last.
std::chrono::minutes utc_offset(const Invocation& call) {
  const auto user = users::get(call.ctx, {.id = call.actor.id, .username = {}});
  return std::chrono::minutes{std::lround(user.utc_offset.value_or(0) * 60)};
}

void remind_me(const Invocation& call) {
  const auto offset = utc_offset(call);
  const auto spoken = daily::understand(call.params, call.ctx.clock.now(), offset);
  if (!spoken) {
    throw Refusal(errors::invalid_params,
                  "Say when and of what: \"/remind me in 20 minutes to call Ann\", or \"at 15:30\", \"tomorrow at "
                  "9:00\", \"on 2027-01-05 at 9:00\"",
                  {{"field", "params"}});
  }
  const auto made =
      daily::remind(call.ctx, call.actor, {.text = spoken->text, .message = {}, .at = spoken->at, .zone = {}});
  auto there = to_iso8601(made.due_at + offset).substr(0, 16);
  std::ranges::replace(there, 'T', ' ');
  whisper(call.ctx, call.actor.id, call.room, "I will remind you at " + there + ": " + made.text);
}

// What stands between quotation marks, straight ones or those that keyboards of telephones write.
std::vector<std::string> quoted_parts(std::string text) {
  for (const std::string_view mark : {"\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"}) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.replace(at, mark.size(), "\"");
  }
  std::vector<std::string> parts;
  for (auto from = text.find('"'); from != std::string::npos; from = text.find('"', from)) {
    const auto to = text.find('"', from + 1);
    if (to == std::string::npos) break;
    parts.push_back(text.substr(from + 1, to - from - 1));
    from = to + 1;
  }
  return parts;
}

void ask(const Invocation& call) {
  auto parts = quoted_parts(call.params);
  if (parts.empty()) {
    throw Refusal(errors::invalid_params, "Write /poll \"question\" \"answer\" \"another answer\"",
                  {{"field", "params"}});
  }
  polls::CreatePoll poll{.room = call.room, .tmid = {}, .question = parts.front(), .options = {}, .ends_at = {}};
  if (call.thread) poll.tmid = MessageId{*call.thread};
  poll.options.assign(parts.begin() + 1, parts.end());
  polls::create(call.ctx, call.actor, poll);
}

// For the newest open poll of the room, by the numbers that its message shows; 0: no vote.
void vote_here(const Invocation& call) {
  std::vector<std::int64_t> choices;
  for (const auto& word : words_of(call.params)) {
    const bool is_number =
        word.size() <= 2 && !word.empty() && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) choices.clear();
    if (!is_number) break;
    choices.push_back(std::stoi(word) - 1);
  }
  if (choices.empty()) {
    throw Refusal(errors::invalid_params, "Say for which option: /vote 1, or /vote 0 to take your vote back",
                  {{"field", "params"}});
  }
  if (choices.size() == 1 && choices.front() == -1) choices.clear();
  polls::vote(call.ctx, call.actor, polls::newest_open(call.ctx, call.actor, call.room), std::move(choices));
}

void help(const Invocation& call) {
  std::string text;
  for (const auto& command : all()) {
    text += "/" + std::string{command.name};
    if (!command.params.empty()) text += " " + std::string{command.params};
    text += ": " + std::string{command.summary} + "\n";
  }
  whisper(call.ctx, call.actor.id, call.room, std::string{trim(text)});
}

void leave_here(const Invocation& call) {
  rooms::leave(call.ctx, call.actor, call.room);
}

constexpr std::array kCommands{
    Command{"archive", "#channel", "Archive the room", "archive-room", false,
            [](const Invocation& c) { rooms::archive(c.ctx, c.actor, room_or_here(c)); }},
    Command{"create", "#channel [--private]", "Make a room", "create-c,create-p", false, create_room},
    Command{"gimme", "your message (optional)", "Put a sign before the message", "", true, nullptr},
    Command{"help", "", "Show the commands", "", false, help},
    Command{"hide", "#room", "Take a room out of the sidebar", "", false,
            [](const Invocation& c) { (void)subscriptions::hide(c.ctx, c.actor, room_or_here(c)); }},
    Command{"invite", "@username (optional: more)", "Add people to this room", "add-user-to-joined-room", false,
            invite_people},
    Command{"invite-all-from", "#room", "Add everybody from another room to this one", "add-user-to-joined-room", false,
            invite_all_from},
    Command{"invite-all-to", "#room", "Add everybody from this room to another one",
            "add-user-to-joined-room,add-user-to-any-c-room,add-user-to-any-p-room", false, invite_all_to},
    Command{"join", "#channel", "Become a member of a channel", "view-c-room", false, join_room},
    Command{"kick", "@username", "Take somebody out of this room", "remove-user", false,
            [](const Invocation& c) { rooms::remove_member(c.ctx, c.actor, c.room, user_called(c)); }},
    Command{"leave", "", "Leave this room", "leave-c,leave-p", false, leave_here},
    Command{"lennyface", "your message (optional)", "Put a face behind the message", "", true, nullptr},
    Command{"me", "your message", "Say what you do", "", false, act},
    Command{"msg", "@username message", "Write to somebody directly", "create-d", false, message_somebody},
    Command{"mute", "@username", "Silence somebody in this room", "mute-user", false,
            [](const Invocation& c) { rooms::mute(c.ctx, c.actor, c.room, needed_word(c, '@', "a username")); }},
    Command{"open", "room name", "Open a room", "", true, nullptr},
    Command{"part", "", "Leave this room", "leave-c,leave-p", false, leave_here},
    Command{"poll", "\"question\" \"answer\" \"another answer\"", "Ask the people in this room", "", false, ask},
    Command{"remind", "me in 20 minutes to call Ann", "Be reminded of something", "", false, remind_me},
    Command{"shrug", "your message (optional)", "Put a shrug behind the message", "", true, nullptr},
    Command{"status", "your status", "Choose the text beside your status", "", false, set_status_text},
    Command{"tableflip", "your message (optional)", "Put a flipped table behind the message", "", true, nullptr},
    Command{"topic", "the topic", "Set the topic of this room", "edit-room", false, set_topic},
    Command{"unarchive", "#channel", "Take a room out of the archive", "unarchive-room", false,
            [](const Invocation& c) { rooms::unarchive(c.ctx, c.actor, room_or_here(c)); }},
    Command{"unflip", "your message (optional)", "Put a table back behind the message", "", true, nullptr},
    Command{"unmute", "@username", "Let somebody write in this room again", "mute-user", false,
            [](const Invocation& c) { rooms::unmute(c.ctx, c.actor, c.room, needed_word(c, '@', "a username")); }},
    Command{"vote", "1", "Vote in the newest open poll of this room, by the number of the option", "", false,
            vote_here},
};
static_assert(std::ranges::is_sorted(kCommands, {}, &Command::name));

}  // namespace

std::span<const Command> all() {
  return kCommands;
}

const Command* find(std::string_view name) {
  if (name.starts_with('/')) name.remove_prefix(1);
  const auto found =
      std::ranges::find_if(kCommands, [&](const Command& one) { return equal_ignoring_case(one.name, name); });
  return found == kCommands.end() ? nullptr : &*found;
}

void run(const Context& ctx, const Actor& actor, const RunCommand& command) {
  const auto* row = find(command.name);
  if (row == nullptr) {
    throw Refusal(errors::command_unknown, "The command provided does not exist (or is disabled).");
  }
  if (row->run == nullptr) throw Refusal(errors::command_unknown, "Clients do this command by themselves");
  if (!access::can_read(ctx, actor, command.room)) throw Refusal(errors::unauthorized);
  row->run({ctx, actor, command.room, command.params, command.thread});
}

void whisper(const Context& ctx, const UserId& to, const RoomId& room, const std::string& text) {
  ctx.events.publish(bus::Whispered{to, make_id<MessageId>(), room, text, ctx.clock.now()});
}

}  // namespace confab::core::commands
