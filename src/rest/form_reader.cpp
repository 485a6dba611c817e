#include "rest/form_reader.h"

#include <fmt/format.h>

#include "base/errors/files.h"
#include "base/errors/request.h"
#include "base/text.h"

namespace confab::rest {
namespace {

// Names of 255 characters, which file systems have, take more bytes than that.
constexpr std::size_t kMaxName = 1024;

net::MultipartLimits limits_of(std::uint64_t max_file, std::size_t max_text) {
  net::MultipartLimits limits;
  limits.name_bytes = kMaxName;
  limits.field_bytes = max_text;
  limits.file_bytes = max_file;
  return limits;
}

Refusal refusal_of(net::MultipartParser::Error error, std::uint64_t max_file) {
  if (error == net::MultipartParser::Error::file_too_long) return api::too_large(max_file);
  return Refusal(errors::invalid_form, std::string{net::describe(error)});
}

}  // namespace

FormReader::FormReader(const core::Context& ctx, const api::FileRule& rule, std::string_view boundary,
                       std::size_t text_bytes)
    : ctx_(ctx),
      rule_(rule),
      max_file_(rule.max_bytes(ctx)),
      max_text_(text_bytes),
      parser_(boundary, limits_of(max_file_, text_bytes), *this) {}

void FormReader::feed(std::string_view bytes) {
  if (const auto error = parser_.feed(bytes); error != net::MultipartParser::Error::none) {
    throw refusal_of(error, max_file_);
  }
}

Form FormReader::finish() {
  if (!parser_.complete()) throw Refusal(errors::invalid_form, "The form ends before its last boundary");
  Form form{.values = std::move(values_), .file = {}};
  if (spool_) form.file.emplace(api::FormFile{std::move(file_name_), std::move(file_type_), spool_->finish()});
  return form;
}

void FormReader::on_part(const net::PartHead& head) {
  in_file_ = head.file_name.has_value();
  if (!in_file_) {
    values_.emplace_back(head.name, "");
    return;
  }
  if (head.name != rule_.name) {
    throw Refusal(errors::invalid_field, {}, {{"field", head.name}, {"expected", json::string(rule_.name)}});
  }
  if (spool_) throw Refusal(errors::one_file_only, "Just 1 file is allowed");
  file_name_ = *head.file_name;
  file_type_ = head.content_type;
  spool_ = std::make_unique<core::files::Spool>(ctx_);
}

void FormReader::on_content(std::string_view bytes) {
  if (in_file_) return spool_->write(bytes);
  text_bytes_ += bytes.size();
  if (text_bytes_ > max_text_) {
    throw Refusal(errors::invalid_form, fmt::format("The form's texts take more than {} bytes", max_text_));
  }
  values_.back().second.append(bytes);
}

void FormReader::on_part_end() {
  if (in_file_) return;
  const auto& [name, value] = values_.back();
  if (is_valid_utf8(value)) return;
  throw Refusal(errors::invalid_form, fmt::format("The form's field {} is not valid UTF-8", name), {{"field", name}});
}

}  // namespace confab::rest
