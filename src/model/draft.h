#pragma once

#include "base/field_rules.h"

namespace confab::model {

/// What somebody has begun to write in a room, or in a thread of it.
struct Draft {
  RoomId rid;
  std::optional<MessageId> tmid;
  std::string msg;
  Timestamp written_at;  // by the writer's clock: the latest wins
  Timestamp updated_at;
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::Draft> {
  using D = confab::model::Draft;
  static constexpr std::string_view name = "Draft";
  static constexpr auto list = FieldList{
      field("rid", &D::rid, "The room."),
      field("tmid", &D::tmid, "The thread; left out: the room itself."),
      field("msg", &D::msg, "The text; empty where the draft is gone."),
      field("writtenAt", &D::written_at, "When it was written: the latest wins."),
      field("_updatedAt", &D::updated_at, "When the server heard of it."),
  };
};
