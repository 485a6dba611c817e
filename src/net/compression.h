#pragma once

#include <cstddef>

#include "net/message.h"

namespace confab::net {

/// Shorter bodies are sent as they are: they fit into one packet anyway.
inline constexpr std::size_t kLeastCompressed = 1024;

/// Compresses the body of an answer with gzip when the client takes it and it pays: text of at least kLeastCompressed
/// in `body`. Sets `Content-Encoding`, `Vary`, and the tag's suffix `-gz`. Left alone are partial answers, what is
/// encoded already, and what says `no-transform` in `Cache-Control`: answers with secrets say so, as the length of a
/// compressed text tells of its content. HEAD must be treated like GET. Takes 2.5 microseconds a kilobyte: for workers.
void compress(const RequestHeaders& request, Response& response);

}  // namespace confab::net
