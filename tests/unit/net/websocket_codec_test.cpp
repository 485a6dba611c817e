#include "net/websocket_codec.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "net/handshake.h"
#include "net/test_client.h"
#include "net/websocket.h"

namespace confab::net {
namespace {

using test::client_frame;
using ::testing::ElementsAre;

/// Writes down what the reader tells.
class Recorder final : public FrameEvents {
 public:
  bool on_message(std::string_view text) override {
    events.push_back("text " + std::string{text});
    return true;
  }
  void on_ping(std::string_view payload) override { events.push_back("ping " + std::string{payload}); }
  void on_peer_close(std::uint16_t code, std::string_view reason) override {
    events.push_back("close " + std::to_string(code) + " " + std::string{reason});
  }
  std::vector<std::string> events;
};

struct Outcome {
  std::uint16_t code = 0;
  std::vector<std::string> events;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome read_in_pieces(const std::string& bytes, const std::vector<std::size_t>& cuts, std::size_t limit = 1 << 20) {
  FrameReader reader{limit};
  Recorder recorder;
  std::size_t at = 0;
  auto ends = cuts;
  ends.push_back(bytes.size());
  for (const std::size_t end : ends) {
    std::string piece = bytes.substr(at, end - at);
    at = end;
    const auto code = reader.feed(piece, recorder);
    if (code != 0) return {code, recorder.events};
    if (reader.closed()) break;
  }
  return {0, recorder.events};
}

Outcome read(const std::string& bytes, std::size_t limit = 1 << 20) {
  return read_in_pieces(bytes, {}, limit);
}

std::string close_payload(int code, std::string_view reason = {}) {
  std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
  return payload.append(reason);
}

TEST(WebSocketCodec, WritesTheExamplesOfTheRfc) {
  EXPECT_EQ(encode_frame(Opcode::text, "Hello"), "\x81\x05Hello");
  EXPECT_EQ(encode_frame(Opcode::pong, "Hello"), "\x8a\x05Hello");
  EXPECT_EQ(encode_frame(Opcode::text, std::string(256, 'x')).substr(0, 4), (std::string{"\x81\x7e\x01\x00", 4}));
  EXPECT_EQ(encode_frame(Opcode::text, std::string(65536, 'x')).substr(0, 10),
            (std::string{"\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00", 10}));
}

TEST(WebSocketCodec, ReadsTheExamplesOfTheRfc) {
  EXPECT_THAT(read("\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58").events, ElementsAre("text Hello"));
  EXPECT_EQ(accept_value("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

TEST(WebSocketCodec, FramesKnowTheirPayload) {
  for (const std::size_t size : {0U, 1U, 125U, 126U, 65535U, 65536U}) {
    const std::string text(size, 'p');
    const Frame frame{text};
    EXPECT_EQ(frame.payload(), text);
    EXPECT_EQ(frame.bytes(), encode_frame(Opcode::text, text));
  }
}

TEST(WebSocketCodec, ReadsTheSameInAnyPieces) {
  const std::string stream = client_frame(1, "grüße") + client_frame(9, "p") + client_frame(1, "a\xf0\x9f", false) +
                             client_frame(10, "") + client_frame(0, "", false) + client_frame(9, "mid") +
                             client_frame(0, "\x98\x80z") + client_frame(1, "") +
                             client_frame(1, std::string(130, 'l')) + client_frame(8, close_payload(4000, "bye"));
  const Outcome whole = read(stream);
  EXPECT_EQ(whole.code, 0);
  EXPECT_THAT(whole.events, ElementsAre("text grüße", "ping p", "ping mid", "text a😀z", "text ",
                                        "text " + std::string(130, 'l'), "close 4000 bye"));
  std::vector<std::size_t> every_byte;
  for (std::size_t cut = 1; cut < stream.size(); ++cut) {
    every_byte.push_back(cut);
    EXPECT_EQ(read_in_pieces(stream, {cut}), whole) << "cut at " << cut;
    for (std::size_t second = cut + 1; second < stream.size(); second += 7) {
      EXPECT_EQ(read_in_pieces(stream, {cut, second}), whole) << "cut at " << cut << " and " << second;
    }
  }
  EXPECT_EQ(read_in_pieces(stream, every_byte), whole);
}

TEST(WebSocketCodec, RefusesLengthsNotInTheirShortestForm) {
  EXPECT_EQ(read(std::string{"\x81\xfe\x00\x7d\x00\x00\x00\x00", 8}).code, 1002);
  EXPECT_EQ(read(std::string{"\x81\xff\x00\x00\x00\x00\x00\x00\xff\xff\x00\x00\x00\x00", 14}).code, 1002);
  EXPECT_EQ(read(std::string{"\x81\xff\x80\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", 14}).code, 1002);
}

TEST(WebSocketCodec, AMessageThatBeginsInsideAnotherIsAnError) {
  EXPECT_EQ(read(client_frame(1, "a", false) + client_frame(1, "b")).code, 1002);
  EXPECT_EQ(read(client_frame(1, "a", false) + client_frame(2, "b")).code, 1002);
  EXPECT_EQ(read(client_frame(0, "a")).code, 1002);
  EXPECT_EQ(read(client_frame(1, "a") + client_frame(0, "b")).code, 1002);
}

TEST(WebSocketCodec, TheLimitCountsTheWholeMessage) {
  EXPECT_EQ(read(client_frame(1, std::string(10, 'x')), 10).code, 0);
  EXPECT_EQ(read(client_frame(1, std::string(11, 'x')), 10).code, 1009);
  EXPECT_EQ(read(client_frame(1, "12345", false) + client_frame(0, "67890"), 10).code, 0);
  EXPECT_EQ(read(client_frame(1, "12345", false) + client_frame(0, "678901"), 10).code, 1009);
  // Told by the header alone, before a byte of the payload has come.
  EXPECT_EQ(read(std::string{"\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00", 14}, 10).code, 1009);
}

TEST(WebSocketCodec, TextMustBeUtf8AcrossFragments) {
  EXPECT_EQ(read(client_frame(1, "\xe2\x82", false) + client_frame(0, "\xac")).code, 0);
  EXPECT_EQ(read(client_frame(1, "\xe2\x82", false) + client_frame(0, "x")).code, 1007);
  EXPECT_EQ(read(client_frame(1, "\xe2\x82")).code, 1007);
  // At once, not only when the message ends.
  EXPECT_EQ(read(client_frame(1, "\xed\xa0", false)).code, 1007);
}

TEST(WebSocketCodec, CloseFramesAreChecked) {
  EXPECT_THAT(read(client_frame(8, "")).events, ElementsAre("close 1005 "));
  for (const int code : {1000, 1001, 1011, 1014, 3000, 4999}) {
    EXPECT_EQ(read(client_frame(8, close_payload(code))).code, 0) << code;
  }
  for (const int code : {0, 999, 1004, 1005, 1006, 1015, 2999, 5000}) {
    EXPECT_EQ(read(client_frame(8, close_payload(code))).code, 1002) << code;
  }
  EXPECT_EQ(read(client_frame(8, "x")).code, 1002);
  EXPECT_EQ(read(client_frame(8, close_payload(1000, "\xff"))).code, 1007);
  // Nothing counts behind it.
  EXPECT_THAT(read(client_frame(8, "") + "garbage").events, ElementsAre("close 1005 "));
}

TEST(WebSocketCodec, ReasonsAreCutBetweenCharacters) {
  EXPECT_EQ(encode_close(1000, "bye"),
            "\x88\x05\x03\xe8"
            "bye");
  EXPECT_EQ(encode_close(close_code::kNoStatus, "x"), (std::string{"\x88\x00", 2}));
  const auto frame = encode_close(1000, std::string(122, 'x') + "ü");
  EXPECT_EQ(frame.size(), 2U + 2 + 122);
}

TEST(Utf8Checker, AcceptsExactlyRfc3629) {
  for (const auto* text :
       {"", "plain ascii text", "ü", "\xef\xbf\xbd", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "12345678ü12345678"}) {
    EXPECT_TRUE(is_utf8(text)) << text;
  }
  for (const auto* text :
       {"\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\x80", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xed\xbf\xbf",
        "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xc3", "\xe2\x82", "1234567\xfe"}) {
    EXPECT_FALSE(is_utf8(text)) << text;
  }
}

}  // namespace
}  // namespace confab::net
