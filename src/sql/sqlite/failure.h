#pragma once

#include <string_view>

struct sqlite3;

namespace confab::sql::sqlite {

/// Throws what the result code `code` of the connection's last call means: UniqueViolation, Conflict, StorageFull,
/// Error.
[[noreturn]] void fail(sqlite3* connection, int code, std::string_view doing);

/// Whether a statement of any connection to the file has found that it is damaged, since the program began.
[[nodiscard]] bool is_damaged(sqlite3* connection);

}  // namespace confab::sql::sqlite
