#include "net/watcher.h"

#include <unistd.h>

namespace confab::net {

Watcher::~Watcher() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace confab::net
