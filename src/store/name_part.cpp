#include "store/name_part.h"

#include "base/fold.h"

namespace confab::store {

NamePart::NamePart(std::string_view part) : folded_(fold(part)) {}

bool NamePart::is_in(std::string_view name) const {
  return folded_.empty() || fold(name).find(folded_) != std::string::npos;
}

bool NamePart::is_on_page(std::int64_t limit, std::int64_t offset) {
  const auto at = seen_++;
  return at >= offset && at - offset < limit;
}

std::int64_t NamePart::count(sql::Session& session, std::string_view table) const {
  std::int64_t count = 0;
  session.each("SELECT name FROM " + std::string{table}, {},
               [&](const sql::Row& row) { count += is_in(row.text(0)) ? 1 : 0; });
  return count;
}

}  // namespace confab::store
