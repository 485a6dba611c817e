#include "model/model.h"

#include "base/fields_write.h"

// The document types are written in many places; their serialisers are compiled once, here.
namespace confab {
template void write_json<model::Message>(std::string&, const model::Message&, Dates);
template void write_json<model::Room>(std::string&, const model::Room&, Dates);
template void write_json<model::Subscription>(std::string&, const model::Subscription&, Dates);
}  // namespace confab
