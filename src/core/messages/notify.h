#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/kernel/transaction.h"
#include "core/messages/content.h"
#include "model/user.h"
#include "store/room_row.h"

namespace confab::core::messages {

/// Who is told of a message.
struct Told {
  std::vector<UserId> told;
  bool others = false;         // so are the other members,
  std::vector<UserId> except;  // but for these

  [[nodiscard]] bool is_nobody() const { return told.empty() && !others; }
};

/// Whom a new message concerns, besides those whose sidebar it moves.
struct Concerned {
  Told screens;  // while a client of theirs is open
  Told phones;
  std::vector<std::int64_t> highlighted;  // who asked for a word that it holds, told or not
};

/// Who that is, by the preferences of the members, of their accounts, and of the workspace. Part of the message's
/// transaction, and reads only members who have wishes, ignore the sender, or are named: what is told of is stored, and
/// nobody is told of what is not. Who ignores the sender is told of nothing. In rooms of more than
/// Notifications_Max_Room_Members people those who did not ask for it are told only of messages that name them. Of a
/// reply in a thread only those who follow it are told, and those who asked for a word in it.
/// Of a message that was stored earlier it is who would be told of it now.
[[nodiscard]] Concerned concerned(sql::Session& session, const Context& ctx, const store::RoomRow& room,
                                  const model::Message& message, const Named& named);

/// Tells them.
void notify(Transaction& tx, const Context& ctx, const store::RoomRow& room,
            const std::shared_ptr<const model::Message>& message, const Markup& markup, Concerned whom);

/// Who wrote it, as notifications say.
[[nodiscard]] std::string shown_sender(const Context& ctx, const model::Message& message);
/// What there is to read of a message that is not encrypted, its plain text being known: that, or what its first
/// attachment is called and says.
[[nodiscard]] std::string shown_text(const model::Message& message, const std::string& plain);
/// In it `@ben` as the person is called, where names are shown (UI_Use_Real_Name).
[[nodiscard]] std::string with_real_names(const Context& ctx, std::string text, const model::Message& message);
/// The reader's language, else that of the workspace (Language).
[[nodiscard]] std::string language_of(const Context& ctx, const model::User& reader);
/// How the reader calls a room of several people that has no name of its own: by the others.
enum class Names { shown, usernames };
[[nodiscard]] std::string names_of_others(const std::vector<model::UserRef>& people, const UserId& reader, Names names);

}  // namespace confab::core::messages
