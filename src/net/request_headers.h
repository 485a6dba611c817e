#pragma once
// The fields of a request's header that the program reads, each with the longest value that it takes. Of a request
// nothing else is kept, and nothing else can be asked for: a name that is not in the table does not compile.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace confab::net {

struct HeaderRow {
  std::string_view name;
  std::uint16_t most_bytes;  // of all values of the field together; more is refused with 431

  consteval HeaderRow(std::string_view its_name, std::uint16_t most) : name(its_name), most_bytes(most) {
    if (most == 0) throw "a field needs a maximum";
  }
};

/// Generous beside what browsers, SDKs and proxies send, and services that call webhooks, whose scripts read them;
/// `Cookie` holds those of whatever else is served at the host.
inline constexpr std::array kRequestHeaders{
    HeaderRow{"Accept-Encoding", 1024},
    HeaderRow{"Authorization", 4096},
    HeaderRow{"Connection", 512},
    HeaderRow{"Content-Length", 64},
    HeaderRow{"Content-Type", 1024},
    HeaderRow{"Cookie", 8192},
    HeaderRow{"Expect", 64},
    HeaderRow{"Host", 320},
    HeaderRow{"If-Modified-Since", 128},
    HeaderRow{"If-None-Match", 4096},
    HeaderRow{"If-Range", 512},
    HeaderRow{"Origin", 512},
    HeaderRow{"Range", 1024},
    HeaderRow{"Sec-WebSocket-Key", 64},
    HeaderRow{"Sec-WebSocket-Version", 64},
    HeaderRow{"Transfer-Encoding", 64},
    HeaderRow{"Tus-Resumable", 64},
    HeaderRow{"Upgrade", 256},
    HeaderRow{"Upload-Length", 64},
    HeaderRow{"Upload-Metadata", 8192},
    HeaderRow{"Upload-Offset", 64},
    HeaderRow{"User-Agent", 2048},
    HeaderRow{"X-2fa-Code", 128},
    HeaderRow{"X-2fa-Method", 64},
    HeaderRow{"X-Auth-Token", 512},
    HeaderRow{"X-Event-Key", 128},
    HeaderRow{"X-Forwarded-For", 2048},
    HeaderRow{"X-Forwarded-Host", 2048},
    HeaderRow{"X-Forwarded-Proto", 512},
    HeaderRow{"X-GitHub-Delivery", 128},
    HeaderRow{"X-GitHub-Event", 128},
    HeaderRow{"X-Gitea-Event", 128},
    HeaderRow{"X-Gitlab-Event", 128},
    HeaderRow{"X-Gitlab-Token", 512},
    HeaderRow{"X-HTTP-Method-Override", 64},
    HeaderRow{"X-Hub-Signature", 256},
    HeaderRow{"X-Hub-Signature-256", 256},
    HeaderRow{"X-Real-IP", 128},
    HeaderRow{"X-Request-Id", 512},
    HeaderRow{"X-User-Id", 128},
};

/// A name out of the table, in the table's letters.
class HeaderName {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): stands for the text at whoever asks for a field
  consteval HeaderName(const char* name) : row_(kRequestHeaders.data()) {
    for (const auto& row : kRequestHeaders) {
      if (row.name == name) {
        row_ = &row;
        return;
      }
    }
    throw "no such field of a request is read: declare it in kRequestHeaders";
  }
  /// What a client calls a field, in any letters; nullopt when nobody reads such a field.
  [[nodiscard]] static std::optional<HeaderName> find(std::string_view text);
  [[nodiscard]] const HeaderRow& row() const { return *row_; }
  friend bool operator==(HeaderName a, HeaderName b) = default;

 private:
  explicit HeaderName(const HeaderRow& row) : row_(&row) {}

  const HeaderRow* row_;
};

/// The fields of one request that somebody reads, in the order they came.
class RequestHeaders {
 public:
  struct Field {
    HeaderName name;
    std::string value;
  };

  [[nodiscard]] std::string_view get(HeaderName name) const;  // the first value, or ""
  [[nodiscard]] bool has(HeaderName name) const;
  [[nodiscard]] std::vector<std::string_view> all(HeaderName name) const;
  /// False when the field's values would be longer than it may be; then nothing is kept of this one.
  [[nodiscard]] bool add(HeaderName name, std::string_view value);
  [[nodiscard]] auto begin() const { return fields_.begin(); }
  [[nodiscard]] auto end() const { return fields_.end(); }

 private:
  std::vector<Field> fields_;
};

}  // namespace confab::net
