#pragma once

#include <string>
#include <string_view>

#include "services/child/descriptor.h"

namespace confab::services::child {

/// An executable that lies in memory and cannot be changed. Throws std::runtime_error where the system has none such.
class Program {
 public:
  Program(const std::string& name, std::string_view bytes);

  [[nodiscard]] int descriptor() const { return descriptor_.get(); }

 private:
  Descriptor descriptor_;
};

}  // namespace confab::services::child
