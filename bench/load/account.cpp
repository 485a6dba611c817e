#include "load/account.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

namespace confab::load {

const SeededRoom& Workspace::room(const std::string& name) const {
  const auto found = std::find_if(rooms.begin(), rooms.end(), [&](const SeededRoom& r) { return r.name == name; });
  if (found == rooms.end()) throw std::runtime_error(fmt::format("the workspace has no room '{}'", name));
  return *found;
}

Workspace read_workspace(const std::string& path) {
  std::ifstream file{path};
  Workspace workspace;
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields{line};
    std::string kind;
    fields >> kind;
    if (kind == "user") {
      Account& account = workspace.accounts.emplace_back();
      fields >> account.id >> account.token >> account.username;
    } else if (kind == "room") {
      SeededRoom& room = workspace.rooms.emplace_back();
      fields >> room.id >> room.name >> room.messages >> room.first_ms >> room.last_ms;
    }
  }
  if (workspace.accounts.empty()) {
    throw std::runtime_error(fmt::format("no users in '{}': it is the file that confab_seed writes", path));
  }
  return workspace;
}

}  // namespace confab::load
