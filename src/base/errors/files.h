#pragma once
// Files that are sent and fetched. A form that holds one is refused with the first of these.

#include "base/error.h"

namespace confab::errors {

/// The part that holds a file has another name than the call's.
inline constexpr ErrorCode invalid_field{400, "invalid-field"};
/// A second file.
inline constexpr ErrorCode one_file_only{400, "error-one-file-only", Shown::plain};
inline constexpr ErrorCode no_file_uploaded{400, "No file uploaded"};
inline constexpr ErrorCode file_too_large{400, "error-file-too-large"};
/// Not what RFC 7578 says, or cut off.
inline constexpr ErrorCode invalid_form{400, "error-invalid-form"};

inline constexpr ErrorCode invalid_field_content{400, "invalid-field-content"};
inline constexpr ErrorCode invalid_file{400, "invalid-file"};
/// The same where a method is told of a file.
inline constexpr ErrorCode no_such_file{400, "error-invalid-file"};
inline constexpr ErrorCode file_upload_disabled{400, "error-file-upload-disabled"};
inline constexpr ErrorCode direct_file_upload_disabled{400, "error-direct-message-file-upload-not-allowed"};
inline constexpr ErrorCode file_too_small{400, "file-too-small"};

/// One person has brought so many, and sent none of them.
inline constexpr ErrorCode too_many_unsent_files{400, "error-too-many-unsent-files"};

/// Files that come in parts: the upload is none of the caller's, or gone.
inline constexpr ErrorCode upload_not_found{404, "error-upload-not-found"};
/// The part does not begin where the file ends; `offset` says where that is.
inline constexpr ErrorCode upload_conflict{409, "error-upload-conflict"};
/// Not the version of the protocol that is spoken here.
inline constexpr ErrorCode upload_version{412, "error-upload-version"};
/// The body of a part says that it is something else.
inline constexpr ErrorCode upload_media_type{415, "error-upload-media-type"};

}  // namespace confab::errors
