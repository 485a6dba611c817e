#pragma once

#include <sys/resource.h>

namespace confab::helper_box {

inline constexpr rlim_t kMegabyte = rlim_t{1024} * 1024;

/// Sets a limit that cannot be raised again. Throws.
void limit(__rlimit_resource what, rlim_t most);

/// No core dumps, and no rights that the process does not have yet, whatever it starts. Throws.
void give_up_rights();

}  // namespace confab::helper_box
