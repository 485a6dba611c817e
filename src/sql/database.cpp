#include "sql/database.h"

#include <algorithm>

namespace confab::sql {

void Transaction::notice(std::string_view channel, std::string_view text) {
  Notice notice{std::string{channel}, std::string{text}};
  if (std::find(noticed_.begin(), noticed_.end(), notice) == noticed_.end()) noticed_.push_back(std::move(notice));
}

void Transaction::commit(std::function<void()> when_stored) {
  if (noticed_.empty()) return store(std::move(when_stored));
  store([&notices = notices_, noticed = std::move(noticed_), first = std::move(when_stored)] {
    if (first) first();
    for (const auto& notice : noticed) notices.tell(notice);
  });
}

}  // namespace confab::sql
