#include "core/uploads/media_types.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "settings/groups/file_upload.h"

namespace confab::core::uploads {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Of several ends that a type has, the usual one first.
constexpr std::array kTypes{
    Pair{"png", "image/png"},
    Pair{"jpg", "image/jpeg"},
    Pair{"jpeg", "image/jpeg"},
    Pair{"jpe", "image/jpeg"},
    Pair{"gif", "image/gif"},
    Pair{"webp", "image/webp"},
    Pair{"avif", "image/avif"},
    Pair{"heic", "image/heic"},
    Pair{"heif", "image/heif"},
    Pair{"bmp", "image/bmp"},
    Pair{"tiff", "image/tiff"},
    Pair{"tif", "image/tiff"},
    Pair{"ico", "image/x-icon"},
    Pair{"svg", "image/svg+xml"},
    Pair{"svgz", "image/svg+xml"},
    Pair{"psd", "image/vnd.adobe.photoshop"},
    Pair{"mp3", "audio/mpeg"},
    Pair{"m4a", "audio/mp4"},
    Pair{"aac", "audio/aac"},
    Pair{"ogg", "audio/ogg"},
    Pair{"oga", "audio/ogg"},
    Pair{"opus", "audio/ogg"},
    Pair{"wav", "audio/wav"},
    Pair{"flac", "audio/x-flac"},
    Pair{"weba", "audio/webm"},
    Pair{"mid", "audio/midi"},
    Pair{"mp4", "video/mp4"},
    Pair{"m4v", "video/mp4"},
    Pair{"webm", "video/webm"},
    Pair{"mov", "video/quicktime"},
    Pair{"qt", "video/quicktime"},
    Pair{"avi", "video/x-msvideo"},
    Pair{"mkv", "video/x-matroska"},
    Pair{"mpeg", "video/mpeg"},
    Pair{"mpg", "video/mpeg"},
    Pair{"ogv", "video/ogg"},
    Pair{"3gp", "video/3gpp"},
    Pair{"txt", "text/plain"},
    Pair{"text", "text/plain"},
    Pair{"log", "text/plain"},
    Pair{"lst", "text/plain"},
    Pair{"conf", "text/plain"},
    Pair{"ini", "text/plain"},
    Pair{"md", "text/markdown"},
    Pair{"markdown", "text/markdown"},
    Pair{"csv", "text/csv"},
    Pair{"html", "text/html"},
    Pair{"htm", "text/html"},
    Pair{"shtml", "text/html"},
    Pair{"xhtml", "application/xhtml+xml"},
    Pair{"xml", "application/xml"},
    Pair{"xsl", "application/xml"},
    Pair{"css", "text/css"},
    Pair{"js", "application/javascript"},
    Pair{"mjs", "application/javascript"},
    Pair{"json", "application/json"},
    Pair{"ics", "text/calendar"},
    Pair{"vcf", "text/x-vcard"},
    Pair{"yaml", "text/yaml"},
    Pair{"yml", "text/yaml"},
    Pair{"c", "text/x-c"},
    Pair{"cpp", "text/x-c"},
    Pair{"h", "text/x-c"},
    Pair{"java", "text/x-java-source"},
    Pair{"sh", "application/x-sh"},
    Pair{"rtf", "application/rtf"},
    Pair{"pdf", "application/pdf"},
    Pair{"ps", "application/postscript"},
    Pair{"epub", "application/epub+zip"},
    Pair{"doc", "application/msword"},
    Pair{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Pair{"xls", "application/vnd.ms-excel"},
    Pair{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Pair{"ppt", "application/vnd.ms-powerpoint"},
    Pair{"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    Pair{"odt", "application/vnd.oasis.opendocument.text"},
    Pair{"ods", "application/vnd.oasis.opendocument.spreadsheet"},
    Pair{"odp", "application/vnd.oasis.opendocument.presentation"},
    Pair{"zip", "application/zip"},
    Pair{"gz", "application/gzip"},
    Pair{"tgz", "application/gzip"},
    Pair{"bz2", "application/x-bzip2"},
    Pair{"xz", "application/x-xz"},
    Pair{"tar", "application/x-tar"},
    Pair{"7z", "application/x-7z-compressed"},
    Pair{"rar", "application/x-rar-compressed"},
    Pair{"jar", "application/java-archive"},
    Pair{"apk", "application/vnd.android.package-archive"},
    Pair{"wasm", "application/wasm"},
    Pair{"exe", "application/x-msdownload"},
    Pair{"dll", "application/x-msdownload"},
    Pair{"ttf", "font/ttf"},
    Pair{"otf", "font/otf"},
    Pair{"woff", "font/woff"},
    Pair{"woff2", "font/woff2"},
};

// What a browser would run where it opens it.
constexpr std::array kActive{std::string_view{"text/html"}, std::string_view{"image/svg+xml"},
                             std::string_view{"application/xhtml+xml"}};

constexpr std::size_t kMaxName = 255;      // characters
constexpr std::size_t kMaxExtension = 16;  // that a shortened name keeps

std::string_view extension_of_type(std::string_view type) {
  const auto found = std::ranges::find(kTypes, type, &Pair::second);
  return found == kTypes.end() ? std::string_view{} : found->first;
}

// `image/png; charset=x` as `image/png`; "" for what is no type.
std::string plain_type(std::string_view declared) {
  auto type = to_lower_ascii(trim(declared.substr(0, declared.find(';'))));
  constexpr std::size_t kMaxType = 127;
  const auto slash = type.find('/');
  const bool sound = slash != std::string::npos && slash > 0 && slash + 1 < type.size() && type.size() <= kMaxType &&
                     std::ranges::all_of(type, [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                              std::string_view{"/+-.!#$&^_"}.find(c) != std::string_view::npos;
                     });
  return sound ? type : std::string{};
}

bool is_shown_by_itself(std::string_view type) {
  return type.starts_with("image/") || type.starts_with("audio/") || type.starts_with("video/");
}

}  // namespace

std::string extension_of(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 || dot + 1 == name.size() ? std::string{}
                                                                             : to_lower_ascii(name.substr(dot + 1));
}

std::string_view type_of_name(std::string_view name) {
  const auto found = std::ranges::find(kTypes, extension_of(name), &Pair::first);
  return found == kTypes.end() ? std::string_view{} : found->second;
}

std::string stored_type(std::string_view declared, std::string_view name) {
  auto type = plain_type(declared);
  const auto usual = extension_of_type(type);
  if (!usual.empty() && usual != extension_of(name)) return type;
  const auto by_name = type_of_name(name);
  return std::string{by_name.empty() ? kUnknownType : by_name};
}

std::string seen_through(std::string type, std::string_view detected) {
  const auto content = plain_type(detected);
  if (content.empty() || content == type || content == kUnknownType) return type;
  const bool runs = std::ranges::find(kActive, content) != kActive.end() && !type.starts_with("text/");
  // Containers of sound and of film are the same, and nobody knows every format of pictures.
  const bool lies = is_shown_by_itself(type) && !is_shown_by_itself(content) && content != "application/ogg" &&
                    content != "application/mp4";
  return runs || lies ? content : type;
}

std::string group_of(std::string_view type) {
  return std::string{type.substr(0, type.find('/'))};
}

bool is_on_list(std::string_view list, std::string_view type) {
  const auto entries = split(list, ',');
  return std::ranges::any_of(entries, [&](const std::string& one) {
    const auto entry = to_lower_ascii(trim(one));
    if (!entry.ends_with("/*")) return entry == type;
    return type.starts_with(std::string_view{entry}.substr(0, entry.size() - 1));
  });
}

bool is_accepted(const settings::Settings& settings, std::string_view type) {
  if (is_on_list(settings.text(settings::file_upload("FileUpload_MediaTypeBlackList")), type)) return false;
  const auto white = settings.text(settings::file_upload("FileUpload_MediaTypeWhiteList"));
  return trim(white).empty() || trim(white) == "*" || is_on_list(white, type);
}

std::string kept_name(std::string name) {
  std::erase_if(name,
                [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '/' || c == '\\'; });
  name = std::string{trim(name)};
  if (name.empty() || name == "." || name == "..") return "file";
  if (utf16_length(name) <= kMaxName) return name;
  auto end = extension_of(name).size() > kMaxExtension ? std::string{} : extension_of(name);
  if (!end.empty()) end = name.substr(name.size() - end.size() - 1);
  auto head = name.substr(0, name.size() - end.size());
  while (utf16_length(head) + utf16_length(end) > kMaxName) {
    // A character of UTF-8 goes as a whole.
    while (!head.empty() && (static_cast<unsigned char>(head.back()) & 0xC0U) == 0x80U) head.pop_back();
    if (!head.empty()) head.pop_back();
  }
  return head + end;
}

std::string name_for_download(std::string name, std::string_view type) {
  const auto end = extension_of_type(type);
  if (end.empty() || type == kUnknownType || type_of_name(name) == type) return name;
  return name.append(".").append(end);
}

}  // namespace confab::core::uploads
