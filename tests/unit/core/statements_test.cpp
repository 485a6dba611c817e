#include "store/explain.h"

namespace confab::core {
namespace {

[[maybe_unused]] const auto* const kExplained = store::testing::explain_all_statements(150);

}  // namespace
}  // namespace confab::core
