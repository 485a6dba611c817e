#include "helper_box/filter.h"

#include <fcntl.h>
#include <linux/sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

namespace confab::helper_box {

scmp_arg_cmp equals(unsigned argument, scmp_datum_t value) {
  return {.arg = argument, .op = SCMP_CMP_EQ, .datum_a = value, .datum_b = 0};
}

scmp_arg_cmp has_bits(unsigned argument, scmp_datum_t mask, scmp_datum_t value) {
  return {.arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = value};
}

Filter::Filter() : filter_(seccomp_init(SCMP_ACT_KILL_PROCESS)) {
  if (filter_ == nullptr) throw std::runtime_error("there is no seccomp");
}

Filter::~Filter() {
  seccomp_release(filter_);
}

void Filter::allow(std::initializer_list<int> calls) {
  for (const int call : calls) add(SCMP_ACT_ALLOW, call, {});
}

void Filter::allow_if(int call, const scmp_arg_cmp& condition) {
  add(SCMP_ACT_ALLOW, call, {condition});
}

void Filter::refuse(std::initializer_list<int> calls, int error) {
  for (const int call : calls) add(SCMP_ACT_ERRNO(static_cast<std::uint32_t>(error)), call, {});
}

void Filter::allow_memory() {
  allow({SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise)});
  allow_if(SCMP_SYS(mmap), has_bits(2, PROT_EXEC, 0));
  allow_if(SCMP_SYS(mprotect), has_bits(2, PROT_EXEC, 0));
}

void Filter::allow_threads() {
  allow({SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(exit)});
  allow_if(SCMP_SYS(clone), has_bits(0, CLONE_THREAD, CLONE_THREAD));
  refuse({SCMP_SYS(clone3)}, ENOSYS);  // whose flags cannot be seen; without it, the C library takes clone
  allow_if(SCMP_SYS(prctl), equals(0, PR_SET_NAME));
}

void Filter::allow_library() {
  allow({SCMP_SYS(futex), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
         SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
         SCMP_SYS(gettid), SCMP_SYS(getpid), SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),
         SCMP_SYS(gettimeofday), SCMP_SYS(getrandom), SCMP_SYS(sysinfo), SCMP_SYS(getrusage), SCMP_SYS(exit_group)});
  // abort() of itself.
  allow_if(SCMP_SYS(tgkill), equals(0, static_cast<scmp_datum_t>(getpid())));
}

void Filter::load() {
  if (seccomp_load(filter_) != 0) throw std::runtime_error("the kernel does not take the filter");
}

void Filter::add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> conditions) {
  if (call == __NR_SCMP_ERROR) return;
  if (seccomp_rule_add_array(filter_, action, call, static_cast<unsigned>(conditions.size()), conditions.begin()) !=
      0) {
    throw std::runtime_error("a rule of the filter cannot be made");
  }
}

}  // namespace confab::helper_box
