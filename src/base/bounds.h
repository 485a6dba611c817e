#pragma once
// How large things may be that come from outside. A field that is read says one of these, or a number of its own
// (base/field_rules.h); one that says nothing does not compile. Ids have the bound of their type. Results need none.
//
// Text is counted in UTF-16 units, lists and maps in items, free-form values in bytes as JSON.

#include <limits>

#include "base/field_rules.h"

namespace confab::bound {

inline constexpr std::size_t kId = 128;   // those of rooms of two people are two ids in one
inline constexpr std::size_t kKey = 512;  // of a map
inline constexpr std::size_t kFreeFormDepth = 32;

/// An id where a field may also hold something else, and so is a text.
inline constexpr max_length id{kId};
/// Names of people, rooms, settings; words to look for.
inline constexpr max_length name{512};
inline constexpr max_length token{512};
/// A sentence.
inline constexpr max_length text{512};
inline constexpr max_length url{2'048};
/// Names with commas between them.
inline constexpr max_length names{8'192};
/// The largest message that Message_MaxAllowedSize can allow.
inline constexpr max_length message_text{100'000};
/// Files of code and style that are settings.
inline constexpr max_bytes setting{200'000};
/// Bytes as text (a data URI), where a call over a connection carries them: the largest that fits beside the rest of
/// it. What is larger comes as a form.
inline constexpr max_length carried{983'040};
/// A whole call as text.
inline constexpr max_length frame{1'048'576};

/// Counts and places in a list: any, since lists are cut at the setting's limit.
inline constexpr range from_zero{0, std::numeric_limits<std::int64_t>::max()};

/// Of ids, or of what has fields of its own.
inline constexpr max_items items{1'000};
/// Names, or ids with commas between them, as some clients write lists.
inline constexpr max_texts list_of_names{1'000, 4'096};

inline constexpr max_bytes free_form{16'384};
inline constexpr max_bytes custom_fields{16'384};
/// What a client has encrypted of a message, its files' descriptions included.
inline constexpr max_bytes encrypted{131'072};
/// Whom it says that this names.
inline constexpr max_bytes encrypted_mentions{16'384};
inline constexpr max_items_and_bytes free_form_list{1'000, 131'072};
inline constexpr max_items_and_bytes attachments{100, 131'072};

/// Whether a value is no larger as JSON text (about) and no deeper. Stops as soon as it is.
[[nodiscard]] bool fits(const json::value& value, std::size_t max_bytes, std::size_t max_depth = kFreeFormDepth);
[[nodiscard]] bool fits(const json::array& list, std::size_t max_bytes, std::size_t max_depth = kFreeFormDepth);

}  // namespace confab::bound
