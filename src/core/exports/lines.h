#pragma once
// Messages as an archive has them (compat/import-export.md, 9.3): a line of JSON each, or paragraphs of a page.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/message.h"
#include "model/upload.h"

namespace confab::core::exports {

/// How people are called in an archive. In one's own, others have numbers in the order in which they come, the same in
/// all its files: their names are nobody else's to take along.
class Names {
 public:
  /// Of a room's archive: as they are.
  Names() = default;
  /// Of somebody's own.
  explicit Names(std::string owner) : owner_(std::move(owner)) {}

  [[nodiscard]] std::string of(const std::string& username);

 private:
  std::string owner_;  // empty: names are as they are
  std::map<std::string, std::size_t> numbers_;
};

/// Where a file lies in the archive: `assets/<id>-<name>`.
[[nodiscard]] std::string asset_path(const model::Upload& file);

/// `files`: those that were sent with the message. Complete with the line's end.
[[nodiscard]] std::string json_line(const model::Message& message, const std::vector<const model::Upload*>& files,
                                    Names& names);

/// What an HTML file begins with.
[[nodiscard]] std::string html_head(std::string_view title);
/// A paragraph. All text is escaped.
[[nodiscard]] std::string html_paragraph(const model::Message& message, const std::vector<const model::Upload*>& files,
                                         Names& names);
[[nodiscard]] std::string html_escaped(std::string_view text);

}  // namespace confab::core::exports
