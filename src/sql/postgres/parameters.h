#pragma once

#include <libpq-fe.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sql/database.h"

namespace confab::sql::postgres {

/// Arguments as libpq wants them, in binary. Each has its value's type, so that `? - 1` counts in 64 bits; NULL has
/// none, the server infers it. Views the arguments.
class Parameters {
 public:
  explicit Parameters(Arguments arguments);
  Parameters(const Parameters&) = delete;
  Parameters& operator=(const Parameters&) = delete;

  [[nodiscard]] int count() const { return static_cast<int>(types_.size()); }
  [[nodiscard]] const Oid* types() const { return types_.data(); }
  [[nodiscard]] const char* const* values() const { return values_.data(); }
  [[nodiscard]] const int* lengths() const { return lengths_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }
  /// One letter for each type: a statement is prepared once for each such signature.
  [[nodiscard]] const std::string& signature() const { return signature_; }

 private:
  void add(char letter, Oid type, const char* value, std::size_t length);
  const char* big_endian(std::uint64_t bits);

  std::vector<std::array<char, 8>> numbers_;
  std::vector<Oid> types_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
  std::string signature_;
};

}  // namespace confab::sql::postgres
