#pragma once
// Read receipts as clients see them.

#include "base/fields.h"
#include "core/messages/receipts.h"

template <>
struct confab::Fields<confab::core::messages::Receipt> {
  using R = core::messages::Receipt;
  static constexpr std::string_view name = "ReadReceipt";
  static constexpr auto list = FieldList{
      field("_id", &R::id, "Of this message and this reader."),
      field("messageId", &R::message, "The message."),
      field("roomId", &R::room, "Its room."),
      field("userId", &R::user_id, "The reader."),
      field("user", &R::user, "The reader."),
      field("ts", &R::at, "When they read last, or when it was sent, if that is later."),
  };
};
