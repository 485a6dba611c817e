#include "services/child/program.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#ifndef MFD_EXEC
#define MFD_EXEC 0x0010U  // newer than Debian 12's headers; kernels that know it may want it said
#endif

namespace confab::services::child {
namespace {

void must(bool was_done, const char* what) {
  if (!was_done) throw std::system_error(errno, std::generic_category(), what);
}

int file_in_memory(const std::string& name) {
  const int fd = memfd_create(name.c_str(), MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_EXEC);
  return fd >= 0 ? fd : memfd_create(name.c_str(), MFD_CLOEXEC | MFD_ALLOW_SEALING);
}

}  // namespace

Program::Program(const std::string& name, std::string_view bytes) : descriptor_(file_in_memory(name)) {
  must(descriptor() >= 0, "memfd_create");
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor(), bytes.data(), bytes.size());
    must(written >= 0, "write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  must(fcntl(descriptor(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) == 0, "fcntl");
}

}  // namespace confab::services::child
