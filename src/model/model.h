#pragma once
// All documents, with their serialisers declared once.

#include "base/fields_write.h"
#include "model/message.h"
#include "model/role.h"
#include "model/room.h"
#include "model/subscription.h"
#include "model/user.h"

namespace confab {
extern template void write_json<model::Message>(std::string&, const model::Message&, Dates);
extern template void write_json<model::Room>(std::string&, const model::Room&, Dates);
extern template void write_json<model::Subscription>(std::string&, const model::Subscription&, Dates);
}  // namespace confab
