#include "helper_box/limits.h"

#include <sys/prctl.h>

#include <stdexcept>

namespace confab::helper_box {

void limit(__rlimit_resource what, rlim_t most) {
  const rlimit both{most, most + (what == RLIMIT_CPU ? 1 : 0)};  // SIGXCPU says what it was, and SIGKILL follows
  if (setrlimit(what, &both) != 0) throw std::runtime_error("a limit cannot be set");
}

void give_up_rights() {
  limit(RLIMIT_CORE, 0);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) throw std::runtime_error("rights cannot be given up");
}

}  // namespace confab::helper_box
