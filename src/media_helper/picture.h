#pragma once
// Pictures, by libvips. What comes in and what goes out are open descriptors.

#include <string>
#include <string_view>

namespace confab::media_helper {

/// As services/media/media.h has them.
struct Wish {
  std::string fit = "as_is";
  int width = 0;
  int height = 0;
  std::string format;
  bool blur = false;
  bool upright = true;
  bool keep_notes = false;
};

/// What is looked into: pictures alone, for which libvips needs none of its modules, or documents too.
enum class Kinds { pictures, documents };
/// Throws Failed.
void start_pictures(const char* program, Kinds kinds);

/// Of the picture's header, as members of a JSON object (`"format":"png","width":1,...`); "" when it is none.
[[nodiscard]] std::string picture_facts(int input);

/// Makes a picture and says what it is, as members of a JSON object.
[[nodiscard]] std::string make_picture(int input, int output, const Wish& wish);

/// Reads what says which fonts there are. Before doors are closed.
void start_pages();

/// A picture, as JPEG, of the first page of the PDF at `input`, as large as fits into `width` x `height` pixels; as
/// make_picture().
[[nodiscard]] std::string make_page(int input, int output, int width, int height);

}  // namespace confab::media_helper
