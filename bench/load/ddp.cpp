#include "load/ddp.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "load/random_id.h"
#include "load/websocket.h"

namespace confab::load {
namespace {

bool is(const boost::json::object& message, std::string_view kind) {
  const auto* msg = message.if_contains("msg");
  return msg != nullptr && msg->is_string() && std::string_view{msg->get_string()} == kind;
}

bool has_id(const boost::json::object& message, std::string_view id) {
  const auto* value = message.if_contains("id");
  return value != nullptr && value->is_string() && std::string_view{value->get_string()} == id;
}

}  // namespace

DdpConnection::DdpConnection(std::uint16_t port) : socket_(open_websocket(port, "/websocket", buffer_)) {
  send(R"({"msg":"connect","version":"1","support":["1","pre2","pre1"]})");
  await([](const auto& message) { return is(message, "connected"); });
}

void DdpConnection::login(const Account& account) {
  const std::string id = std::to_string(++last_id_);
  send(fmt::format(R"({{"msg":"method","id":"{}","method":"login","params":[{{"resume":"{}"}}]}})", id, account.token));
  const auto result = await([&](const auto& message) { return is(message, "result") && has_id(message, id); });
  if (result.contains("error")) {
    throw std::runtime_error(fmt::format("{} may not log in: {}", account.username, boost::json::serialize(result)));
  }
}

void DdpConnection::subscribe(std::string_view stream, std::string_view event) {
  const std::string id = std::to_string(++last_id_);
  send(fmt::format(R"({{"msg":"sub","id":"{}","name":"{}","params":["{}",false]}})", id, stream, event));
  await([&](const boost::json::object& message) {
    if (is(message, "nosub") && has_id(message, id)) {
      throw std::runtime_error(fmt::format("{} {} refused: {}", stream, event, boost::json::serialize(message)));
    }
    if (!is(message, "ready")) return false;
    const auto& ready = message.at("subs").as_array();
    return std::find(ready.begin(), ready.end(), boost::json::value(id)) != ready.end();
  });
}

Fd DdpConnection::release(std::string& unread) {
  make_non_blocking(socket_);
  unread = std::move(buffer_);
  return std::move(socket_);
}

void DdpConnection::send(std::string_view json) {
  std::string frame;
  append_text_frame(frame, json);
  write_all(socket_, frame);
}

boost::json::object DdpConnection::await(const std::function<bool(const boost::json::object&)>& wanted) {
  for (;;) {
    while (const auto frame = parse_frame(buffer_)) {
      const std::string payload{frame->payload};
      const Opcode opcode = frame->opcode;
      buffer_.erase(0, frame->size);
      if (opcode == Opcode::close) throw std::runtime_error("the server closed the WebSocket");
      if (opcode != Opcode::text) continue;
      boost::json::object message = boost::json::parse(payload).as_object();
      if (is(message, "ping")) send(kDdpPong);
      if (wanted(message)) return message;
    }
    if (!read_more(socket_, buffer_)) throw std::runtime_error("the server closed the connection");
  }
}

std::string resume_frame(std::string_view token) {
  return fmt::format(R"({{"msg":"method","id":"resume","method":"login","params":[{{"resume":"{}"}}]}})", token);
}

std::string send_message_frame(std::uint32_t id, std::string_view room, std::string_view text) {
  return fmt::format(
      R"({{"msg":"method","id":"{}","method":"sendMessage","params":[{{"_id":"{}","rid":"{}","msg":"{}"}}]}})", id,
      random_id(), room, text);
}

}  // namespace confab::load
