#include "core/previews/page.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <memory>
#include <mutex>

#include "base/text.h"

namespace confab::core::previews {
namespace {

constexpr std::size_t kMaxMetas = 200;
constexpr std::size_t kLongestTitle = 4096;
// The parser looks through all open elements for each end tag: with tens of thousands it would look for minutes.
constexpr int kDeepest = 500;

std::string_view text_from(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(text)};
}

/// What the parser tells, as it goes along.
class Reader {
 public:
  explicit Reader(htmlParserCtxtPtr parser) : parser_(parser) {}

  void begin(std::string_view name, const xmlChar** attributes) {
    if (parser_->nameNr > kDeepest) return xmlStopParser(parser_);
    if (name == "title" && !titled_) in_title_ = true;
    if (name == "meta" && attributes != nullptr) add_meta(attributes);
  }
  void end(std::string_view name) {
    if (name != "title" || !in_title_) return;
    in_title_ = false;
    titled_ = true;
  }
  void text(std::string_view part) {
    if (in_title_ && page_.title.size() + part.size() <= kLongestTitle) page_.title.append(part);
  }

  [[nodiscard]] Page take() { return std::move(page_); }

 private:
  void add_meta(const xmlChar** attributes) {
    std::string_view name, property, content;
    for (; attributes[0] != nullptr; attributes += 2) {
      const auto key = text_from(attributes[0]);
      if (key == "name") name = text_from(attributes[1]);
      if (key == "property") property = text_from(attributes[1]);
      if (key == "content") content = text_from(attributes[1]);
    }
    if (name.empty()) name = property;
    if (!name.empty() && !content.empty()) page_.metas.emplace_back(name, content);
    if (page_.metas.size() >= kMaxMetas) xmlStopParser(parser_);
  }

  htmlParserCtxtPtr parser_;
  Page page_;
  bool in_title_ = false, titled_ = false;
};

Reader& reader(void* self) {
  return *static_cast<Reader*>(self);
}

htmlSAXHandler handler() {
  htmlSAXHandler sax{};
  sax.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
    reader(self).begin(text_from(name), attributes);
  };
  sax.endElement = [](void* self, const xmlChar* name) { reader(self).end(text_from(name)); };
  sax.characters = [](void* self, const xmlChar* text, int size) {
    reader(self).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  };
  return sax;
}

struct FreeParser {
  void operator()(htmlParserCtxtPtr parser) const { htmlFreeParserCtxt(parser); }
};

}  // namespace

Page read_page(std::string_view html) {
  static std::once_flag initialised;
  std::call_once(initialised, xmlInitParser);
  if (trim(html).empty()) return {};
  const std::unique_ptr<htmlParserCtxt, FreeParser> parser{
      htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(html.size()))};
  if (!parser) throw std::bad_alloc();
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                       HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  Reader told{parser.get()};
  *parser->sax = handler();
  parser->userData = &told;
  htmlParseDocument(parser.get());
  return told.take();
}

}  // namespace confab::core::previews
