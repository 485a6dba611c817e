#pragma once

namespace confab::bus {

enum class Change { inserted, updated, removed };

}  // namespace confab::bus
