#include "ddp/frames.h"

#include "api/errors.h"
#include "base/json.h"

namespace confab::ddp {
namespace {

// `{"msg":"<message>"` followed by the members of `rest`, which begin with a comma, and the closing brace.
std::string message(std::string_view name, std::string_view rest) {
  std::string out;
  out.reserve(name.size() + rest.size() + 12);
  out.append("{\"msg\":\"").append(name).append("\"").append(rest).append("}");
  return out;
}

std::string member(std::string_view key, std::string_view text) {
  std::string out = ",\"";
  out.append(key).append("\":");
  append_json_string(out, text);
  return out;
}

std::string raw_member(std::string_view key, std::string_view json_text) {
  std::string out = ",\"";
  out.append(key).append("\":").append(json_text);
  return out;
}

std::string ids_member(std::string_view key, std::string_view id) {
  std::string out = ",\"";
  out.append(key).append("\":[");
  append_json_string(out, id);
  out.push_back(']');
  return out;
}

}  // namespace

std::string connected(std::string_view session) {
  return message("connected", member("session", session));
}
std::string failed() {
  return message("failed", member("version", "1"));
}
std::string pong(std::string_view id_json) {
  return message("pong", id_json.empty() ? "" : raw_member("id", id_json));
}
std::string ping() {
  return message("ping", "");
}

std::string result(std::string_view id, std::string_view result_json) {
  return message("result", member("id", id) + (result_json.empty() ? "" : raw_member("result", result_json)));
}
std::string result_error(std::string_view id, const Refusal& refusal) {
  return message("result", member("id", id) + raw_member("error", api::ddp_error(refusal)));
}
std::string updated(std::string_view id) {
  return message("updated", ids_member("methods", id));
}
std::string ready(std::string_view id) {
  return message("ready", ids_member("subs", id));
}
std::string nosub(std::string_view id) {
  return message("nosub", member("id", id));
}
std::string nosub_error(std::string_view id, const Refusal& refusal) {
  return message("nosub", member("id", id) + raw_member("error", api::ddp_error(refusal)));
}
std::string malformed(std::string_view reason) {
  return message("error", member("reason", reason));
}

std::string added(std::string_view collection, std::string_view id, std::string_view fields_json) {
  return message("added", member("collection", collection) + member("id", id) + raw_member("fields", fields_json));
}
std::string changed(std::string_view collection, std::string_view id, std::string_view fields_json) {
  return message("changed", member("collection", collection) + member("id", id) + raw_member("fields", fields_json));
}
std::string removed(std::string_view collection, std::string_view id) {
  return message("removed", member("collection", collection) + member("id", id));
}

std::string stream_event(std::string_view stream, std::string_view event, std::string_view args_json) {
  std::string out;
  out.reserve(args_json.size() + stream.size() + event.size() + 80);
  out.append("{\"msg\":\"changed\",\"collection\":");
  append_json_string(out, stream);
  out.append(",\"id\":\"id\",\"fields\":{\"eventName\":");
  append_json_string(out, event);
  out.append(",\"args\":").append(args_json).append("}}");
  return out;
}

}  // namespace confab::ddp
