#pragma once
// For the tests of whoever has pictures worked on: no child is started.

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "base/concurrent.h"
#include "services/media/media.h"

namespace confab::services::media {

/// Takes a file for a picture of the format that its first line names ("png 640x480 ...", with the words "alpha",
/// "animated" and "notes" where it is meant), and makes such files. Any thread.
class FakeMedia final : public Media {
 public:
  /// From now on everything fails like this; nullopt: nothing does.
  void fail(std::optional<Failure> why) { *why_.lock() = why; }

  Facts inspect(const std::string& path) override {
    refuse();
    std::ifstream file{path};
    std::string format, pixels, rest;
    file >> format >> pixels;
    std::getline(file, rest);
    const auto cross = pixels.find('x');
    if ((format != "png" && format != "jpeg" && format != "gif" && format != "webp") || cross == std::string::npos) {
      return {.type = "text/plain"};
    }
    return {.type = "image/" + format,
            .format = format,
            .pixels = Pixels{std::stoi(pixels.substr(0, cross)), std::stoi(pixels.substr(cross + 1))},
            .has_alpha = rest.find("alpha") != std::string::npos,
            .is_animated = rest.find("animated") != std::string::npos,
            .has_notes = rest.find("notes") != std::string::npos};
  }

  Made make(const std::string& from, const std::string& to, const Wish& wish) override {
    const auto facts = inspect(from);
    if (facts.format.empty()) throw Failed(Failure::not_a_picture, "no picture");
    auto pixels = *facts.pixels;
    if (wish.fit == Wish::Fit::cover || wish.fit == Wish::Fit::pad) pixels = wish.box;
    if (wish.fit == Wish::Fit::inside) {
      pixels = {std::min(pixels.width, wish.box.width), std::min(pixels.height, wish.box.height)};
    }
    const auto format = wish.format.empty() ? facts.format : wish.format;
    const auto text = format + " " + std::to_string(pixels.width) + "x" + std::to_string(pixels.height) + "\n";
    std::ofstream{to} << text;
    return {.type = "image/" + format, .format = format, .pixels = pixels, .size = text.size()};
  }
  /// Of what begins with %PDF.
  Made page(const std::string& from, const std::string& to, Pixels box) override {
    refuse();
    std::ifstream file{from};
    std::string start;
    file >> start;
    if (!start.starts_with("%PDF")) throw Failed(Failure::broken, "no document");
    std::ofstream{to} << "page";
    return {.type = "image/jpeg", .format = "jpeg", .pixels = box, .size = 4};
  }

 private:
  void refuse() const {
    if (const auto why = *why_.lock()) throw Failed(*why, "the test wants it so");
  }

  Guarded<std::optional<Failure>> why_;
};

}  // namespace confab::services::media
