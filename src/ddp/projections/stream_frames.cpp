#include "ddp/projections/stream_frames.h"

namespace confab::ddp {

std::string name_of(bus::Change change) {
  switch (change) {
    case bus::Change::inserted:
      return "inserted";
    case bus::Change::updated:
      break;
    case bus::Change::removed:
      return "removed";
  }
  return "updated";
}

std::string event_of(std::string_view owner, std::string_view event) {
  std::string name;
  name.reserve(owner.size() + event.size() + 1);
  name.append(owner).append("/").append(event);
  return name;
}

}  // namespace confab::ddp
