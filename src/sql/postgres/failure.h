#pragma once

#include <libpq-fe.h>

#include <string>
#include <string_view>

namespace confab::sql::postgres {

/// Throws what the server's refusal means: UniqueViolation, Conflict, StorageFull, Error.
[[noreturn]] void fail(const PGresult* result, std::string_view doing);

/// Whether a result is what the server said: libpq answers with results of its own, without a code, when it could not
/// be asked.
[[nodiscard]] bool is_of_server(const PGresult* result);

/// Throws Error for a connection that is gone.
[[noreturn]] void fail_lost(const PGconn* connection, std::string_view doing);

/// libpq's messages end with a newline.
[[nodiscard]] std::string trimmed(std::string_view message);

}  // namespace confab::sql::postgres
