#pragma once
// The first half of sending a file: it is kept, and waits for the message that it belongs to.

#include <optional>
#include <string>

#include "core/files/spool.h"
#include "core/kernel/context.h"
#include "model/upload.h"
#include "sql/database.h"
#include "store/room_row.h"

namespace confab::core::uploads {

struct ReceiveFile {
  RoomId room;
  std::string name;                          // as the client says
  std::string declared_type;                 // the same; may be ""
  std::optional<json::object> content = {};  // what an encrypting client says of it
  std::optional<UploadId> resumed = {};      // it came in parts (resumable.h), and keeps this id
};

/// Throws Refusal(unauthorized) for a room that is out of reach.
void check_in_reach(const Context& ctx, const Actor& actor, const RoomId& room);
/// What can be said before a byte of it has come. Throws Refusal(unauthorized: the room is out of reach |
/// file_upload_disabled | direct_file_upload_disabled | file_too_large: none passes | not_allowed | muted |
/// room_archived: no message could be sent there | too_many_unsent_files).
void check_may_send_files(const Context& ctx, const Actor& actor, const RoomId& room);
/// The same of one file, by what is announced of it; Refusal(file_too_large | invalid_file_type | file_too_small) as
/// well. The room that it will lie in.
[[nodiscard]] store::RoomRow check_announced(sql::Session& session, const Context& ctx, const Actor& actor,
                                             const ReceiveFile& cmd, std::uint64_t size);
/// The most bytes that a file may have, by FileUpload_MaxFileSize.
[[nodiscard]] std::uint64_t max_file_size(const settings::Settings& settings);

/// Keeps it for a day, or until it is sent. Pictures lose what their camera wrote into them, and get a smaller one
/// beside them. Durable when it returns. Throws as check_may_send_files(), and Refusal(file_too_large |
/// invalid_file_type | file_too_small | storage_full | service_unavailable), and of one that came in parts
/// (upload_not_found) when it is gone or was taken in before.
[[nodiscard]] model::Upload receive(const Context& ctx, const Actor& actor, const ReceiveFile& cmd,
                                    const files::Spooled& bytes);

/// Where a file is fetched: on this server, and with the server's own address.
[[nodiscard]] std::string path_of(const UploadId& id, std::string_view name);
[[nodiscard]] std::string address_of(const Context& ctx, const model::Upload& file);

}  // namespace confab::core::uploads
