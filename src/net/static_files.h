#pragma once
// Files embedded in the program, such as the web client.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "net/message.h"

namespace confab::net {

/// One file. All views outlive the server.
struct StaticFile {
  std::string_view path;  // begins with '/'
  std::string_view content_type;
  std::string_view identity;
  std::string_view gzip;    // the same compressed; "" when there is none
  std::string_view brotli;  // likewise
  std::string_view etag;    // changes with the content; without quotes
  bool immutable = false;   // its name changes with its content, so caches may keep it for ever
};

/// Answers requests for a set of files: the best encoding that the client takes, validators, cache rules, and for HTML
/// a content security policy under which no script but our own runs.
class StaticFiles {
 public:
  explicit StaticFiles(std::span<const StaticFile> files);

  /// nullptr when there is none. "/" is "/index.html".
  [[nodiscard]] const StaticFile* find(std::string_view path) const;
  /// The answer to GET or HEAD: 200, or what the request's conditions make of it (net/conditional.h).
  [[nodiscard]] static Response answer(const StaticFile& file, const RequestHeaders& request,
                                       std::string_view method = "GET");

 private:
  std::unordered_map<std::string_view, const StaticFile*> by_path_;
};

/// Sites (`https://fonts.example`, separated by blanks) from which a page may have things besides its own; `frames`:
/// which may show it in a frame, as `frame-ancestors` has them.
struct PolicySites {
  std::string styles, images, fonts;
  std::string frames = "'self'";
};
/// The content security policy of the client's page: no script but our own runs.
[[nodiscard]] std::string page_policy(const PolicySites& sites = {});

enum class ContentCoding { identity, gzip, brotli };

/// The coding that `accept_encoding` likes best among those on offer; ours is brotli, gzip, identity. Identity when the
/// client wants nothing on offer: better than nothing.
[[nodiscard]] ContentCoding choose_coding(std::string_view accept_encoding, bool gzip, bool brotli);

}  // namespace confab::net
