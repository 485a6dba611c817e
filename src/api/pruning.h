#pragma once
// Orders to remove many messages of a room, as both protocols write them.

#include "base/bounds.h"
#include "base/errors/request.h"
#include "base/fields.h"
#include "core/messages/prune.h"

namespace confab::api {

/// Fields of core::messages::Pruning; whose messages go, the protocols call differently.
inline constexpr auto kPruningFields = [] {
  using P = core::messages::Pruning;
  return FieldList{
      field("latest", &P::latest, "Sent before then.",
            when_missing(errors::params_refused, R"(Body parameter "latest" is required.)")),
      field("oldest", &P::oldest, "Sent after then.",
            when_missing(errors::params_refused, R"(Body parameter "oldest" is required.)")),
      field("inclusive", &P::inclusive, "Or just then.", defaulted()),
      field("limit", &P::limit, "The oldest ones; 0, or more: 20000.", bound::from_zero, defaulted()),
      field("excludePinned", &P::keep_pinned, "Pinned messages stay.", defaulted()),
      field("ignoreDiscussion", &P::keep_discussions, "What announces a discussion stays, and so does the discussion.",
            defaulted()),
      field("filesOnly", &P::only_files, "Only files go, their messages stay.", defaulted()),
      field("ignoreThreads", &P::keep_threads, "Messages that were answered in threads stay, and so do the replies.",
            defaulted()),
  };
}();

}  // namespace confab::api
