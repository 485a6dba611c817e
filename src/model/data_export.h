#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"

namespace confab::model {

/// What somebody has asked to have as a file, an archive: what concerns themselves, or the messages of a room.
struct DataExport {
  std::int64_t pk = 0, user_pk = 0;
  std::string id;
  std::optional<std::int64_t> room_pk;    // absent: what concerns the user
  std::string format;                     // html, json
  std::optional<Timestamp> from, before;  // of a room: what was sent from then on, and before then
  std::string state;                      // pending, completed, failed
  std::int64_t revision = 1;              // a run that finds another one has been overtaken
  Timestamp requested_at, updated_at;
  std::optional<Timestamp> expires_at;  // when the archive goes
  std::optional<std::int64_t> blob_pk;  // the archive, as the next three
  std::optional<std::string> name;
  std::int64_t size = 0;
  std::int64_t messages = 0;
};

}  // namespace confab::model
