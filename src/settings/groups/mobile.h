#pragma once
// What mobile apps go by, and nobody else.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kMobile = rows_of<Group::mobile>({
    Declaration{.key = "Allow_Save_Media_to_Gallery",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Mobile",
                .audience = Audience::everyone,
                .doc = "Mobile apps may put pictures and films into the gallery of the phone."},
    Declaration{.key = "Force_Screen_Lock",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Mobile",
                .section = "Screen_Lock",
                .audience = Audience::everyone,
                .doc = "Mobile apps lock themselves."},
    Declaration{.key = "Force_Screen_Lock_After",
                .type = Type::integer,
                .fallback = R"(1800)",
                .minimum = 0,
                .maximum = 31536000,
                .group = "Mobile",
                .section = "Screen_Lock",
                .audience = Audience::everyone,
                .doc = "After that many seconds."},
    Declaration{.key = "Message_AudioRecorderEnabled",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Message",
                .section = "Message_Audio",
                .audience = Audience::everyone,
                .doc = "Clients offer to record sound."},
    Declaration{.key = "Message_TimeAndDateFormat",
                .type = Type::text,
                .fallback = R"("LLL")",
                .group = "Message",
                .audience = Audience::everyone,
                .doc = "How clients that go by it write a time and its day, in the form of moment.js."},
    Declaration{.key = "Message_TimeFormat",
                .type = Type::text,
                .fallback = R"("LT")",
                .group = "Message",
                .audience = Audience::everyone,
                .doc = "How clients that go by it write a time, in the form of moment.js."},
});

[[nodiscard]] consteval Found mobile(std::string_view key) {
  return kMobile.find(key);
}

}  // namespace confab::settings
