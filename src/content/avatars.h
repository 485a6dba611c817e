#pragma once
// `/avatar/...`: the pictures of people and rooms, by addresses that every client knows how to make.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/concurrent.h"
#include "content/picture_cache.h"
#include "core/accounts/sessions.h"
#include "core/avatars/find.h"
#include "core/kernel/context.h"
#include "net/message.h"

namespace confab::bus {
struct Event;
}

namespace confab::content {

/// Any thread; may block where it is not said. Every client asks for every face, so who has which picture is kept in
/// memory, as are the pictures of last use.
class Avatars {
 public:
  /// Both outlive it.
  Avatars(const core::Context& ctx, core::accounts::Sessions& sessions) : ctx_(ctx), sessions_(sessions) {}

  /// GET and HEAD of `/avatar/<username>`, `/avatar/@<text>`, `/avatar/room/<rid>`, `/avatar/uid/<user id>`.
  [[nodiscard]] net::Response answer(const net::Request& request);
  /// The same where memory has it; does not block.
  [[nodiscard]] std::optional<net::Response> at_hand(const net::Request& request);
  /// `/api/v1/users.getAvatar`: leads to the picture.
  [[nodiscard]] net::Response redirect(const net::Request& request);

  /// To be called with every event.
  void observe(const bus::Event& event);
  /// Events were lost.
  void forget_all();

 private:
  struct Wanted;
  [[nodiscard]] net::Response of_person(const net::Request& request, const Wanted& wanted, std::string_view name);
  [[nodiscard]] net::Response of_user(const net::Request& request, const Wanted& wanted, const UserId& user);
  [[nodiscard]] net::Response of_room(const net::Request& request, const Wanted& wanted, const RoomId& room,
                                      const std::optional<core::Actor>& viewer);
  /// Null: it was not asked for since it changed.
  [[nodiscard]] std::shared_ptr<const core::avatars::Face> remembered_face(const std::string& username);
  [[nodiscard]] std::shared_ptr<const core::avatars::Face> known_face(const std::string& username);
  [[nodiscard]] std::optional<net::Response> from_provider(std::string url, std::string_view place,
                                                           std::string_view who);
  [[nodiscard]] net::Response picture(const net::Request& request, const store::Avatar& picture);
  [[nodiscard]] static net::Response picture(const net::Request& request, const store::Avatar& picture,
                                             std::shared_ptr<const std::string> bytes);
  [[nodiscard]] net::Response letter(const net::Request& request, const Wanted& wanted, const std::string& name);
  [[nodiscard]] std::string shown_letter_of(const core::avatars::Face& face, std::string_view asked) const;
  [[nodiscard]] std::int64_t seconds_kept(const Wanted& wanted) const;
  [[nodiscard]] std::string cache_rule(const Wanted& wanted) const;
  /// As JPEG; as PNG where that cannot be made.
  [[nodiscard]] std::string letter_jpeg(const std::string& png, std::string& type) const;

  static constexpr std::size_t kMaxBytes = std::size_t{32} << 20;

  const core::Context& ctx_;
  core::accounts::Sessions& sessions_;
  PictureCache bytes_{kMaxBytes};
  struct Faces {
    std::unordered_map<std::string, std::shared_ptr<const core::avatars::Face>> by_username;
    std::uint64_t generation = 0;  // what was read before a change must not be kept after it
  };
  Guarded<Faces> faces_;
};

}  // namespace confab::content
