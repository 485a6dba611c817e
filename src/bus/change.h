#pragma once

namespace confab::bus {

/// What happened to a row that clients keep; on the wire by these names.
enum class Change { inserted, updated, removed };

}  // namespace confab::bus
