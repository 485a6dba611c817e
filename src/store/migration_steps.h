#pragma once
// What migrations do beyond SQL: each is named by its file (`-- then: name`) and runs in its transaction. They keep to
// the schema of their migration, so they speak SQL of their own instead of using repositories.

#include "sql/database.h"

namespace confab::store::steps {

/// 0006: the folded keys of names that were there before, and the ends of users' names. A key that somebody else has
/// already stays as it was, with a warning that names the row.
void fold_names(sql::Transaction& tx);

/// 0032: the folded nicknames and about texts that were there before, and their ends.
void fold_texts(sql::Transaction& tx);

}  // namespace confab::store::steps
