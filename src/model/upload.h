#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/json.h"
#include "base/time.h"
#include "model/user.h"

namespace confab::model {

/// How large a picture is.
struct Pixels {
  std::int64_t width = 0, height = 0;
};

/// `typeGroup` of smaller pictures that were made of others.
inline constexpr std::string_view kThumb = "thumb";

/// A file that somebody sent into a room (compat/entities.md, IUpload).
struct Upload {
  std::int64_t pk = 0, blob_pk = 0, room_pk = 0, user_pk = 0;
  UploadId id;
  RoomId rid;
  UserRef user;
  std::optional<MessageId> message;  // that it was sent with
  std::string store;                 // where its bytes are, as services/storage names it
  std::string name, type, type_group;
  std::int64_t size = 0;
  Timestamp uploaded_at, updated_at;
  std::optional<Timestamp> expires_at;  // until it is sent
  bool hidden = false;

  std::string etag;
  std::optional<std::string> description;
  std::string format;                   // of a picture that could be read: png, jpeg, ...; or ""
  std::optional<Pixels> pixels;         // of such a picture
  std::optional<std::string> preview;   // a few pixels of it, as base64
  std::optional<UploadId> thumb;        // the smaller picture made of it
  std::optional<UploadId> original_id;  // of such a one
  RawJson content;                      // what an encrypting client says of it
};

}  // namespace confab::model
