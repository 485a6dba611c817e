#pragma once
// Archives that people have asked for, as clients see them.

#include <optional>
#include <string>

#include "api/call.h"
#include "base/fields.h"
#include "core/exports/request.h"
#include "model/user.h"

namespace confab::api {

/// What somebody has asked for about themselves (compat/import-export.md, 9.2).
struct ExportOperation {
  Field<"_id", std::string, "Its id."> id;
  Field<"userId", UserId, "Whose."> user_id;
  Field<"userData", model::UserRef, "Who that is."> user;
  Field<"fullExport", bool, "JSON for programs; false: HTML to read."> full;
  Field<"status", std::string, "pending, completed or failed."> status;
  Field<"createdAt", Timestamp, "When it was asked for."> created_at;
  Field<"_updatedAt", Timestamp, "When it changed last."> updated_at;
  Field<"fileId", std::optional<std::string>, "Of the archive, once it is there."> file_id;
};

inline ExportOperation operation_of(const Call& call, const model::DataExport& one) {
  return {.id = one.id,
          .user_id = call.actor().id,
          .user = call.actor().ref(),
          .full = one.format == "json",
          .status = one.state,
          .created_at = one.requested_at,
          .updated_at = one.updated_at,
          .file_id = one.blob_pk ? std::optional{one.id} : std::nullopt};
}

/// Where the archive can be fetched; nullopt: it is not there.
inline std::optional<std::string> archive_path(const model::DataExport& one) {
  if (!one.blob_pk) return std::nullopt;
  return "/data-export/" + one.id;
}

}  // namespace confab::api
