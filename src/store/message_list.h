#pragma once
// Messages as documents: their rows, and what lies in other tables.

#include <cstddef>
#include <string_view>
#include <vector>

#include "model/message.h"
#include "sql/database.h"
#include "store/marks.h"

namespace confab::store {

/// What grows with what was written.
[[nodiscard]] std::size_t text_size_of(const model::Message& message);

/// The messages m (r is their room) of a statement that goes on with `where`, up to `most_bytes` of what they hold.
[[nodiscard]] std::vector<model::Message> load_messages(sql::Session& session, std::string_view where,
                                                        sql::Arguments arguments, const Viewer& viewer,
                                                        std::size_t most_bytes);

}  // namespace confab::store
