#pragma once
// Logs, and what is switched off when something is wrong.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kOperation = rows_of<Group::operation>({
    Declaration{.key = "Log_Level",
                .type = Type::select,
                .fallback = R"("1")",
                .choices = "0|1|2",
                .group = "Logs",
                .audience = Audience::everyone,
                .doc = "0 errors, 1 information, 2 debug."},
    Declaration{.key = "Log_Trace_Methods",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Logs",
                .doc = "Calls of methods stand in the log."},
    Declaration{.key = "Log_Trace_Methods_Filter",
                .type = Type::text,
                .fallback = R"("")",
                .form = Form::pattern,
                .group = "Logs",
                .doc = "Only those whose name matches; empty: all."},
    Declaration{.key = "Log_Trace_Subscriptions",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Logs",
                .doc = "Subscriptions to streams stand in the log."},
    Declaration{.key = "Log_Trace_Subscriptions_Filter",
                .type = Type::text,
                .fallback = R"("")",
                .form = Form::pattern,
                .group = "Logs",
                .doc = "Only those whose name matches; empty: all."},
    Declaration{.key = "Log_View_Limit",
                .type = Type::integer,
                .fallback = R"(1000)",
                .minimum = 1,
                .maximum = 1000,
                .group = "Logs",
                .doc = "Lines of the log that administrators see."},
    Declaration{.key = "Presence_broadcast_disabled",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Troubleshoot",
                .audience = Audience::everyone,
                .doc = "Presence is not shown."},
    Declaration{.key = "Troubleshoot_Disable_Notifications",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Troubleshoot",
                .doc = "Nobody is told of new messages on their screens."},
    Declaration{.key = "Troubleshoot_Disable_Presence_Broadcast",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Troubleshoot",
                .doc = "Changes of presence are not sent."},
    Declaration{.key = "Troubleshoot_Disable_Teams_Mention",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Troubleshoot",
                .doc = "@name means people alone, and no teams."},
});

[[nodiscard]] consteval Found operation(std::string_view key) {
  return kOperation.find(key);
}

}  // namespace confab::settings
