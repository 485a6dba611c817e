#pragma once
// The port for everything that looks into files that strangers sent: what they are, how large their pictures are, and
// smaller pictures made of them. The driver does it in a child process with limits, for such files are made to break
// what reads them.

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace confab::services::media {

struct Pixels {
  int width = 0;
  int height = 0;
};

/// What a file is, by its content.
struct Facts {
  std::string type;              // media type; application/octet-stream when nobody knows
  std::string format;            // of a picture that can be worked on: png, jpeg, gif, webp, bmp, svg; "" otherwise
  std::optional<Pixels> pixels;  // of such a picture, as it is seen (after its orientation)
  bool has_alpha = false;
  bool is_animated = false;
  bool has_notes = false;  // EXIF, comments, or anything else beside the pixels and their colours
};

/// A picture to be made of another.
struct Wish {
  enum class Fit : std::uint8_t {
    as_is,   // the same size
    inside,  // not larger than width x height, in the same proportions; never enlarged
    cover,   // exactly width x height, cropped to the middle
    pad,     // exactly width x height, all of it in the middle of a transparent ground
  };
  Fit fit = Fit::as_is;
  Pixels box = {};
  std::string format;       // png, jpeg, webp, gif; "" keeps the format of the source where that can be written
  bool blur = false;        // for previews of a few pixels
  bool upright = true;      // turned as its orientation says
  bool keep_notes = false;  // keeps EXIF, XMP and the like (the colour profile always stays)
};

struct Made {
  std::string type;
  std::string format;
  Pixels pixels;
  std::uint64_t size = 0;  // bytes
};

/// Why nothing was made.
enum class Failure : std::uint8_t {
  not_a_picture,  // or of a format that is not worked on
  too_large,      // more pixels than may be decoded
  broken,         // the file ends early, or lies
  too_costly,     // it took too long, or too much memory
  unavailable,    // the helper cannot be started
};

class Failed : public std::runtime_error {
 public:
  Failed(Failure why, const std::string& text) : std::runtime_error(text), why_(why) {}
  [[nodiscard]] Failure why() const { return why_; }

 private:
  Failure why_;
};

/// Any thread; blocks, for a bounded time. Throws Failed, and Refusal(service_unavailable) where too much is being done
/// already (base/outside_wait.h).
class Media {
 public:
  Media() = default;
  Media(const Media&) = delete;
  Media& operator=(const Media&) = delete;
  virtual ~Media() = default;

  /// Looks at the local file. What is no picture is no failure.
  virtual Facts inspect(const std::string& path) = 0;
  /// Makes a picture of the local file `from`, at `to`, which must not exist.
  virtual Made make(const std::string& from, const std::string& to, const Wish& wish) = 0;
  /// Makes a picture (JPEG), not larger than `box`, of the first page of the local PDF `from`, at `to`, which must not
  /// exist. Failed(not_a_picture) when nothing is on it.
  virtual Made page(const std::string& from, const std::string& to, Pixels box) = 0;
};

}  // namespace confab::services::media
