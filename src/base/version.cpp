#include "base/version.h"

namespace confab {

std::string_view program_version() {
  return CONFAB_VERSION;
}
std::string_view program_commit() {
  return CONFAB_COMMIT;
}
std::string_view program_date() {
  return CONFAB_COMMIT_DATE;
}

}  // namespace confab
