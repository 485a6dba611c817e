#include "script_helper/sandbox.h"

#include <cerrno>

#include "helper_box/filter.h"
#include "helper_box/limits.h"

namespace confab::script_helper {
namespace {

using helper_box::kMegabyte;
using helper_box::limit;

// 55 MB of libraries and threads, the engine's heap of 16 MB, and what lies beside it: the contents of long texts and
// lists, which the engine does not count.
constexpr rlim_t kMemory = 160 * kMegabyte;

}  // namespace

void limit_resources() {
  limit(RLIMIT_AS, kMemory);
  limit(RLIMIT_FSIZE, 0);
  helper_box::give_up_rights();
}

void close_doors() {
  helper_box::Filter filter;
  filter.allow_library();
  filter.allow_memory();
  filter.allow_threads();
  filter.allow({SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(poll), SCMP_SYS(ppoll)});
  filter.load();
}

}  // namespace confab::script_helper
