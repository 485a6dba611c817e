#pragma once

#include <string_view>

namespace confab::services::http {

/// Whether the text is certificates in PEM, at least one, and nothing that is broken. Texts between them do not matter.
[[nodiscard]] bool are_certificates(std::string_view pem);

}  // namespace confab::services::http
