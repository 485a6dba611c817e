#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "model/condition.h"
#include "model/upload.h"
#include "store/uploads.h"

namespace confab::core::uploads {

struct ListFiles {
  RoomId room;
  std::optional<model::Condition> condition = {};
  std::string text = {};        // part of the name
  std::string type_group = {};  // "": all but smaller pictures
  bool only_sent = false;
  std::vector<store::UploadOrder> order = {};
  std::int64_t limit = 0, offset = 0;
};

struct FilePage {
  std::vector<model::Upload> files;
  std::int64_t total = 0;
};

/// Files of a room that the actor may read: those that were sent, and the own ones that wait for it. Throws
/// Refusal(unauthorized | invalid_query).
[[nodiscard]] FilePage list(const Context& ctx, const Actor& actor, const ListFiles& query);

struct ListImages {
  RoomId room;
  std::optional<UploadId> from = {};  // this one and older ones
  std::int64_t limit = 0, offset = 0;
};
/// Pictures, newest first. Throws Refusal(unauthorized).
[[nodiscard]] FilePage images(const Context& ctx, const Actor& actor, const ListImages& query);

}  // namespace confab::core::uploads
