#pragma once

#include <cstdint>
#include <string>

#include "base/id.h"
#include "base/json.h"
#include "base/time.h"

namespace confab::model {

/// A file that comes in parts, as it was announced.
struct UnfinishedUpload {
  std::int64_t pk = 0, user_pk = 0, room_pk = 0;
  UploadId id;  // the file keeps it
  RoomId rid;
  std::string name, type;  // as the client says
  RawJson content;         // what an encrypting client says of it
  std::int64_t size = 0;   // of the whole
  Timestamp expires_at;
  bool complete = false;  // it is among the uploads
};

}  // namespace confab::model
