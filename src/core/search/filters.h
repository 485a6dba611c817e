#pragma once

#include <optional>

#include "core/kernel/context.h"
#include "search/query.h"
#include "store/message_search.h"

namespace confab::core::search {

/// What a query's filters mean in the database.
/// Throws Refusal(invalid_search) for people that there are not.
[[nodiscard]] store::SearchFilter filter_of(sql::Session& session, const Actor& actor,
                                            const confab::search::Query& query);

/// The room that `in:` names, to one who may read it: #name, @somebody for the conversation with that person, or a name
/// that has neither. Throws Refusal(invalid_search), also for those that the actor may not read.
[[nodiscard]] RoomId room_of(sql::Session& session, const Context& ctx, const Actor& actor, std::string_view name);

}  // namespace confab::core::search
