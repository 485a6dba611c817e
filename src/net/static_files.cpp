#include "net/static_files.h"

#include <cstdlib>
#include <string>

#include "base/text.h"
#include "net/conditional.h"

namespace confab::net {
namespace {

struct Variant {
  std::string_view bytes;
  std::string_view coding;  // for Content-Encoding
  std::string_view suffix;  // of the ETag: each encoding is a representation of its own
};

Variant variant_of(const StaticFile& file, ContentCoding coding) {
  switch (coding) {
    case ContentCoding::brotli:
      return {file.brotli, "br", "-br"};
    case ContentCoding::gzip:
      return {file.gzip, "gzip", "-gz"};
    case ContentCoding::identity:
      break;
  }
  return {file.identity, "", ""};
}

// Quality in thousandths: `0.8` and `0.80` are 800. What is malformed counts as 1, as if it were not there.
int quality(std::string_view parameters) {
  for (const auto& parameter : split(parameters, ';')) {
    if (parameter.size() < 3 || (parameter[0] != 'q' && parameter[0] != 'Q') || parameter[1] != '=') continue;
    int thousandths = 0;
    int unit = 1000;
    for (const char c : std::string_view{parameter}.substr(2)) {
      if (c == '.') continue;
      if (c < '0' || c > '9') return 1000;
      thousandths += (c - '0') * unit;
      unit /= 10;
    }
    return std::min(thousandths, 1000);
  }
  return 1000;
}

}  // namespace

std::string page_policy(const PolicySites& sites) {
  const auto more = [](const std::string& some) { return some.empty() ? some : " " + some; };
  return fmt::format(
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'{}; img-src 'self' data: blob:{}; "
      "connect-src 'self'; form-action 'self'; font-src 'self' data:{}; media-src 'self' blob:; frame-ancestors "
      "{}; "
      "object-src 'none'; base-uri 'self'",
      more(sites.styles), more(sites.images), more(sites.fonts), sites.frames);
}

ContentCoding choose_coding(std::string_view accept_encoding, bool gzip, bool brotli) {
  int of_gzip = -1;
  int of_brotli = -1;
  int of_identity = -1;
  int of_others = 0;
  for (const auto& element : split(accept_encoding, ',')) {
    const auto semicolon = std::min(element.find(';'), element.size());
    const auto name = trim(std::string_view{element}.substr(0, semicolon));
    const int q = quality(std::string_view{element}.substr(semicolon));
    if (equal_ignoring_case(name, "br")) of_brotli = q;
    if (equal_ignoring_case(name, "gzip") || equal_ignoring_case(name, "x-gzip")) of_gzip = q;
    if (equal_ignoring_case(name, "identity")) of_identity = q;
    if (name == "*") of_others = q;
  }
  if (of_brotli < 0) of_brotli = of_others;
  if (of_gzip < 0) of_gzip = of_others;
  ContentCoding best = ContentCoding::identity;
  // Identity is always acceptable, but only chosen over a coding when it is asked for with a greater quality.
  int best_quality = std::max(of_identity, 0);
  if (gzip && of_gzip > 0 && of_gzip >= best_quality) {
    best = ContentCoding::gzip;
    best_quality = of_gzip;
  }
  if (brotli && of_brotli > 0 && of_brotli >= best_quality) best = ContentCoding::brotli;
  return best;
}

StaticFiles::StaticFiles(std::span<const StaticFile> files) {
  for (const auto& file : files) by_path_.emplace(file.path, &file);
}

const StaticFile* StaticFiles::find(std::string_view path) const {
  const auto found = by_path_.find(path == "/" ? "/index.html" : path);
  return found == by_path_.end() ? nullptr : found->second;
}

Response StaticFiles::answer(const StaticFile& file, const RequestHeaders& request, std::string_view method) {
  const auto coding = choose_coding(request.get("Accept-Encoding"), !file.gzip.empty(), !file.brotli.empty());
  const Variant variant = variant_of(file, coding);
  Response response;
  auto& headers = response.headers;
  headers.add("ETag", fmt::format("\"{}{}\"", file.etag, variant.suffix));
  headers.add("Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (!file.gzip.empty() || !file.brotli.empty()) headers.add("Vary", "Accept-Encoding");
  if (file.content_type.starts_with("text/html")) headers.add("Content-Security-Policy", page_policy());
  headers.add("Content-Type", std::string{file.content_type});
  if (!variant.coding.empty()) headers.add("Content-Encoding", std::string{variant.coding});
  response.static_body = variant.bytes;
  apply_conditions(method, request, response);
  return response;
}

}  // namespace confab::net
