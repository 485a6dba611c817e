#pragma once

#include "bus/change.h"
#include "model/custom_emoji.h"

namespace confab::bus {

/// Likewise a sound.
struct CustomSoundChanged {
  model::CustomSound sound;
  Change change = Change::updated;
};

}  // namespace confab::bus
