#include "hearsay/serve/http_server.h"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <limits>
#include <set>
#include <utility>

#include "hearsay/serve/access.h"
#include "hearsay/serve/http_answer.h"
#include "hearsay/serve/http_peers.h"
#include "hearsay/serve/http_pool.h"
#include "hearsay/serve/http_request.h"
#include "hearsay/serve/http_wire.h"

namespace hearsay {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kSweepPause = 100ms;   ///< how exact deadlines are
constexpr std::chrono::milliseconds kAcceptPause = 100ms;  ///< when no more files can be opened
constexpr std::chrono::milliseconds kLinger = 2s;  ///< for a client to read a refusal while it still sends
constexpr std::size_t kTurnedAwayAtOnce = 64;      ///< connections above the limit that are told so
constexpr std::size_t kBodyPieceBytes = std::size_t{64} << 10U;
constexpr std::size_t kFewestBodyBytes = 4096;  ///< that a body's memory grows by
constexpr std::size_t kFewestHeaderBytes = 512;
constexpr std::size_t kKeptBufferBytes = 4096;  ///< of a connection that waits for its next request
constexpr std::size_t kOtherFiles = 256;        ///< open files beside the connections

/// A request on its way to a handler, with its share of the memory for bodies.
struct Incoming {
  HttpRequest request;
  BudgetShare share;
};

class Connection;

/// What all connections of a server share. Of the I/O thread, but for what is said to be of any.
struct Shared {
  ServerLimits limits;
  Answerer answerer;                     ///< any thread
  ByteBudget body_budget;                ///< any thread
  std::unique_ptr<asio::io_context> io;  ///< any thread, to post to
  std::set<std::shared_ptr<Connection>> connections;
  PeerCount peers;
  bool stopping = false;
  HandlerPool pool;  ///< any thread; the last, since its jobs use the others

  Shared(std::unique_ptr<asio::io_context> context, const ServerOptions& options, Answerer options_answerer)
      : limits(options.limits),
        answerer(std::move(options_answerer)),
        body_budget(limits.all_body_bytes),
        io(std::move(context)),
        peers(limits.connections_of_peer),
        pool(options.handlers, limits.waiting_requests) {}
};

/// An address of IPv4 as such, though it came over a socket of IPv6.
std::string describe(const asio::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  return address.to_string();
}

/// One client. Everything happens on the I/O thread; at most one operation of the socket is under way, or a
/// handler at work.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Shared& shared, tcp::socket socket, std::string peer)
      : shared_(shared),
        socket_(std::move(socket)),
        buffer_(limits().header_bytes + kBodyPieceBytes),
        peer_(std::move(peer)) {
    error_code ignored;
    reached_ = describe(socket_.local_endpoint(ignored).address());
    socket_.set_option(tcp::no_delay(true), ignored);
  }

  void start() { wait_for_request(limits().first_byte); }

  void turn_away() { refuse(plain_text(503, "Too many connections; try again in a moment.")); }

  void expire_at(Clock::time_point now) {
    if (now < deadline_) return;
    // Who is read from is told so, unless that has been tried already.
    if (timed_out_ || (phase_ != Phase::head && phase_ != Phase::body)) return close();
    timed_out_ = true;
    error_code ignored;
    socket_.cancel(ignored);
  }

  /// Whether it waits for a request, and since when.
  [[nodiscard]] bool is_idle() const { return phase_ == Phase::waiting; }
  [[nodiscard]] Clock::time_point idle_since() const { return entered_; }

  void close() {
    if (std::exchange(closed_, true)) return;
    error_code ignored;
    socket_.close(ignored);
    shared_.peers.remove(peer_);
    shared_.connections.erase(shared_from_this());
  }

 private:
  enum class Phase { opened, waiting, head, body, handling, writing, lingering };

  [[nodiscard]] const ServerLimits& limits() const { return shared_.limits; }

  void enter(Phase phase, Clock::time_point deadline) {
    phase_ = phase;
    entered_ = Clock::now();
    deadline_ = deadline;
    timed_out_ = false;
  }

  void wait_for_request(std::chrono::milliseconds patience) {
    if (buffer_.size() > 0) return read_head();
    if (shared_.stopping) return close();
    if (buffer_.capacity() > kKeptBufferBytes) buffer_.shrink_to_fit();
    enter(Phase::waiting, Clock::now() + patience);
    socket_.async_wait(tcp::socket::wait_read, [self = shared_from_this()](error_code error) {
      if (error) return self->close();
      self->read_head();
    });
  }

  void read_head() {
    if (closed_) return;
    enter(Phase::head, Clock::now() + limits().headers);
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(limits().header_bytes));
    parser_->body_limit(std::numeric_limits<std::uint64_t>::max());  // read_body counts
    http::async_read_header(socket_, buffer_, *parser_,
                            [self = shared_from_this()](error_code error, std::size_t) {
                              if (self->closed_) return;
                              if (error) return self->fail_read(error);
                              self->take_head();
                            });
  }

  /// The request cannot be read to its end.
  void fail_read(error_code error) {
    exchange_.keep_alive = false;
    if (timed_out_) return refuse(plain_text(408, "The request came too slowly."));
    if (error == http::error::header_limit || error == http::error::buffer_overflow) return refuse_long_head();
    if (error == http::error::bad_version)
      return refuse(plain_text(505, "This server speaks HTTP/1.1 and HTTP/1.0."));
    const bool is_malformed = error.category() == http::make_error_code(http::error::bad_method).category() &&
                              error != http::error::end_of_stream && error != http::error::partial_message;
    if (!is_malformed) return close();
    refuse(plain_text(400, "The request is not well-formed HTTP/1.1."));
  }

  void refuse_long_head() {
    const bool is_target = parser_->get().target().empty();
    if (is_target) return refuse(long_target(limits().target_bytes));
    refuse(plain_text(431, "The headers are longer than " + std::to_string(limits().header_bytes) + " bytes."));
  }

  void take_head() {
    const auto& message = parser_->get();
    constexpr unsigned kHttp10 = 10;
    RequestHead head{.method = {message.method_string().data(), message.method_string().size()},
                     .target = {message.target().data(), message.target().size()},
                     .http_1_0 = message.version() == kHttp10};
    for (const auto& field : message)
      head.headers.push_back({.name = std::string(field.name_string()), .value = std::string(field.value())});
    exchange_ = {.http_1_0 = head.http_1_0, .keep_alive = parser_->keep_alive()};

    auto request = request_of(std::move(head), limits().target_bytes, peer_);
    if (!request) return refuse(std::move(request.error()));
    incoming_ = std::make_shared<Incoming>(std::move(*request), BudgetShare(shared_.body_budget));
    if (auto refusal = shared_.answerer.access().admit(incoming_->request, reached_))
      return refuse(std::move(*refusal));
    begin_body();
  }

  void begin_body() {
    if (parser_->is_done()) return dispatch();
    body_limit_ = shared_.answerer.access().body_limit(incoming_->request, limits().body_bytes);
    const auto length = parser_->content_length();
    if (length && *length > body_limit_) return refuse_large_body();
    body_deadline_ = Clock::now() + limits().body;
    piece_.resize(kBodyPieceBytes);
    parser_->eager(true);

    const auto expected = incoming_->request.header("expect");
    if (!expected || exchange_.http_1_0) return read_body();
    if (!beast::iequals(beast::string_view(expected->data(), expected->size()), "100-continue"))
      return refuse(plain_text(417, "This server meets no expectation but 100-continue."));
    write({"HTTP/1.1 100 Continue\r\n\r\n"}, &Connection::read_body);
  }

  void read_body() {
    enter(Phase::body, std::min(Clock::now() + limits().body_pause, body_deadline_));
    auto& space = parser_->get().body();
    space.data = piece_.data();
    space.size = piece_.size();
    http::async_read_some(socket_, buffer_, *parser_,
                          [self = shared_from_this()](error_code error, std::size_t) {
                            if (self->closed_) return;
                            if (error && error != http::error::need_buffer) return self->fail_read(error);
                            self->take_body_piece();
                          });
  }

  void take_body_piece() {
    const std::size_t size = piece_.size() - parser_->get().body().size;
    std::string& body = incoming_->request.body;
    if (body.size() + size > body_limit_) return refuse_large_body();
    if (!make_room(body, body.size() + size))
      return refuse(plain_text(503, "Too much is being sent here at once; try again in a moment."));
    body.append(piece_.data(), size);
    if (!parser_->is_done()) return read_body();
    piece_ = std::vector<char>();
    dispatch();
  }

  /// False where there is no memory left for bodies.
  bool make_room(std::string& body, std::size_t size) {
    if (size <= body.capacity()) return true;
    const std::size_t most = parser_->content_length().value_or(body_limit_);
    const std::size_t room = std::max({size, std::min(2 * body.capacity(), most), kFewestBodyBytes});
    if (!incoming_->share.take(room - incoming_->share.taken())) return false;
    body.reserve(room);
    return true;
  }

  void refuse_large_body() {
    refuse(plain_text(413, "The body is longer than " + std::to_string(body_limit_) + " bytes."));
  }

  void dispatch() {
    auto job = [self = shared_from_this(), incoming = incoming_, exchange = exchange_]() mutable {
      auto wire = std::make_shared<WireResponse>(self->shared_.answerer.answer(incoming->request, exchange));
      // Its memory is free for the next one before the client knows that this one is done.
      incoming.reset();
      asio::post(*self->shared_.io, [self, wire] { self->send(wire); });
    };
    if (!shared_.pool.submit(std::move(job)))
      return refuse(plain_text(503, "Too many requests; try again in a moment."));
    incoming_.reset();
    enter(Phase::handling, Clock::time_point::max());
  }

  /// Answers without a handler. What is left of the request cannot be read as the next one.
  void refuse(HttpResponse response) {
    lingers_ = !incoming_ || !parser_->is_done();
    if (lingers_) exchange_.keep_alive = false;
    if (response.status == 503) response.headers.push_back({.name = "Retry-After", .value = "1"});
    const HttpRequest unread;
    const HttpRequest& request = incoming_ ? incoming_->request : unread;
    auto wire =
        std::make_shared<WireResponse>(shared_.answerer.finish(request, std::move(response), exchange_));
    incoming_.reset();
    send(std::move(wire));
  }

  void send(std::shared_ptr<WireResponse> wire) {
    if (closed_) return;
    wire_ = std::move(wire);
    write({wire_->head, wire_->bytes()}, wire_->stream ? &Connection::next_piece : &Connection::finish);
  }

  using Step = void (Connection::*)();

  /// Sends the pieces, which must stay where they are, and goes on with `then`.
  void write(std::array<std::string_view, 3> pieces, Step then) {
    unsent_ = pieces;
    then_ = then;
    write_some();
  }

  void write_some() {
    enter(Phase::writing, Clock::now() + limits().write_pause);
    std::array<asio::const_buffer, 3> buffers;
    std::ranges::transform(unsent_, buffers.begin(),
                           [](std::string_view piece) { return asio::buffer(piece.data(), piece.size()); });
    socket_.async_write_some(buffers, [self = shared_from_this()](error_code error, std::size_t sent) {
      if (self->closed_) return;
      if (error) return self->close();
      for (std::string_view& piece : self->unsent_) {
        const std::size_t of_piece = std::min(sent, piece.size());
        piece.remove_prefix(of_piece);
        sent -= of_piece;
      }
      const bool is_sent = std::ranges::all_of(self->unsent_, &std::string_view::empty);
      if (is_sent)
        (self.get()->*self->then_)();
      else
        self->write_some();
    });
  }

  void next_piece() {
    shared_.pool.resume([self = shared_from_this()] {
      auto piece = self->shared_.answerer.next_piece(self->wire_->stream);
      asio::post(*self->shared_.io,
                 [self, piece = std::move(piece)]() mutable { self->send_piece(std::move(piece)); });
    });
    enter(Phase::handling, Clock::time_point::max());
  }

  /// Nothing, where the stream broke: then the last chunk must not come.
  void send_piece(std::optional<std::string> piece) {
    if (closed_) return;
    if (!piece) return close();
    if (piece->empty()) {
      wire_->stream = nullptr;
      return write({wire_->is_chunked ? kLastChunk : std::string_view{}}, &Connection::finish);
    }
    wire_->body = std::move(*piece);
    if (!wire_->is_chunked) return write({wire_->body}, &Connection::next_piece);
    wire_->head = chunk_head(wire_->body.size());
    write({wire_->head, wire_->body, kChunkEnd}, &Connection::next_piece);
  }

  void finish() {
    const bool keep_alive = wire_->keep_alive && !shared_.stopping;
    wire_.reset();
    parser_.reset();
    if (keep_alive) return wait_for_request(limits().idle);
    if (!lingers_) return close();
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    piece_.resize(kBodyPieceBytes);
    enter(Phase::lingering, Clock::now() + kLinger);
    linger();
  }

  /// Reads what still comes and forgets it: a close before would make the client's machine throw the answer
  /// away.
  void linger() {
    socket_.async_read_some(asio::buffer(piece_), [self = shared_from_this()](error_code error, std::size_t) {
      if (error) return self->close();
      self->linger();
    });
  }

  Shared& shared_;
  tcp::socket socket_;
  beast::flat_buffer buffer_;
  std::string peer_;
  std::string reached_;  ///< the address of ours that it connected to

  Phase phase_ = Phase::opened;
  Clock::time_point entered_;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool timed_out_ = false;
  bool closed_ = false;
  bool lingers_ = false;

  std::optional<http::request_parser<http::buffer_body>> parser_;
  Exchange exchange_;
  std::shared_ptr<Incoming> incoming_;
  std::vector<char> piece_;  ///< of a body that is read
  std::size_t body_limit_ = 0;
  Clock::time_point body_deadline_;

  std::shared_ptr<WireResponse> wire_;  ///< so that its memory goes with it
  std::array<std::string_view, 3> unsent_;
  Step then_ = nullptr;
};

/// Every connection is an open file, and many systems begin with 1,024.
void allow_open_files(std::size_t files) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= files) return;
  limit.rlim_cur = std::min<rlim_t>(files, limit.rlim_max);
  setrlimit(RLIMIT_NOFILE, &limit);
}

error_code open(tcp::acceptor& acceptor, const tcp::endpoint& endpoint) {
  error_code error;
  const bool takes_both = endpoint.address().is_v6() && endpoint.address().is_unspecified();
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error && takes_both) acceptor.set_option(asio::ip::v6_only(false), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(tcp::acceptor::max_listen_connections, error);
  return error;
}

Error cannot_listen(const ServerOptions& options, std::string why, std::string advice) {
  return {.input = options.address + " port " + std::to_string(options.port),
          .what = "cannot listen",
          .why = std::move(why),
          .advice = std::move(advice),
          .offset = {}};
}

}  // namespace

/// The listening side: takes connections, ends those whose time is over, stops.
class HttpServer::Core {
 public:
  Core(std::unique_ptr<asio::io_context> io, tcp::acceptor acceptor, const ServerOptions& options,
       Answerer answerer)
      : shared_(std::move(io), options, std::move(answerer)),
        acceptor_(std::move(acceptor)),
        sweep_timer_(*shared_.io),
        accept_timer_(*shared_.io),
        endpoint_(acceptor_.local_endpoint()) {}

  [[nodiscard]] const tcp::endpoint& endpoint() const { return endpoint_; }

  void run() {
    accept();
    while (true) {
      try {
        shared_.io->run();
        break;
      } catch (const std::exception& exception) {
        // Out of memory, most likely. The connection that it was about ends by its deadline.
        shared_.answerer.log("cannot serve a connection", exception.what());
      }
    }
    shared_.pool.stop();
  }

  void stop() {
    asio::post(*shared_.io, [this] { begin_stop(); });
  }

 private:
  void accept() {
    if (shared_.stopping) return;
    acceptor_.async_accept([this](error_code error, tcp::socket socket) {
      if (shared_.stopping) return;
      if (error) {
        accept_timer_.expires_after(kAcceptPause);
        return accept_timer_.async_wait([this](error_code) { accept(); });
      }
      // First, so that the next one is taken even where this one throws.
      accept();
      take(std::move(socket));
    });
  }

  void take(tcp::socket socket) {
    error_code error;
    const tcp::endpoint endpoint = socket.remote_endpoint(error);
    const std::size_t most = shared_.limits.connections;
    if (error || shared_.connections.size() >= most + kTurnedAwayAtOnce) return;
    const std::string peer = describe(endpoint.address());
    const auto connection = std::make_shared<Connection>(shared_, std::move(socket), peer);
    shared_.connections.insert(connection);
    const bool too_many_of_peer = !shared_.peers.add(peer);
    if (shared_.connections.size() == 1) sweep();
    if (too_many_of_peer || (shared_.connections.size() > most && !make_way())) return connection->turn_away();
    connection->start();
  }

  /// Ends the connection that has waited longest for its next request, so that those who only hold connections
  /// do not keep others out. False where all are at work.
  bool make_way() {
    std::shared_ptr<Connection> longest;
    for (const auto& connection : shared_.connections)
      if (connection->is_idle() && (!longest || connection->idle_since() < longest->idle_since()))
        longest = connection;
    if (!longest) return false;
    longest->close();
    return true;
  }

  void sweep() {
    if (shared_.connections.empty()) return;
    sweep_timer_.expires_after(kSweepPause);
    sweep_timer_.async_wait([this](error_code error) {
      if (!error) sweep();
    });
    const Clock::time_point now = Clock::now();
    const bool is_over = shared_.stopping && now >= stop_deadline_;
    // A copy, since those that close leave the set.
    for (const auto& connection : std::vector(shared_.connections.begin(), shared_.connections.end())) {
      if (is_over)
        connection->close();
      else
        connection->expire_at(now);
    }
  }

  void begin_stop() {
    if (std::exchange(shared_.stopping, true)) return;
    stop_deadline_ = Clock::now() + shared_.limits.stop;
    error_code ignored;
    acceptor_.close(ignored);
    accept_timer_.cancel();
    for (const auto& connection : std::vector(shared_.connections.begin(), shared_.connections.end()))
      if (connection->is_idle()) connection->close();
  }

  Shared shared_;
  tcp::acceptor acceptor_;
  asio::steady_timer sweep_timer_;
  asio::steady_timer accept_timer_;
  tcp::endpoint endpoint_;
  Clock::time_point stop_deadline_;
};

Result<std::unique_ptr<HttpServer>> HttpServer::listen(ServerOptions options, Handler handler) {
  error_code error;
  const std::string address_text = options.address == "localhost" ? "127.0.0.1" : options.address;
  const asio::ip::address address = asio::ip::make_address(address_text, error);
  if (error)
    return std::unexpected(
        cannot_listen(options, "that is no IP address", "give one of this machine's, or localhost"));

  auto io = std::make_unique<asio::io_context>(1);
  tcp::acceptor acceptor(*io);
  error = open(acceptor, tcp::endpoint(address, options.port));
  if (error)
    return std::unexpected(
        cannot_listen(options, error.message(), "give another address or port, or end what has it"));

  auto access = Access::create({.loopback = address.is_loopback(),
                                .port = acceptor.local_endpoint().port(),
                                .token = options.token,
                                .hosts = options.hosts});
  if (!access) return std::unexpected(std::move(access.error()));
  options.limits.header_bytes = std::max(options.limits.header_bytes, kFewestHeaderBytes);
  allow_open_files(options.limits.connections + kTurnedAwayAtOnce + kOtherFiles);
  return std::unique_ptr<HttpServer>(
      new HttpServer(std::make_unique<Core>(std::move(io), std::move(acceptor), options,
                                            Answerer(std::move(handler), std::move(*access), options.log))));
}

HttpServer::HttpServer(std::unique_ptr<Core> core) : core_(std::move(core)) {}
HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const { return core_->endpoint().port(); }

std::string HttpServer::url() const {
  const asio::ip::address address = core_->endpoint().address();
  const std::string host = address.is_unspecified() ? "localhost" : address.to_string();
  return "http://" + (address.is_v6() && !address.is_unspecified() ? "[" + host + "]" : host) + ":" +
         std::to_string(port()) + "/";
}

void HttpServer::run() { core_->run(); }
void HttpServer::stop() { core_->stop(); }

}  // namespace hearsay
