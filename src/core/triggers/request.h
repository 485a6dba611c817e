#pragma once
// What sets outgoing webhooks off. Each function is part of the transaction in which it happens: who is to be told is
// stored with it, one job for each address, and nothing where nobody is.

#include <optional>
#include <string>
#include <string_view>

#include "base/bounds.h"
#include "base/fields.h"
#include "core/kernel/transaction.h"
#include "model/integration.h"
#include "model/message.h"
#include "model/user.h"
#include "store/room_row.h"

namespace confab::core::triggers {

/// One address is to be told of one thing. What it is told is read when it is told.
struct CallOut {
  static constexpr std::string_view kJob = "integrations.call";
  static constexpr int kVersion = 1;

  std::string integration, event, url;
  std::optional<std::string> message, room, user;
  bool edited = false;
  std::int64_t retry = 0;  // how often it was tried before
};

/// With more of them waiting for one webhook, whoever it tells does not keep up, and is not told of more.
inline constexpr std::int64_t kMaxWaiting = 1'000;

/// The key of a call's job: a webhook's stand together.
[[nodiscard]] std::string key_of(std::string_view integration, std::string_view call);

/// People, bots and programs write; a discussion is announced. What a webhook itself posts does not set it off.
void message_sent(Transaction& tx, const Context& ctx, const store::RoomRow& room, const model::Message& message);
void message_edited(Transaction& tx, const Context& ctx, const store::RoomRow& room, const model::Message& message);

enum class RoomEvent : std::uint8_t { created, joined, left, archived };
/// `user` is who comes, goes, owns or archives it. Rooms that belong to their people set nothing off.
void room_event(Transaction& tx, const Context& ctx, RoomEvent event, const store::RoomRow& room, const UserId& user);
void user_created(Transaction& tx, const Context& ctx, const UserId& user);

/// The word that the text sets it off by; "" where it needs none, nullopt: it does not.
[[nodiscard]] std::optional<std::string> word_in(const model::Trigger& trigger, std::string_view text);

}  // namespace confab::core::triggers

template <>
struct confab::Fields<confab::core::triggers::CallOut> {
  using J = confab::core::triggers::CallOut;
  static constexpr auto list = FieldList{
      field("integration", &J::integration, "Whose call.", bound::id),
      field("event", &J::event, "What happened.", bound::name),
      field("url", &J::url, "Who is told.", bound::url),
      field("message", &J::message, "The message.", bound::id),
      field("room", &J::room, "The room.", bound::id),
      field("user", &J::user, "Whose act it was.", bound::id),
      field("edited", &J::edited, "The message was edited.", defaulted()),
      field("retry", &J::retry, "How often it was tried before.", bound::from_zero, defaulted()),
  };
};
