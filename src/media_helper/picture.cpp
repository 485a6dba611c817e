#include "media_helper/picture.h"

#include <fontconfig/fontconfig.h>
#include <vips/vips.h>
// After it, for it needs its names.
#include <vips/vector.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "media_helper/failed.h"
#include "media_helper/notes.h"

namespace confab::media_helper {
namespace {

constexpr std::int64_t kMaxPixels = 50'000'000;
constexpr double kPreviewBlur = 1.5;
constexpr int kQuality = 88;
constexpr double kLargestPage = 4;  // times its size in points: visiting cards and stamps stay small
constexpr const char* kPageReader = "VipsForeignLoadPdf";

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using Image = std::unique_ptr<VipsImage, Unref>;
using Source = std::unique_ptr<VipsSource, Unref>;
using Target = std::unique_ptr<VipsTarget, Unref>;

// Those whose readers have been looked at by many eyes; the others (svg, tiff, magick ...) stay blocked, and that of
// PDF until a page is asked for.
struct Format {
  std::string_view name;
  const char* loader;
};
constexpr std::array kFormats{
    Format{"jpeg", "VipsForeignLoadJpeg"},
    Format{"png", "VipsForeignLoadPng"},
    Format{"webp", "VipsForeignLoadWebp"},
    Format{"gif", "VipsForeignLoadNsgif"},
};

[[noreturn]] void fail() {
  const std::string text = vips_error_buffer();
  const bool memory = text.find("memory") != std::string::npos;
  throw Failed(memory ? "too_costly" : "broken", text);
}

Source source_of(int input) {
  if (lseek(input, 0, SEEK_SET) < 0) throw Failed("broken", "the file cannot be read");
  Source source{vips_source_new_from_descriptor(input)};
  if (!source) fail();
  return source;
}

std::string_view format_of(int input) {
  const Source source = source_of(input);
  const char* found = vips_foreign_find_load_source(source.get());
  vips_error_clear();
  if (found == nullptr) return {};
  for (const auto& format : kFormats) {
    if (std::string_view{found}.starts_with(format.loader)) return format.name;
  }
  return {};
}

Image open_header(int input) {
  const Source source = source_of(input);
  Image image{vips_image_new_from_source(source.get(), "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                         VIPS_FAIL_ON_TRUNCATED, nullptr)};
  if (!image) fail();
  return image;
}

int orientation_of(const Image& image) {
  return vips_image_get_orientation(image.get());
}

bool is_animated(const Image& image) {
  return vips_image_get_n_pages(image.get()) > 1;
}

// Jpegs are shrunk as they are decoded, but a progressive one is in memory as a whole before that.
void refuse_large(const Image& image) {
  const std::int64_t pixels = std::int64_t{image->Xsize} * image->Ysize;
  if (pixels > kMaxPixels) throw Failed("too_large", std::to_string(pixels) + " pixels");
}

// Of what shrinks as it is decoded.
bool shrinks_on_load(std::string_view format) {
  return format == "jpeg" || format == "webp";
}

Image shrunk(int input, std::string_view format, const Wish& wish) {
  const bool cover = wish.fit == "cover";
  VipsImage* out = nullptr;
  if (!shrinks_on_load(format)) {
    // From the source, it would not say that half of the picture is missing.
    const Image image = open_header(input);
    if (vips_thumbnail_image(image.get(), &out, wish.width, "height", wish.height, "size",
                             wish.fit == "inside" ? VIPS_SIZE_DOWN : VIPS_SIZE_BOTH, "no_rotate",
                             wish.upright ? FALSE : TRUE, "crop",
                             cover ? VIPS_INTERESTING_CENTRE : VIPS_INTERESTING_NONE, nullptr) != 0) {
      fail();
    }
    return Image{out};
  }
  const Source source = source_of(input);
  if (vips_thumbnail_source(
          source.get(), &out, wish.width, "height", wish.height, "size",
          wish.fit == "inside" ? VIPS_SIZE_DOWN : VIPS_SIZE_BOTH, "no_rotate", wish.upright ? FALSE : TRUE, "crop",
          cover ? VIPS_INTERESTING_CENTRE : VIPS_INTERESTING_NONE, "fail_on", VIPS_FAIL_ON_TRUNCATED, nullptr) != 0) {
    fail();
  }
  return Image{out};
}

Image with_alpha(Image image) {
  if (vips_image_hasalpha(image.get())) return image;
  VipsImage* out = nullptr;
  if (vips_addalpha(image.get(), &out, nullptr) != 0) fail();
  return Image{out};
}

Image padded(Image image, const Wish& wish) {
  image = with_alpha(std::move(image));
  VipsImage* out = nullptr;
  if (vips_gravity(image.get(), &out, VIPS_COMPASS_DIRECTION_CENTRE, wish.width, wish.height, "extend",
                   VIPS_EXTEND_BLACK, nullptr) != 0) {
    fail();
  }
  return Image{out};
}

Image blurred(const Image& image) {
  VipsImage* out = nullptr;
  if (vips_gaussblur(image.get(), &out, kPreviewBlur, nullptr) != 0) fail();
  return Image{out};
}

Image upright(const Image& image) {
  VipsImage* out = nullptr;
  if (vips_autorot(image.get(), &out, nullptr) != 0) fail();
  return Image{out};
}

// Printers' colours are for printers.
Image for_screens(Image image) {
  if (image->Type != VIPS_INTERPRETATION_CMYK) return image;
  VipsImage* out = nullptr;
  if (vips_icc_transform(image.get(), &out, "srgb", "embedded", TRUE, "input_profile", "cmyk", nullptr) != 0) fail();
  return Image{out};
}

Image on_white(Image image) {
  if (!vips_image_hasalpha(image.get())) return image;
  VipsArrayDouble* white = vips_array_double_newv(1, 255.0);
  VipsImage* out = nullptr;
  const int failed = vips_flatten(image.get(), &out, "background", white, nullptr);
  vips_area_unref(VIPS_AREA(white));
  if (failed != 0) fail();
  return Image{out};
}

// Where it was taken, with what, by whom. The colour profile is how it is meant to look.
void* forget_note(VipsImage* image, const char* field, GValue*, void*) {
  const std::string_view name{field};
  const bool is_note = name.starts_with("exif-") || name == VIPS_META_XMP_NAME || name == VIPS_META_IPTC_NAME ||
                       name == VIPS_META_PHOTOSHOP_NAME || name == VIPS_META_IMAGEDESCRIPTION ||
                       name.starts_with("png-comment-") || name == "gif-comment" || name == "jpeg-thumbnail-data";
  if (is_note) vips_image_remove(image, field);
  return nullptr;
}

Image without_notes(const Image& image) {
  VipsImage* out = nullptr;
  if (vips_copy(image.get(), &out, nullptr) != 0) fail();
  Image copy{out};
  vips_image_map(copy.get(), forget_note, nullptr);
  return copy;
}

std::string format_to_write(std::string_view wanted, std::string_view source) {
  for (const auto name : {wanted, source}) {
    if (name == "jpeg" || name == "png" || name == "webp" || name == "gif") return std::string{name};
  }
  return "png";
}

void save(const Image& image, int output, const std::string& format, bool keep_notes) {
  const Target target{vips_target_new_to_descriptor(output)};
  if (!target) fail();
  // Without a profile there is nothing to keep: the writers then leave out what they would make up, too.
  const bool has_profile = vips_image_get_typeof(image.get(), VIPS_META_ICC_NAME) != 0;
  const gboolean strip = keep_notes || has_profile ? FALSE : TRUE;
  int failed = 0;
  if (format == "jpeg") {
    failed = vips_jpegsave_target(image.get(), target.get(), "Q", kQuality, "optimize_coding", TRUE, "strip", strip,
                                  nullptr);
  } else if (format == "webp") {
    failed = vips_webpsave_target(image.get(), target.get(), "Q", kQuality, "strip", strip, nullptr);
  } else if (format == "gif") {
    failed = vips_gifsave_target(image.get(), target.get(), "strip", strip, nullptr);
  } else {
    failed = vips_pngsave_target(image.get(), target.get(), "strip", strip, nullptr);
  }
  if (failed != 0) fail();
}

Image first_page(int input, double scale) {
  const Source source = source_of(input);
  VipsImage* out = nullptr;
  if (vips_pdfload_source(source.get(), &out, "scale", scale, nullptr) != 0) fail();
  return Image{out};
}

bool is_one_colour(const Image& image) {
  const auto extreme = [&](auto find) {
    double value = 0;
    if (find(image.get(), &value, nullptr) != 0) fail();
    return value;
  };
  return extreme(vips_min) == extreme(vips_max);
}

std::string members(std::string_view format, int width, int height) {
  return "\"format\":\"" + std::string{format} + "\",\"width\":" + std::to_string(width) +
         ",\"height\":" + std::to_string(height);
}

}  // namespace

void start_pictures(const char* program, Kinds kinds) {
  // Half of the time until it is ready goes into modules for formats that stay blocked; it looks for them there.
  if (kinds == Kinds::pictures) setenv("VIPSHOME", "/nonexistent", 1);
  // Its usual way asks whether somebody logs for it, by calls that are not allowed.
  g_log_set_writer_func([](GLogLevelFlags, const GLogField*, gsize, gpointer) { return G_LOG_WRITER_HANDLED; }, nullptr,
                        nullptr);
  if (VIPS_INIT(program) != 0) throw Failed("unavailable", vips_error_buffer());
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  vips_vector_set_enabled(FALSE);  // it writes programs and runs them, which nothing may do here
  vips_block_untrusted_set(TRUE);
  vips_operation_block_set("VipsForeignLoad", TRUE);
  for (const auto& format : kFormats) vips_operation_block_set(format.loader, FALSE);
}

std::string picture_facts(int input) {
  const auto format = format_of(input);
  if (format.empty()) return {};
  const Image image = open_header(input);
  const bool turned = orientation_of(image) >= 5;  // by a quarter
  return members(format, turned ? image->Ysize : image->Xsize, turned ? image->Xsize : image->Ysize) +
         ",\"alpha\":" + (vips_image_hasalpha(image.get()) ? "true" : "false") +
         ",\"animated\":" + (is_animated(image) ? "true" : "false") +
         ",\"notes\":" + (holds_notes(input, format) ? "true" : "false");
}

std::string make_picture(int input, int output, const Wish& wish) {
  const auto source = format_of(input);
  if (source.empty()) throw Failed("not_a_picture", "no picture of a format that is worked on");
  Image image = open_header(input);
  refuse_large(image);
  if (wish.fit == "as_is") {
    if (wish.upright) image = upright(image);
  } else {
    image = shrunk(input, source, wish);
  }
  image = for_screens(std::move(image));
  if (wish.fit == "pad") image = padded(std::move(image), wish);
  if (wish.blur) image = blurred(image);
  const auto format = format_to_write(wish.format, source);
  if (format == "jpeg") image = on_white(std::move(image));
  if (!wish.keep_notes) image = without_notes(image);
  save(image, output, format, wish.keep_notes);
  // A reader that runs out of bytes may leave the rest empty and say it only here.
  if (*vips_error_buffer() != '\0') fail();
  return members(format, image->Xsize, image->Ysize);
}

void start_pages() {
  FcInit();
  vips_operation_block_set(kPageReader, FALSE);
}

std::string make_page(int input, int output, int width, int height) {
  const auto points = first_page(input, 1);
  const double scale =
      std::min({static_cast<double>(width) / points->Xsize, static_cast<double>(height) / points->Ysize, kLargestPage});
  const auto page = on_white(first_page(input, scale));
  if (is_one_colour(page)) throw Failed("not_a_picture", "nothing is on the page");
  save(page, output, "jpeg", false);
  if (*vips_error_buffer() != '\0') fail();
  return members("jpeg", page->Xsize, page->Ysize);
}

}  // namespace confab::media_helper
