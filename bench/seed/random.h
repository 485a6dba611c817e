#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace confab::seed {

/// The same sequence in every run, so that two runs measure the same database.
class Random {
 public:
  [[nodiscard]] std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_()) % end; }
  /// An id as the server makes them: 17 characters.
  [[nodiscard]] std::string id() { return text(17); }
  [[nodiscard]] std::string text(std::size_t length);

 private:
  std::mt19937_64 engine_{1'000'000};
};

}  // namespace confab::seed
