#include "store/explain.h"

namespace confab::jobs {
namespace {

[[maybe_unused]] const auto* const kExplained = store::testing::explain_all_statements(15);

}  // namespace
}  // namespace confab::jobs
