#include "media_helper/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <initializer_list>
#include <stdexcept>
#include <string>

namespace confab::media_helper {
namespace {

constexpr rlim_t kMegabyte = rlim_t{1024} * 1024;
constexpr rlim_t kProcessorSeconds = 10;
// 50 million pixels of four bytes, what a progressive picture needs beside them, and the libraries.
constexpr rlim_t kMemory = 1536 * kMegabyte;
constexpr rlim_t kWritten = 256 * kMegabyte;

void limit(__rlimit_resource what, rlim_t most) {
  const rlimit both{most, most + (what == RLIMIT_CPU ? 1 : 0)};  // SIGXCPU says what it was, and SIGKILL follows
  if (setrlimit(what, &both) != 0) throw std::runtime_error("a limit cannot be set");
}

scmp_arg_cmp equals(unsigned argument, scmp_datum_t value) {
  return {.arg = argument, .op = SCMP_CMP_EQ, .datum_a = value, .datum_b = 0};
}

/// Of the bits in `mask`, those in `value` are set.
scmp_arg_cmp has_bits(unsigned argument, scmp_datum_t mask, scmp_datum_t value) {
  return {.arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = value};
}

class Filter {
 public:
  Filter() : filter_(seccomp_init(SCMP_ACT_KILL_PROCESS)) {
    if (filter_ == nullptr) throw std::runtime_error("there is no seccomp");
  }
  ~Filter() { seccomp_release(filter_); }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;

  void allow(std::initializer_list<int> calls) {
    for (const int call : calls) add(SCMP_ACT_ALLOW, call, {});
  }
  void refuse(std::initializer_list<int> calls, int error) {
    for (const int call : calls) add(SCMP_ACT_ERRNO(static_cast<std::uint32_t>(error)), call, {});
  }
  void allow_if(int call, const scmp_arg_cmp& condition) { add(SCMP_ACT_ALLOW, call, {condition}); }
  void load() {
    if (seccomp_load(filter_) != 0) throw std::runtime_error("the kernel does not take the filter");
  }

 private:
  void add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> conditions) {
    if (call == __NR_SCMP_ERROR) return;
    if (seccomp_rule_add_array(filter_, action, call, static_cast<unsigned>(conditions.size()), conditions.begin()) !=
        0) {
      throw std::runtime_error("a rule of the filter cannot be made");
    }
  }

  scmp_filter_ctx filter_;
};

/// What everything here needs.
void allow_work(Filter& filter) {
  filter.allow({SCMP_SYS(read),
                SCMP_SYS(pread64),
                SCMP_SYS(readv),
                SCMP_SYS(write),
                SCMP_SYS(pwrite64),
                SCMP_SYS(writev),
                SCMP_SYS(lseek),
                SCMP_SYS(fstat),
                SCMP_SYS(close),
                SCMP_SYS(dup),
                SCMP_SYS(fdatasync),
                SCMP_SYS(munmap),
                SCMP_SYS(mremap),
                SCMP_SYS(brk),
                SCMP_SYS(madvise),
                SCMP_SYS(futex),
                SCMP_SYS(poll),
                SCMP_SYS(ppoll),
                SCMP_SYS(rt_sigaction),
                SCMP_SYS(rt_sigprocmask),
                SCMP_SYS(rt_sigreturn),
                SCMP_SYS(sched_yield),
                SCMP_SYS(sched_getaffinity),
                SCMP_SYS(gettid),
                SCMP_SYS(getpid),
                SCMP_SYS(clock_gettime),
                SCMP_SYS(clock_nanosleep),
                SCMP_SYS(nanosleep),
                SCMP_SYS(gettimeofday),
                SCMP_SYS(getrandom),
                SCMP_SYS(set_robust_list),
                SCMP_SYS(rseq),
                SCMP_SYS(exit),
                SCMP_SYS(exit_group),
                SCMP_SYS(restart_syscall),
                SCMP_SYS(sigaltstack),
                SCMP_SYS(sysinfo),
                SCMP_SYS(getrusage),
                SCMP_SYS(sched_getparam),
                SCMP_SYS(sched_getscheduler)});
  // Memory is data: nothing that was written can be run.
  filter.allow_if(SCMP_SYS(mmap), has_bits(2, PROT_EXEC, 0));
  filter.allow_if(SCMP_SYS(mprotect), has_bits(2, PROT_EXEC, 0));
  // Threads, but no processes. The flags of clone3 cannot be seen; without it, the C library takes clone.
  filter.allow_if(SCMP_SYS(clone), has_bits(0, CLONE_THREAD, CLONE_THREAD));
  filter.refuse({SCMP_SYS(clone3)}, ENOSYS);
  filter.allow_if(SCMP_SYS(prctl), equals(0, PR_SET_NAME));
  filter.allow_if(SCMP_SYS(fcntl), equals(1, F_GETFL));
  filter.allow_if(SCMP_SYS(fcntl), equals(1, F_GETFD));
  filter.allow_if(SCMP_SYS(newfstatat), equals(3, AT_EMPTY_PATH));
  // abort() of itself.
  filter.allow_if(SCMP_SYS(tgkill), equals(0, static_cast<scmp_datum_t>(getpid())));
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
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, kProcessorSeconds);
  limit(RLIMIT_AS, kMemory);
  limit(RLIMIT_FSIZE, kWritten);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) {
    throw std::runtime_error("rights cannot be given up");
  }
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
