#pragma once
// One running server: the parts list of Confab, in the order in which they stand on each other.

#include <memory>

#include "api/endpoints.h"
#include "api/method_runner.h"
#include "app/audit_anchor.h"
#include "app/data_folder.h"
#include "app/face/face.h"
#include "app/front.h"
#include "app/metrics.h"
#include "app/options.h"
#include "base/fair_pool.h"
#include "base/worker_pool.h"
#include "bus/carrier.h"
#include "bus/sequencer.h"
#include "core/accounts/sessions.h"
#include "core/files/places.h"
#include "core/kernel/change_clock.h"
#include "core/kernel/change_mark.h"
#include "core/kernel/context.h"
#include "core/kernel/push_devices.h"
#include "core/kernel/triggers.h"
#include "core/presence/presence.h"
#include "core/search/indexer.h"
#include "ddp/event_projector.h"
#include "ddp/hub.h"
#include "ddp/membership_index.h"
#include "ddp/server.h"
#include "ddp/session_index.h"
#include "ddp/streams.h"
#include "jobs/queue.h"
#include "jobs/runner.h"
#include "net/server.h"
#include "rest/hooks.h"
#include "rest/pipeline.h"
#include "rest/resumable_uploads.h"
#include "services/http/curl_client.h"
#include "services/media/child_driver.h"
#include "services/scripts/child_driver.h"

namespace confab::app {

class Node {
 public:
  /// Opens everything and binds the port; nothing is served yet. Throws UsageError, sql::Error or std::runtime_error
  /// with a sentence that says what to do.
  explicit Node(const Options& options);
  ~Node();
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  void start();
  /// Lets running requests finish, tells WebSocket clients to come back, closes the database.
  void stop();

  /// What is shown on the terminal once the server runs.
  [[nodiscard]] std::string banner() const;

 private:
  /// What the program asks of the world outside; made before the context that it is a part of.
  [[nodiscard]] services::Ports ports();
  void prepare_workspace();
  void listen();
  [[nodiscard]] std::string metrics_text();

  const Options options_;
  DataFolder folder_;
  DatabaseLock database_lock_;
  std::unique_ptr<sql::Database> db_;
  AuditAnchor audit_;
  settings::Settings settings_;
  permissions::Matrix permissions_;
  SystemTime clock_;
  bus::LocalCarrier carrier_;
  bus::Sequencer events_{carrier_};
  core::ChangeClock changes_{clock_};
  core::ChangeMark change_mark_;
  core::Presence presence_{events_, changes_};
  core::PushDevices push_devices_;
  core::Triggers triggers_;
  services::http::CurlClient http_{{}, {}};  // by the settings, once these are read
  services::media::ChildDriver media_;
  services::scripts::ChildDriver scripts_;
  core::Context ctx_;
  core::files::Places places_;
  core::accounts::Sessions sessions_{ctx_};
  api::Endpoints endpoints_;
  api::Methods methods_;
  ddp::Streams streams_;
  Metrics metrics_;
  api::Limits limits_{ctx_};
  api::MethodRunner method_runner_;
  jobs::Kinds kinds_;
  jobs::Queue queue_;
  net::StaticFiles web_;
  Face face_{settings_, web_};
  content::Avatars avatars_{ctx_, sessions_};
  content::Signs signs_{ctx_};
  std::unique_ptr<net::Server> server_;
  std::unique_ptr<ddp::Hub> hub_;
  ddp::MembershipIndex memberships_;
  ddp::SessionIndex session_index_;
  std::unique_ptr<ddp::EventProjector> projector_;
  std::unique_ptr<WorkerPool> workers_;
  std::unique_ptr<FairPool> uploads_;
  std::unique_ptr<ddp::Shared> shared_;
  std::unique_ptr<ddp::Server> realtime_;
  std::unique_ptr<rest::Pipeline> pipeline_;
  std::unique_ptr<rest::ResumableUploads> resumable_;
  std::unique_ptr<rest::Hooks> hooks_;
  std::unique_ptr<net::RouteTable> front_;
  std::unique_ptr<jobs::Runner> runner_;
  core::search::Indexer indexer_{ctx_};
};

}  // namespace confab::app
