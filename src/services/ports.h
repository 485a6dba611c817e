#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace confab::services {

namespace http {
class Client;
}
namespace media {
class Media;
}
namespace scripts {
class Scripts;
}
namespace storage {
class Storages;
}

/// Where files lie while they arrive, and how much room the disk keeps for everything else.
struct Incoming {
  std::string folder;                               // of those that come in one piece; emptied when the server starts
  std::string unfinished;                           // of those that come in parts, which go on after that
  std::uint64_t spared = std::uint64_t{256} << 20;  // bytes; with less left, files are refused first
};

/// A key that files are enciphered with, from outside of the database.
struct FileKey {
  std::string id;     // tells keys apart; says nothing of the key
  std::string bytes;  // 32
};

/// What use cases ask of the world outside; made in app/, outlives the calls. Any thread.
struct Ports {
  http::Client* http = nullptr;
  media::Media* media = nullptr;
  scripts::Scripts* scripts = nullptr;
  storage::Storages* storages = nullptr;
  Incoming incoming = {};
  std::vector<FileKey> file_keys = {};  // the first one enciphers, all of them decipher
};

}  // namespace confab::services
