#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "net/request_headers.h"

namespace confab::net::test {

/// The header of a request; names of fields that nobody reads are an error of the test.
inline RequestHeaders headers_of(const std::vector<std::pair<std::string, std::string>>& fields) {
  RequestHeaders headers;
  for (const auto& [name, value] : fields) {
    if (!headers.add(HeaderName::find(name).value(), value)) throw std::length_error{name};
  }
  return headers;
}

}  // namespace confab::net::test
