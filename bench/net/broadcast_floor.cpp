// The yardstick of the delivery benchmark: the least that a WebSocket broadcaster can do, on bare epoll and one thread.
// The path by which a client connects is its room. The first client of a room that sends {"role":"sender"} is its
// sender; every text frame that it sends afterwards goes to all other clients of the room. No queue per client, no
// users, no JSON: what a chat server needs beyond this is what it adds.
//
//   broadcast_floor --port 9000 --gather                  all waiting frames of a client in one sendmsg
//   broadcast_floor --port 9000 --single                  one write per frame
//   broadcast_floor --port 9000 --gather --fdatasync F    appends each batch to F and syncs it before sending

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t kGather = 512;
constexpr std::size_t kMaxPayload = std::size_t{1024} * 1024;

struct Options {
  std::uint16_t port = 0;
  bool gather = true;
  std::string sync_file;
};

[[noreturn]] void die(const char* what) {
  std::perror(what);
  std::exit(1);
}

/// All frames that some client still has to get, in order. Clients remember only how far they are.
class FrameLog {
 public:
  void append(std::string_view payload) {
    std::string frame;
    frame.reserve(payload.size() + 10);
    frame.push_back(static_cast<char>(0x81));
    if (payload.size() < 126) {
      frame.push_back(static_cast<char>(payload.size()));
    } else {
      const int bytes = payload.size() <= 0xFFFF ? 2 : 8;
      frame.push_back(static_cast<char>(bytes == 2 ? 126 : 127));
      for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        frame.push_back(static_cast<char>(payload.size() >> shift & 0xFF));
      }
    }
    frames_.push_back(frame.append(payload));
  }
  [[nodiscard]] std::uint64_t end() const { return begin_ + frames_.size(); }
  [[nodiscard]] const std::string& at(std::uint64_t number) const { return frames_[number - begin_]; }
  void forget_before(std::uint64_t number) {
    for (; begin_ < number; ++begin_) frames_.pop_front();
  }

 private:
  std::deque<std::string> frames_;
  std::uint64_t begin_ = 0;  // number of the first one
};

struct Room;

struct Client {
  Room* room = nullptr;  // once the handshake is done
  int fd = -1;
  std::size_t place = 0;
  bool blocked = false;  // the kernel's buffer is full
  std::uint64_t next = 0;
  std::size_t offset = 0;  // of the next frame, what is sent already
  std::string input;
};

struct Room {
  FrameLog log;
  std::vector<Client*> clients;
  Client* sender = nullptr;
  bool is_new_in = false;       // a frame has come in this turn
  std::uint64_t stored = 0;     // the log's end when it was last made durable
  std::uint64_t forgotten = 0;  // the log's end when it was last cleaned
};

std::string handshake_answer(std::string_view request) {
  std::string lower{request};
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  constexpr std::string_view kField = "\r\nsec-websocket-key:";
  const auto field = lower.find(kField);
  if (field == std::string::npos) return {};
  auto key = request.substr(field + kField.size());
  key = key.substr(0, key.find("\r\n"));
  key.remove_prefix(std::min(key.find_first_not_of(' '), key.size()));
  const std::string text = std::string{key} + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
  SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  std::array<unsigned char, 32> accept{};
  EVP_EncodeBlock(accept.data(), digest.data(), static_cast<int>(digest.size()));
  return std::string{"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"} +
         "Sec-WebSocket-Accept: " + reinterpret_cast<const char*>(accept.data()) + "\r\n\r\n";
}

struct ClientFrame {
  int opcode = 0;
  std::string payload;
  std::size_t size = 0;  // of the frame
};

enum class Taken { frame, incomplete, malformed };

Taken take_frame(std::string_view input, ClientFrame& frame) {
  if (input.size() < 2) return Taken::incomplete;
  std::size_t length = static_cast<std::uint8_t>(input[1]) & 0x7FU;
  if ((input[1] & 0x80) == 0) return Taken::malformed;
  const std::size_t extra = length == 126 ? 2 : length == 127 ? 8 : 0;
  const std::size_t header = 2 + extra + 4;
  if (input.size() < header) return Taken::incomplete;
  if (extra > 0) {
    length = 0;
    for (std::size_t i = 0; i < extra; ++i) length = length << 8U | static_cast<std::uint8_t>(input[2 + i]);
  }
  if (length > kMaxPayload) return Taken::malformed;
  if (input.size() < header + length) return Taken::incomplete;
  frame.opcode = input[0] & 0x0F;
  frame.size = header + length;
  frame.payload.assign(input.substr(header, length));
  for (std::size_t i = 0; i < length; ++i) {
    frame.payload[i] = static_cast<char>(frame.payload[i] ^ input[2 + extra + i % 4]);
  }
  return Taken::frame;
}

class Broadcaster {
 public:
  explicit Broadcaster(const Options& options) : gather_(options.gather), buffer_(std::size_t{256} * 1024) {
    if (!options.sync_file.empty()) {
      sync_ = ::open(options.sync_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644);
      if (sync_ < 0) die("open");
    }
    epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(options.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) die("bind");
    if (::listen(listener_, 4096) != 0) die("listen");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = nullptr;
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, listener_, &event) != 0) die("epoll_ctl");
  }

  [[noreturn]] void run() {
    for (;;) {
      std::array<epoll_event, 512> events;
      const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), -1);
      for (int i = 0; i < count; ++i) {
        const auto& event = events[static_cast<std::size_t>(i)];
        auto* const client = static_cast<Client*>(event.data.ptr);
        if (client == nullptr) {
          accept_all();
        } else {
          if ((event.events & EPOLLOUT) != 0 && client->fd >= 0) write_waiting(*client);
          if ((event.events & ~EPOLLOUT) != 0 && client->fd >= 0) read(*client);
        }
      }
      make_durable();
      for (Room* room : talking_) {
        for (std::size_t i = room->clients.size(); i-- > 0;) {
          if (!room->clients[i]->blocked) write_waiting(*room->clients[i]);
        }
        forget_delivered(*room);
        room->is_new_in = false;
      }
      talking_.clear();
      gone_.clear();
    }
  }

 private:
  void accept_all() {
    for (;;) {
      const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (fd < 0) return;
      const int on = 1;
      ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      auto client = std::make_unique<Client>();
      client->fd = fd;
      client->place = clients_.size();
      watch(*client, EPOLL_CTL_ADD, EPOLLIN);
      clients_.push_back(std::move(client));
    }
  }

  void watch(Client& client, int operation, std::uint32_t events) const {
    epoll_event event{};
    event.events = events;
    event.data.ptr = &client;
    if (::epoll_ctl(epoll_, operation, client.fd, &event) != 0) die("epoll_ctl");
  }

  void read(Client& client) {
    const auto size = ::recv(client.fd, buffer_.data(), buffer_.size(), 0);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size <= 0) return hang_up(client);
    client.input.append(buffer_.data(), static_cast<std::size_t>(size));
    if (client.room == nullptr) return open(client);
    std::size_t at = 0;
    ClientFrame frame;
    for (;;) {
      const auto taken = take_frame(std::string_view{client.input}.substr(at), frame);
      if (taken == Taken::incomplete) break;
      if (taken == Taken::malformed || frame.opcode == 8) return hang_up(client);
      at += frame.size;
      if (frame.opcode == 1) on_text(client, frame.payload);
    }
    client.input.erase(0, at);
  }

  void open(Client& client) {
    const auto end = client.input.find("\r\n\r\n");
    if (end == std::string::npos) return;
    const auto answer = handshake_answer(std::string_view{client.input}.substr(0, end + 2));
    if (answer.empty() ||
        ::send(client.fd, answer.data(), answer.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(answer.size())) {
      return hang_up(client);
    }
    const auto path = client.input.find(' ') + 1;
    auto& room = rooms_[client.input.substr(path, client.input.find(' ', path) - path)];
    if (!room) room = std::make_unique<Room>();
    room->clients.push_back(&client);
    client.input.erase(0, end + 4);
    client.room = room.get();
    client.next = room->log.end();
  }

  void on_text(Client& client, std::string_view text) {
    Room& room = *client.room;
    if (room.sender == &client) {
      room.log.append(text);
      if (!std::exchange(room.is_new_in, true)) talking_.push_back(&room);
    } else if (room.sender == nullptr && text == R"({"role":"sender"})") {
      room.sender = &client;
    }
  }

  void make_durable() {
    if (sync_ < 0 || talking_.empty()) return;
    std::string batch;
    for (Room* room : talking_) {
      for (; room->stored < room->log.end(); ++room->stored) batch.append(room->log.at(room->stored));
    }
    if (::write(sync_, batch.data(), batch.size()) != static_cast<ssize_t>(batch.size())) die("write");
    if (::fdatasync(sync_) != 0) die("fdatasync");
  }

  void write_waiting(Client& client) {
    const FrameLog& log = client.room->log;
    if (&client == client.room->sender) {
      client.next = log.end();
      return;
    }
    while (client.next < log.end()) {
      std::array<iovec, kGather> pieces;
      std::size_t count = 0;
      std::size_t offset = client.offset;
      const std::size_t most = gather_ ? kGather : 1;
      for (auto number = client.next; number < log.end() && count < most; ++number, ++count) {
        const auto& bytes = log.at(number);
        pieces[count] = {const_cast<char*>(bytes.data()) + offset, bytes.size() - offset};
        offset = 0;
      }
      msghdr message{};
      message.msg_iov = pieces.data();
      message.msg_iovlen = count;
      const auto written = ::sendmsg(client.fd, &message, MSG_NOSIGNAL);
      if (written < 0) {
        if (errno == EINTR) continue;
        if (errno != EAGAIN) return hang_up(client);
        if (!client.blocked) watch(client, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
        client.blocked = true;
        return;
      }
      advance(client, static_cast<std::size_t>(written));
    }
    if (client.blocked) watch(client, EPOLL_CTL_MOD, EPOLLIN);
    client.blocked = false;
  }

  static void advance(Client& client, std::size_t written) {
    const FrameLog& log = client.room->log;
    while (written > 0) {
      const std::size_t left = log.at(client.next).size() - client.offset;
      if (written < left) {
        client.offset += written;
        return;
      }
      written -= left;
      client.offset = 0;
      ++client.next;
    }
  }

  // Looking at every client each turn would be a cost of its own, so only when the log has grown.
  static void forget_delivered(Room& room) {
    if (room.log.end() - room.forgotten < 4096) return;
    std::uint64_t oldest = room.log.end();
    for (const Client* client : room.clients) {
      if (client != room.sender) oldest = std::min(oldest, client->next);
    }
    room.log.forget_before(oldest);
    room.forgotten = room.log.end();
  }

  void hang_up(Client& client) {
    ::close(client.fd);
    client.fd = -1;
    if (client.room != nullptr) {
      if (client.room->sender == &client) client.room->sender = nullptr;
      std::erase(client.room->clients, &client);
    }
    const std::size_t place = client.place;
    std::swap(clients_[place], clients_.back());
    clients_[place]->place = place;
    gone_.push_back(std::move(clients_.back()));  // events of this turn may still point to it
    clients_.pop_back();
  }

  const bool gather_;
  int epoll_ = -1;
  int listener_ = -1;
  int sync_ = -1;
  std::vector<char> buffer_;
  std::vector<std::unique_ptr<Client>> clients_;
  std::vector<std::unique_ptr<Client>> gone_;
  std::map<std::string, std::unique_ptr<Room>> rooms_;  // by path
  std::vector<Room*> talking_;                          // that got a frame in this turn
};

std::optional<Options> parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--gather") {
      options.gather = true;
    } else if (argument == "--single") {
      options.gather = false;
    } else if (argument == "--port" && i + 1 < argc) {
      options.port = static_cast<std::uint16_t>(std::strtoul(argv[++i], nullptr, 10));
    } else if (argument == "--fdatasync" && i + 1 < argc) {
      options.sync_file = argv[++i];
    } else {
      return std::nullopt;
    }
  }
  return options.port == 0 ? std::nullopt : std::optional{options};
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = parse(argc, argv);
  if (!options) {
    std::fputs("usage: broadcast_floor --port PORT [--gather | --single] [--fdatasync FILE]\n", stderr);
    return 2;
  }
  Broadcaster{*options}.run();
}
