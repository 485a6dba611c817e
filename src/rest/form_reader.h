#pragma once
// Reads a multipart form as it comes: its file goes to disk, the rest becomes parameters.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "api/form.h"
#include "core/files/spool.h"
#include "core/kernel/context.h"
#include "net/multipart.h"
#include "net/query.h"

namespace confab::rest {

/// What a form held.
struct Form {
  net::NameValueList values;  // in the order they came
  std::optional<api::FormFile> file;
};

/// Of one form. What is wrong with it is a Refusal from feed() or finish(), and ends the reader.
class FormReader final : private net::MultipartEvents {
 public:
  /// `rule` and `ctx` outlive it. `text_bytes`: what all parts without a file may hold together.
  FormReader(const core::Context& ctx, const api::FileRule& rule, std::string_view boundary, std::size_t text_bytes);

  void feed(std::string_view bytes);
  [[nodiscard]] Form finish();

 private:
  void on_part(const net::PartHead& head) override;
  void on_content(std::string_view bytes) override;
  void on_part_end() override;

  const core::Context& ctx_;
  const api::FileRule& rule_;
  const std::uint64_t max_file_;
  const std::size_t max_text_;
  net::MultipartParser parser_;
  std::size_t text_bytes_ = 0;
  bool in_file_ = false;
  net::NameValueList values_;
  std::string file_name_, file_type_;
  std::unique_ptr<core::files::Spool> spool_;
};

/// The most that a form's body can have beside its file and its texts: delimiters and heads.
inline constexpr std::uint64_t kFormFrame = std::uint64_t{1024} * 1024;

}  // namespace confab::rest
