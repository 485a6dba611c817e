#pragma once

#include <exception>
#include <string_view>

#include "base/log.h"

namespace confab::net {

/// For calls into code of the upper floors that must not take an event loop down: an exception there is a defect, is
/// logged, and gives false.
template <class Function>
bool guarded_call(std::string_view what, Function&& function) {
  try {
    function();
    return true;
  } catch (const std::exception& error) {
    log::error("uncaught exception", {{"in", what}, {"error", error.what()}});
  } catch (...) {
    log::error("uncaught exception", {{"in", what}});
  }
  return false;
}

}  // namespace confab::net
