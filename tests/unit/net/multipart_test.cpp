#include "net/multipart.h"

#include <gmock/gmock.h>

namespace confab::net {
namespace {

using Error = MultipartParser::Error;

/// Writes down what it is told.
class Recorder final : public MultipartEvents {
 public:
  void on_part(const PartHead& head) override {
    log += fmt::format("[{}|{}|{}]", head.name, head.file_name.value_or("-"), head.content_type);
  }
  void on_content(std::string_view bytes) override { log.append(bytes); }
  void on_part_end() override { log += "!"; }
  std::string log;
};

struct Outcome {
  std::string log;
  Error error = Error::none;
  bool complete = false;
  bool operator==(const Outcome&) const = default;
};

Outcome read(std::string_view form, const MultipartLimits& limits, std::size_t piece) {
  Recorder recorder;
  MultipartParser parser{"b", limits, recorder};
  Outcome outcome;
  for (std::size_t at = 0; at < form.size() && outcome.error == Error::none; at += piece) {
    outcome.error = parser.feed(form.substr(at, piece));
    EXPECT_LE(parser.buffered_bytes(), limits.header_bytes + 16);
  }
  outcome.complete = parser.complete();
  outcome.log = recorder.log;
  return outcome;
}

// In one piece; in all others it must be the same.
Outcome read(std::string_view form, const MultipartLimits& limits = {.file_bytes = 1000}) {
  auto whole = read(form, limits, form.size());
  for (std::size_t piece = 1; piece < form.size(); ++piece) {
    const auto other = read(form, limits, piece);
    EXPECT_EQ(other.error, whole.error) << piece;
    if (whole.error == Error::none) EXPECT_TRUE(other == whole) << piece << ": " << other.log;
  }
  return whole;
}

std::string part(const std::string& disposition, const std::string& content = "x") {
  return "--b\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n";
}

TEST(Multipart, ReadsFieldsAndFiles) {
  const auto outcome = read(
      "a preamble\r\n--b\r\nContent-Disposition: form-data; name=\"msg\"\r\n\r\nhello\r\n"
      "--b \t\r\ncontent-type: image/png\r\nCONTENT-DISPOSITION: Form-Data; filename=a.png; name=file\r\n\r\n"
      "\r\n-b\r--b\r\n--\r\r\n--b--anything else\r\n--b\r\n");
  EXPECT_EQ(outcome.log, "[msg|-|]hello![file|a.png|image/png]\r\n-b\r--b\r\n--\r!");
  EXPECT_TRUE(outcome.complete);
}

TEST(Multipart, ReadsEmptyFormsAndEmptyContent) {
  EXPECT_EQ(read("--b--").log, "");
  EXPECT_TRUE(read("--b--").complete);
  const auto empty = read(part("form-data; name=a", "") + "--b--\r\n");
  EXPECT_EQ(empty.log, "[a|-|]!");
  EXPECT_TRUE(empty.complete);
}

TEST(Multipart, AFormThatStopsIsNotComplete) {
  for (const auto* form :
       {"", "--", "--b", "--b\r\n", "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b"}) {
    const auto outcome = read(form);
    EXPECT_EQ(outcome.error, Error::none) << form;
    EXPECT_FALSE(outcome.complete) << form;
  }
}

TEST(Multipart, DecodesFileNames) {
  const auto name = [](const std::string& parameters) {
    const auto outcome = read(part("form-data; name=f; " + parameters) + "--b--");
    return outcome.error == Error::none ? outcome.log.substr(3, outcome.log.size() - 7) : "refused";
  };
  EXPECT_EQ(name("filename=\"a b.txt\""), "a b.txt");
  EXPECT_EQ(name("filename=\"na\xC3\xAFve.txt\""), "na\xC3\xAFve.txt");
  EXPECT_EQ(name("filename=\"a\xFF\""), "refused");
  EXPECT_EQ(name("filename=\"say \\\"hi\\\".txt\""), "say \"hi\".txt");
  EXPECT_EQ(name("filename=\"say %22hi%22%0D%0A.txt\""), "say \"hi\"  .txt");
  EXPECT_EQ(name("filename=\"100%25\""), "100%25");
  EXPECT_EQ(name("filename=\"C:\\dir\\a.txt\""), "a.txt");
  EXPECT_EQ(name("filename=\"../../etc/passwd\""), "passwd");
  EXPECT_EQ(name("filename=\"..\""), "");
  EXPECT_EQ(name("filename=\"a\tb\x7F.txt\""), "ab.txt");
  EXPECT_EQ(name("filename=old.txt; filename*=UTF-8''na%C3%AFve.txt"), "na\xC3\xAFve.txt");
  EXPECT_EQ(name("filename*=utf-8'en'%2Fetc%2Fa.txt"), "a.txt");
  EXPECT_EQ(name("filename=old.txt; filename*=ISO-8859-1''na%EFve.txt"), "old.txt");
  EXPECT_EQ(name("filename=old.txt; filename*=UTF-8''%zz"), "old.txt");
  EXPECT_EQ(name("filename=\"\""), "");
}

TEST(Multipart, RefusesWhatIsMalformed) {
  const std::vector<std::string> forms{
      "--bx\r\n",
      "--b" + std::string(40, ' ') + "\r\n",
      "--b\r\n\r\nno header\r\n--b--",
      part("attachment; name=a"),
      part("form-data"),
      part("form-data; name=\"a"),
      part("form-data; name=\"a\"b"),
      part("form-data; name=a; name=b"),
      part("form-data; name=\"\xFF\""),
      part("form-data; name"),
      "--b\r\nContent-Disposition: form-data;\r\n name=a\r\n\r\nx",
      "--b\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\nx",
      "--b\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\neA==",
      "--b\r\nno colon\r\n\r\nx",
      part("form-data; name=a", "a line that begins as a delimiter does\r\n--bx"),
  };
  for (const auto& form : forms) EXPECT_EQ(read(form + "\r\n--b--").error, Error::malformed) << form;
}

TEST(Multipart, HoldsItsLimits) {
  const MultipartLimits limits{.parts = 2, .header_bytes = 100, .name_bytes = 10, .field_bytes = 20, .file_bytes = 30};
  const auto error = [&](const std::string& form) { return read(form + "--b--", limits).error; };
  const std::string small = part("form-data; name=a");
  EXPECT_EQ(error(small + small), Error::none);
  EXPECT_EQ(error(small + small + small), Error::too_many_parts);
  EXPECT_EQ(error(part("form-data; name=a", std::string(20, 'x'))), Error::none);
  EXPECT_EQ(error(part("form-data; name=a", std::string(21, 'x'))), Error::field_too_long);
  EXPECT_EQ(error(part("form-data; name=a; filename=b", std::string(30, 'x'))), Error::none);
  EXPECT_EQ(error(part("form-data; name=a; filename=b", std::string(31, 'x'))), Error::file_too_long);
  EXPECT_EQ(error(part("form-data; name=01234567890")), Error::name_too_long);
  EXPECT_EQ(error(part("form-data; name=a; filename=01234567890")), Error::name_too_long);
  EXPECT_EQ(error(part("form-data; name=a; other=" + std::string(100, 'x'))), Error::header_too_long);
  EXPECT_EQ(read("--b\r\nContent-Disposition: " + std::string(200, 'x'), limits).error, Error::header_too_long);
}

TEST(Multipart, FindsTheBoundary) {
  EXPECT_EQ(form_boundary("multipart/form-data; boundary=----WebKitFormBoundaryA1"), "----WebKitFormBoundaryA1");
  EXPECT_EQ(form_boundary("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\""), "a b");
  EXPECT_EQ(form_boundary("multipart/form-data; boundary=" + std::string(70, 'b')), std::string(70, 'b'));
  for (const auto& bad :
       {std::string{"multipart/form-data"}, std::string{"multipart/form-data; boundary="},
        std::string{"multipart/mixed; boundary=b"}, std::string{"application/json"}, std::string{},
        std::string{"multipart/form-data; boundary=\"b \""}, "multipart/form-data; boundary=" + std::string(71, 'b')}) {
    EXPECT_EQ(form_boundary(bad), std::nullopt) << bad;
  }
}

}  // namespace
}  // namespace confab::net
