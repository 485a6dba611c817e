#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/condition.h"
#include "model/integration.h"
#include "model/order.h"
#include "sql/database.h"

namespace confab::store {

/// Which integrations somebody may see.
struct IntegrationScope {
  bool incoming = false, outgoing = false;          // all of them
  bool own_incoming = false, own_outgoing = false;  // those that they have made
  std::int64_t maker_pk = 0;
};

struct IntegrationFilter {
  IntegrationScope scope;
  std::string name_part, type;                // empty: all
  std::vector<std::string> channels;          // those that name one of them; empty: all
  std::optional<model::Condition> condition;  // may be refused: Refusal(invalid_query)
  model::IntegrationOrder order;
};

class Integrations {
 public:
  explicit Integrations(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<model::Integration> by_id(std::string_view id);
  [[nodiscard]] std::optional<model::Integration> by_pk(std::int64_t pk);
  /// The outgoing one that tells that address; of several, the oldest.
  [[nodiscard]] std::optional<model::Integration> telling(std::string_view url);
  /// Enabled outgoing ones, the oldest first.
  [[nodiscard]] std::vector<model::Trigger> triggers();
  [[nodiscard]] std::int64_t count();

  [[nodiscard]] std::vector<model::Integration> list(const IntegrationFilter& filter, std::int64_t limit,
                                                     std::int64_t offset);
  [[nodiscard]] std::int64_t count(const IntegrationFilter& filter);
  [[nodiscard]] std::vector<model::Integration> posting_as(std::int64_t user_pk);
  /// Those that name the channel.
  [[nodiscard]] std::vector<model::Integration> naming(std::string_view channel);

 private:
  sql::Session& session_;
};

void add_integration(sql::Transaction& tx, const model::Integration& integration);
/// Whatever of it may change. False: it is not there any more in the version before.
bool change_integration(sql::Transaction& tx, const model::Integration& integration);
void remove_integration(sql::Transaction& tx, std::int64_t pk);

[[nodiscard]] model::Trigger trigger_of(const model::Integration& integration);

}  // namespace confab::store
