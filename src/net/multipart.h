#pragma once
// RFC 7578 (multipart/form-data) read as a stream: any bytes in any pieces, nothing held but what is not decided yet.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace confab::net {

/// Of one form; what goes beyond is refused. Lengths in bytes.
struct MultipartLimits {
  std::size_t parts = 64;
  std::size_t header_bytes = 8192;  // of one part
  std::size_t name_bytes = 256;     // of a field's name, and of a file's
  std::size_t field_bytes = 65'536;
  std::uint64_t file_bytes = 0;  // of one file
};

/// What stands in front of a part's content.
struct PartHead {
  std::string name;                      // of the field; UTF-8
  std::optional<std::string> file_name;  // a file: the last component of what the client says; UTF-8, maybe ""
  std::string content_type;              // as it came; "" when it is not said
};

/// What a MultipartParser finds. May throw: the parser passes it on, and must not be fed again.
class MultipartEvents {
 public:
  MultipartEvents() = default;
  MultipartEvents(const MultipartEvents&) = delete;
  MultipartEvents& operator=(const MultipartEvents&) = delete;
  virtual ~MultipartEvents() = default;

  virtual void on_part(const PartHead& head) = 0;
  /// A piece of the part's content, not empty, valid during the call.
  virtual void on_content(std::string_view bytes) = 0;
  virtual void on_part_end() = 0;
};

/// The boundary that a `Content-Type` field names; nullopt when it is not multipart/form-data, or names none that is
/// valid (1 to 70 characters, RFC 2046, 5.1.1).
[[nodiscard]] std::optional<std::string> form_boundary(std::string_view content_type);

/// Reads one form. One thread.
class MultipartParser {
 public:
  enum class Error : std::uint8_t {
    none,
    malformed,
    too_many_parts,
    header_too_long,
    name_too_long,
    field_too_long,
    file_too_long,
  };

  /// `events` must outlive the parser.
  MultipartParser(std::string_view boundary, const MultipartLimits& limits, MultipartEvents& events);

  /// Reads all of `bytes`. After an error it must not be fed again.
  [[nodiscard]] Error feed(std::string_view bytes);
  /// Whether the closing delimiter has come: what follows it is not looked at.
  [[nodiscard]] bool complete() const { return state_ == State::epilogue; }
  /// Of memory held for what is not decided yet; at most limits.header_bytes and a delimiter.
  [[nodiscard]] std::size_t buffered_bytes() const { return held_.size(); }

 private:
  enum class State : std::uint8_t { preamble, delimiter, header, content, epilogue };

  [[nodiscard]] Error step(std::string_view& data, bool& need_more);
  [[nodiscard]] Error read_until_delimiter(std::string_view& data, bool& need_more);
  [[nodiscard]] Error read_delimiter_end(std::string_view& data, bool& need_more);
  [[nodiscard]] Error read_header(std::string_view& data, bool& need_more);
  [[nodiscard]] Error begin_part(std::string_view header);
  [[nodiscard]] Error content(std::string_view bytes);

  const std::string delimiter_;  // CRLF "--" boundary
  const MultipartLimits limits_;
  MultipartEvents& events_;
  State state_ = State::preamble;
  std::string held_;  // came, and is not decided yet
  std::size_t parts_ = 0;
  std::uint64_t left_ = 0;  // of the part's limit
  bool is_file_ = false;
};

/// A sentence for the client.
[[nodiscard]] std::string_view describe(MultipartParser::Error error);

}  // namespace confab::net
