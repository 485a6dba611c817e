#pragma once

#include "bus/change.h"
#include "model/custom_emoji.h"

namespace confab::bus {

/// An emoji that the workspace has made up; removed: it was.
struct CustomEmojiChanged {
  model::CustomEmoji emoji;
  Change change = Change::updated;
};

}  // namespace confab::bus
