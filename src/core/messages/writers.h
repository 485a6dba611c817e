#pragma once

#include "core/kernel/context.h"

namespace confab::core::messages {

/// Who writes a message, and who corrects it where that is somebody else. What a message opens to its readers, quotes
/// and names of rooms, both must be allowed to see: neither reads through the other.
struct Writers {
  // NOLINTNEXTLINE(google-explicit-constructor): mostly one person writes
  Writers(const Actor& author, const Actor* editor = nullptr) : author(author), editor(editor) {}
  const Actor& author;
  const Actor* editor;  // null: the author
};

}  // namespace confab::core::messages
