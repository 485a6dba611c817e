#include "services/storage/storage.h"

namespace confab::services::storage {

std::string_view name_of(Failure failure) {
  switch (failure) {
    case Failure::not_configured:
      return "not configured";
    case Failure::away:
      return "away";
    case Failure::refused:
      return "refused";
    case Failure::missing:
      return "missing";
    case Failure::full:
      return "full";
    case Failure::broken:
      return "broken";
  }
  return "broken";
}

}  // namespace confab::services::storage
