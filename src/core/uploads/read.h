#pragma once
// Who may read a file, asked each time that it is read.

#include <optional>
#include <string>
#include <string_view>

#include "core/kernel/context.h"
#include "model/upload.h"

namespace confab::core::uploads {

struct FoundFile {
  model::Upload file;
  bool may_read = false;
};

/// `actor`: nullptr for who is not logged in; `token`: of the address, or "". What is not sent yet is for whoever has
/// brought it, and what is left of a deleted message for those who see what it was, whatever the settings say. The rest
/// is for everybody while FileUpload_ProtectFiles
/// is off; who has a token that is signed for this file; otherwise whoever is logged in, and as the settings
/// FileUpload_Restrict_to_... say in the file's room. nullopt: there is no such file.
[[nodiscard]] std::optional<FoundFile> find(const Context& ctx, const Actor* actor, std::string_view token,
                                            const UploadId& id);

/// A token that lets whoever has it read the file for an hour; nullopt: they are off, or there is no secret.
[[nodiscard]] std::optional<std::string> sign(const Context& ctx, const model::Upload& file);

}  // namespace confab::core::uploads
