#include "media_helper/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <initializer_list>
#include <stdexcept>

#include "helper_box/filter.h"
#include "helper_box/limits.h"

namespace confab::media_helper {
namespace {

using helper_box::equals;
using helper_box::Filter;
using helper_box::has_bits;
using helper_box::kMegabyte;
using helper_box::limit;

constexpr rlim_t kProcessorSeconds = 10;
// 50 million pixels of four bytes, what a progressive picture needs beside them, and the libraries.
constexpr rlim_t kMemory = 1536 * kMegabyte;
constexpr rlim_t kWritten = 256 * kMegabyte;

/// What everything here needs.
void allow_work(Filter& filter) {
  filter.allow_library();
  filter.allow_memory();
  filter.allow_threads();
  filter.allow({SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(write), SCMP_SYS(pwrite64),
                SCMP_SYS(writev), SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(close), SCMP_SYS(dup), SCMP_SYS(fdatasync),
                SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(sched_getparam), SCMP_SYS(sched_getscheduler)});
  filter.allow_if(SCMP_SYS(fcntl), equals(1, F_GETFL));
  filter.allow_if(SCMP_SYS(fcntl), equals(1, F_GETFD));
  filter.allow_if(SCMP_SYS(newfstatat), equals(3, AT_EMPTY_PATH));
  // Libraries look for things they can do without: that is no reason to die.
  filter.refuse({SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd), SCMP_SYS(uname), SCMP_SYS(ioctl),
                 SCMP_SYS(prlimit64), SCMP_SYS(getuid), SCMP_SYS(geteuid)},
                EACCES);
}

// Whether something is there, which says nothing of what is in it.
constexpr std::initializer_list<int> kLookups{SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
                                              SCMP_SYS(stat),   SCMP_SYS(lstat),     SCMP_SYS(statx)};

constexpr scmp_datum_t kWrites = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;

// Fonts, what says which there are, and how their signs are numbered.
constexpr std::array kFonts{"/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig",
                            "/etc/fonts",       "/var/cache/fontconfig",  "/usr/share/poppler"};

/// From here on, files can be read below kFonts only. False: the kernel cannot see to it.
bool keep_to_fonts() {
  constexpr std::uint64_t kReading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  const landlock_ruleset_attr handled{.handled_access_fs =
                                          (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1};  // all of its first version
  const auto rules = static_cast<int>(syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0));
  if (rules < 0) return false;
  for (const auto* folder : kFonts) {
    const landlock_path_beneath_attr beneath{.allowed_access = kReading, .parent_fd = open(folder, O_PATH | O_CLOEXEC)};
    if (beneath.parent_fd < 0) continue;  // no such fonts
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    close(beneath.parent_fd);
  }
  const bool done = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
  close(rules);
  return done;
}

}  // namespace

void limit_resources() {
  limit(RLIMIT_CPU, kProcessorSeconds);
  limit(RLIMIT_AS, kMemory);
  limit(RLIMIT_FSIZE, kWritten);
  helper_box::give_up_rights();
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) throw std::runtime_error("it would outlive its parent");
}

void close_doors() {
  Filter filter;
  allow_work(filter);
  filter.refuse(kLookups, EACCES);
  filter.load();
}

void close_doors_but_fonts() {
  const bool only_fonts = keep_to_fonts();
  Filter filter;
  allow_work(filter);
  filter.allow(kLookups);
  filter.allow({SCMP_SYS(newfstatat), SCMP_SYS(fstatfs), SCMP_SYS(getdents64)});
  filter.allow_if(SCMP_SYS(fcntl), equals(1, F_SETFD));
  if (only_fonts) {
    filter.allow_if(SCMP_SYS(open), has_bits(1, kWrites, O_RDONLY));
    filter.allow_if(SCMP_SYS(openat), has_bits(2, kWrites, O_RDONLY));
  } else {
    filter.refuse({SCMP_SYS(open), SCMP_SYS(openat)}, EACCES);
  }
  filter.load();
}

}  // namespace confab::media_helper
