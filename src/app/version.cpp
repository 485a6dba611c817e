#include "app/version.h"

namespace confab::app {

std::string_view version() {
  return CONFAB_VERSION;
}
std::string_view commit() {
  return CONFAB_COMMIT;
}

}  // namespace confab::app
