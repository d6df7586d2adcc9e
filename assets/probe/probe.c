/*
 * TCP and UDP ping-pong over one pair of hosts: measures round-trip times and prints their whole distribution.
 *
 * The same interface, output and wire format as probe.mjs beside it, and able to talk to it: FORMAT.md fixes all three.
 * One file without dependencies, because it is copied to hosts and compiled there:
 *
 *     cc -O2 -pthread -o probe probe.c -lm
 *
 * One thread moves messages and does nothing else; a second one listens to the control connection. Between a send and its
 * reply the measuring thread makes no system call but the receive itself, and recording a sample touches no new memory.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define VERSION "1.0.0"
#define PREFIX "{\"jitterbook-probe\":1,\"event\":\""

enum { EXIT_USAGE = 2, EXIT_UNREACHABLE = 3, EXIT_PEER_LOST = 4 };
enum { LARGEST_TCP = 1048576, LARGEST_UDP = 65507, MOST_SIZES = 64 };
enum { CONNECT_TIMEOUT_MS = 5000, MOST_LOST_IN_A_ROW = 20, LONGEST_LINE = 4096, MOST_RAW = 10000000 };

/* HdrHistogram's buckets for 1 ns and 3 significant digits: one each below 2048, then 1024 per power of two up to 2^42. */
enum { EXACT_BELOW = 2048, PER_POWER = 1024, POWERS = 42 - 11, BUCKETS = EXACT_BELOW + POWERS * PER_POWER };

/* --- Small things ------------------------------------------------------------------------------------------------- */

static volatile sig_atomic_t ended_by; /* SIGINT or SIGTERM, 0 before */

static void on_signal(int number) { ended_by = number; }

/* Ends the program with one sentence for a person. */
static void stop(int status, const char *format, ...) __attribute__((noreturn, format(printf, 2, 3)));
static void stop(int status, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  fputc('\n', stderr);
  exit(status);
}

static uint64_t now_ns(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* What one reading of the clock costs, in ns: it is part of every sample once. */
static double clock_cost_ns(void) {
  enum { READINGS = 20000 };
  uint64_t began = now_ns();
  for (int reading = 0; reading < READINGS; reading++) (void)now_ns();
  return (double)(now_ns() - began) / READINGS;
}

static void wall_clock(char text[32]) {
  struct timespec time;
  struct tm parts;
  clock_gettime(CLOCK_REALTIME, &time);
  gmtime_r(&time.tv_sec, &parts);
  size_t used = strftime(text, 32, "%Y-%m-%dT%H:%M:%S", &parts);
  snprintf(text + used, 32 - used, ".%03ldZ", time.tv_nsec / 1000000);
}

/* --- Command line --------------------------------------------------------------------------------------------------- */

typedef struct {
  bool serves, udp, busy_poll, no_delay;
  const char *endpoint; /* as given, for --to in the result */
  char address[256], port[8];
  int sizes[MOST_SIZES], size_count;
  uint64_t count, duration_ns; /* one of the two; 0 is not given */
  uint64_t warmup_messages, warmup_ns;
  bool warmup_in_time;
  double timeout_s;
  int pin; /* -1: none */
  int so_busy_poll_us; /* 0: none */
  const char *raw;
} options_t;

static const char usage[] =
    "usage: probe serve --on ADDRESS:PORT [--pin CPU|none]\n"
    "       probe tcp|udp --to ADDRESS:PORT [--sizes 1,64,1024] [--count N | --duration S] [--warmup N|Ns]\n"
    "             [--receive blocking|busy-poll] [--nodelay 0|1] [--pin CPU|none] [--timeout S] [--raw PATH]\n"
    "             [--so-busy-poll US]";

static double number(const char *option, const char *text, double least, double most, bool whole) {
  bool digits = *text != '\0' && text[strspn(text, whole ? "0123456789" : "0123456789.")] == '\0';
  double value = strtod(text, NULL);
  if (!digits) stop(EXIT_USAGE, "--%s expects a %snumber, not \"%s\".", option, whole ? "whole " : "", text);
  if (!(value >= least && value <= most))
    stop(EXIT_USAGE, "--%s expects %.10g to %.10g, not \"%s\".", option, least, most, text);
  return value;
}

static void read_endpoint(options_t *options, const char *option, const char *text, int least_port) {
  const char *colon = strrchr(text, ':');
  const char *start = text;
  size_t length = colon == NULL ? 0 : (size_t)(colon - text);
  if (length > 2 && text[0] == '[' && text[length - 1] == ']') {
    start++;
    length -= 2;
  } else if (length > 0 && memchr(text, ':', length) != NULL) {
    length = 0; /* an IPv6 address without brackets */
  }
  if (length == 0 || length >= sizeof options->address)
    stop(EXIT_USAGE, "--%s expects ADDRESS:PORT, not \"%s\".", option, text);
  memcpy(options->address, start, length);
  options->address[length] = '\0';
  int port = (int)number(option, colon + 1, least_port, 65535, true);
  snprintf(options->port, sizeof options->port, "%d", port);
  options->endpoint = text;
}

static void read_sizes(options_t *options, const char *text) {
  int largest = options->udp ? LARGEST_UDP : LARGEST_TCP;
  char copy[1024], *rest, *part;
  if (strlen(text) >= sizeof copy) stop(EXIT_USAGE, "--sizes is too long.");
  strcpy(copy, text);
  options->size_count = 0;
  for (part = strtok_r(copy, ",", &rest); part != NULL; part = strtok_r(NULL, ",", &rest)) {
    int size = (int)number("sizes", part, 1, largest, true);
    for (int index = 0; index < options->size_count; index++)
      if (options->sizes[index] == size) stop(EXIT_USAGE, "--sizes names a size twice.");
    if (options->size_count == MOST_SIZES) stop(EXIT_USAGE, "--sizes names more than %d sizes.", MOST_SIZES);
    options->sizes[options->size_count++] = size;
  }
  if (options->size_count == 0) stop(EXIT_USAGE, "--sizes expects a whole number, not \"%s\".", text);
}

static void read_warmup(options_t *options, const char *text) {
  size_t length = strlen(text);
  options->warmup_in_time = length > 0 && text[length - 1] == 's';
  if (!options->warmup_in_time) {
    options->warmup_messages = (uint64_t)number("warmup", text, 0, 1e9, true);
    return;
  }
  char seconds[32];
  if (length >= sizeof seconds) stop(EXIT_USAGE, "--warmup expects messages or seconds, not \"%s\".", text);
  memcpy(seconds, text, length - 1);
  seconds[length - 1] = '\0';
  options->warmup_ns = (uint64_t)(number("warmup", seconds, 0, 3600, false) * 1e9);
}

static bool choice(const char *option, const char *text, const char *no, const char *yes) {
  if (strcmp(text, yes) == 0) return true;
  if (strcmp(text, no) != 0) stop(EXIT_USAGE, "--%s expects %s or %s, not \"%s\".", option, no, yes, text);
  return false;
}

static void read_option(options_t *options, const char *name, const char *value) {
  if (strcmp(name, "pin") == 0)
    options->pin = strcmp(value, "none") == 0 ? -1 : (int)number(name, value, 0, 4095, true);
  else if (options->serves && strcmp(name, "on") == 0) read_endpoint(options, name, value, 0);
  else if (options->serves) stop(EXIT_USAGE, "Unknown option --%s\n%s", name, usage);
  else if (strcmp(name, "to") == 0) read_endpoint(options, name, value, 1);
  else if (strcmp(name, "sizes") == 0) read_sizes(options, value);
  else if (strcmp(name, "count") == 0) options->count = (uint64_t)number(name, value, 1, 1e9, true);
  else if (strcmp(name, "duration") == 0)
    options->duration_ns = (uint64_t)(number(name, value, 0.001, 86400, false) * 1e9);
  else if (strcmp(name, "warmup") == 0) read_warmup(options, value);
  else if (strcmp(name, "receive") == 0) options->busy_poll = choice(name, value, "blocking", "busy-poll");
  else if (strcmp(name, "nodelay") == 0) options->no_delay = choice(name, value, "0", "1");
  else if (strcmp(name, "timeout") == 0) options->timeout_s = number(name, value, 0.1, 60, false);
  else if (strcmp(name, "raw") == 0) options->raw = value;
  else if (strcmp(name, "so-busy-poll") == 0)
    options->so_busy_poll_us = (int)number(name, value, 0, 1000000, true);
  else stop(EXIT_USAGE, "Unknown option --%s\n%s", name, usage);
}

static options_t read_command_line(int argc, char **argv) {
  options_t options = {.no_delay = true, .timeout_s = 1, .pin = -1, .warmup_messages = 1000};
  const char *mode = argc > 1 ? argv[1] : "";
  options.serves = strcmp(mode, "serve") == 0;
  options.udp = strcmp(mode, "udp") == 0;
  if (!options.serves && !options.udp && strcmp(mode, "tcp") != 0) stop(EXIT_USAGE, "%s", usage);
  read_sizes(&options, "64");
  for (int index = 2; index < argc; index++) {
    const char *given = argv[index];
    const char *equals = strchr(given, '=');
    char name[32];
    size_t length = equals == NULL ? strlen(given) : (size_t)(equals - given);
    if (strncmp(given, "--", 2) != 0 || length >= sizeof name + 2) stop(EXIT_USAGE, "%s", usage);
    memcpy(name, given + 2, length - 2);
    name[length - 2] = '\0';
    const char *value = equals != NULL ? equals + 1 : index + 1 < argc ? argv[++index] : NULL;
    if (value == NULL) stop(EXIT_USAGE, "--%s needs a value.\n%s", name, usage);
    read_option(&options, name, value);
  }
  if (options.endpoint == NULL)
    stop(EXIT_USAGE, "--%s expects ADDRESS:PORT.\n%s", options.serves ? "on" : "to", usage);
  if (options.count > 0 && options.duration_ns > 0)
    stop(EXIT_USAGE, "--count and --duration exclude each other.");
  if (options.count == 0 && options.duration_ns == 0) options.count = 10000;
  return options;
}

/* --- This end ------------------------------------------------------------------------------------------------------ */

typedef struct {
  char json[512];
  char warning[256]; /* empty: none */
} this_end_t;

/* Pins the calling thread, and with it the threads that it starts, and says what the kernel made of it. */
static void pin_cpu(int pin, const char *role, char cpu[160], char warning[256]) {
  warning[0] = '\0';
  if (pin < 0) {
    strcpy(cpu, "{\"pin\":\"none\"}");
    return;
  }
#ifdef __linux__
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(pin, &set);
  if (sched_setaffinity(0, sizeof set, &set) == 0) {
    snprintf(cpu, 160, "{\"pin\":%d,\"allowed\":\"%d\"}", pin, pin);
    return;
  }
  const char *reason = strerror(errno);
#else
  const char *reason = "this system has no CPU affinity";
#endif
  snprintf(cpu, 160, "{\"pin\":%d,\"failed\":\"%s\"}", pin, reason);
  snprintf(warning, 256, "The %s is not pinned to CPU %d: %s.", role, pin, reason);
}

static this_end_t describe_this_end(int pin, const char *role) {
  this_end_t end;
  char cpu[160];
  pin_cpu(pin, role, cpu, end.warning);
  const char *platform =
#if defined(__linux__)
      "linux";
#elif defined(__APPLE__)
      "darwin";
#else
      "posix";
#endif
  snprintf(end.json, sizeof end.json, "\"pid\":%ld,\"runtime\":\"c, compiler %.100s\",\"platform\":\"%s\",\"cpu\":%s",
           (long)getpid(), __VERSION__, platform, cpu);
  return end;
}

/* --- Control lines -------------------------------------------------------------------------------------------------- */

/* Reads one line within the time; false when the connection has ended, fell silent or talks nonsense. */
static bool read_line(int control, char line[LONGEST_LINE], int timeout_ms) {
  size_t used = 0;
  while (used < LONGEST_LINE - 1) {
    struct pollfd waiting = {.fd = control, .events = POLLIN};
    int ready = poll(&waiting, 1, timeout_ms);
    if (ready < 0 && errno == EINTR && ended_by == 0) continue;
    if (ready <= 0 || read(control, line + used, 1) != 1) return false;
    if (line[used] == '\n') {
      line[used] = '\0';
      return true;
    }
    used++;
  }
  return false;
}

static bool send_text(int control, const char *text) {
  size_t length = strlen(text);
  while (length > 0) {
    ssize_t sent = send(control, text, length, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    text += sent;
    length -= (size_t)sent;
  }
  return true;
}

/* The whole number behind a key, or -1. Control lines are flat objects of our own making; strings hold no quotes. */
static long number_in(const char *line, const char *key) {
  char quoted[64];
  snprintf(quoted, sizeof quoted, "\"%s\":", key);
  const char *at = strstr(line, quoted);
  return at == NULL ? -1 : strtol(at + strlen(quoted), NULL, 10);
}

/* --- Sockets -------------------------------------------------------------------------------------------------------- */

static void set_option(int socket, int level, int name, int value) {
  (void)setsockopt(socket, level, name, &value, sizeof value);
}

static void set_receive_timeout(int socket, double seconds) {
  struct timeval time = {.tv_sec = (time_t)seconds, .tv_usec = (suseconds_t)((seconds - floor(seconds)) * 1e6)};
  (void)setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
}

static bool set_busy_poll(int socket, int microseconds) {
#ifdef SO_BUSY_POLL
  return setsockopt(socket, SOL_SOCKET, SO_BUSY_POLL, &microseconds, sizeof microseconds) == 0;
#else
  (void)socket;
  (void)microseconds;
  return false;
#endif
}

static struct addrinfo *resolve(const char *address, const char *port, int type, int flags) {
  struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = type, .ai_flags = flags};
  struct addrinfo *found;
  int failed = getaddrinfo(address, port, &hints, &found);
  if (failed != 0) stop(EXIT_UNREACHABLE, "Cannot resolve %s: %s.", address, gai_strerror(failed));
  return found;
}

static int bind_socket(const char *address, const char *port, int type) {
  struct addrinfo *place = resolve(address, port, type, AI_PASSIVE);
  int made = socket(place->ai_family, place->ai_socktype, place->ai_protocol);
  set_option(made, SOL_SOCKET, SO_REUSEADDR, type == SOCK_STREAM);
  if (made < 0 || bind(made, place->ai_addr, place->ai_addrlen) != 0 ||
      (type == SOCK_STREAM && listen(made, 8) != 0))
    stop(EXIT_UNREACHABLE, "Cannot bind %s, port %s: %s.", address, port, strerror(errno));
  freeaddrinfo(place);
  return made;
}

static int connect_socket(const options_t *options, int type) {
  struct addrinfo *place = resolve(options->address, options->port, type, 0);
  int made = socket(place->ai_family, place->ai_socktype, place->ai_protocol);
  struct timeval limit = {.tv_sec = CONNECT_TIMEOUT_MS / 1000};
  (void)setsockopt(made, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit); /* bounds connect() too */
  if (made < 0 || connect(made, place->ai_addr, place->ai_addrlen) != 0) {
    const char *reason = errno == EINPROGRESS ? "no answer in 5 s" : strerror(errno);
    stop(EXIT_UNREACHABLE, "Cannot connect to %s, port %s: %s.", options->address, options->port, reason);
  }
  freeaddrinfo(place);
  return made;
}

static int port_of(int bound) {
  struct sockaddr_storage name;
  socklen_t length = sizeof name;
  getsockname(bound, (struct sockaddr *)&name, &length);
  return ntohs(name.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&name)->sin6_port
                                          : ((struct sockaddr_in *)&name)->sin_port);
}

static bool same_host(int one, int other) {
  struct sockaddr_storage a, b;
  socklen_t length = sizeof a;
  if (getpeername(one, (struct sockaddr *)&a, &length) != 0) return false;
  length = sizeof b;
  if (getpeername(other, (struct sockaddr *)&b, &length) != 0 || a.ss_family != b.ss_family) return false;
  if (a.ss_family == AF_INET6)
    return memcmp(&((struct sockaddr_in6 *)&a)->sin6_addr, &((struct sockaddr_in6 *)&b)->sin6_addr, 16) == 0;
  return ((struct sockaddr_in *)&a)->sin_addr.s_addr == ((struct sockaddr_in *)&b)->sin_addr.s_addr;
}

/* Receives, sleeping in the kernel or asking it again and again. 0 and below as recv(); EAGAIN is the timeout. */
static ssize_t receive(int socket, void *buffer, size_t length, bool busy_poll, double timeout_s) {
  if (!busy_poll) return recv(socket, buffer, length, 0);
  uint64_t deadline = now_ns() + (uint64_t)(timeout_s * 1e9);
  for (unsigned turn = 1;; turn++) {
    ssize_t got = recv(socket, buffer, length, MSG_DONTWAIT);
    if (got >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) return got;
    /* The clock is read rarely: only a missing reply needs it. */
    if (turn % 4096 == 0 && (ended_by != 0 || now_ns() > deadline)) {
      errno = ended_by != 0 ? EINTR : EAGAIN;
      return -1;
    }
  }
}

static bool send_all(int socket, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t sent = send(socket, bytes, length, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR && ended_by == 0) continue;
    if (sent <= 0) return false;
    bytes += sent;
    length -= (size_t)sent;
  }
  return true;
}

/* --- Responder ------------------------------------------------------------------------------------------------------ */

typedef struct {
  int control;
  int data; /* shut down when the client has left, to wake the echoing thread */
  bool udp;
  atomic_int size;
  atomic_bool over, took_leave;
} session_t;

/* Listens to the control connection, so that the echoing thread need not. */
static void *hear_control(void *given) {
  session_t *session = given;
  char line[LONGEST_LINE], reply[64];
  int largest = session->udp ? LARGEST_UDP : LARGEST_TCP;
  while (read_line(session->control, line, -1)) {
    long size = number_in(line, "payloadBytes");
    if (strstr(line, "\"end\":true") != NULL) {
      session->took_leave = true;
      break;
    }
    if (size <= 0) continue;
    session->size = size > largest ? largest : (int)size;
    snprintf(reply, sizeof reply, "{\"payloadBytes\":%d}\n", session->size);
    if (!send_text(session->control, reply)) break;
  }
  session->over = true;
  shutdown(session->data, SHUT_RDWR);
  return NULL;
}

/* How long the echoing thread sleeps at most before it looks whether the session is over. */
static const double look_every_s = 0.25;

/* Answers each message when it is whole. The bytes of a stream carry nothing, so the reply is always the same. */
static void echo_stream(session_t *session, bool busy_poll) {
  static char buffer[LARGEST_TCP];
  static char zeros[LARGEST_TCP];
  size_t received = 0;
  int size = 0;
  while (!session->over && ended_by == 0) {
    ssize_t got = receive(session->data, buffer, sizeof buffer, busy_poll, look_every_s);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) continue;
    if (got <= 0) return;
    if (size != session->size) {
      size = session->size;
      received = 0;
    }
    received += (size_t)got;
    if (size == 0 || received < (size_t)size) continue;
    received -= (size_t)size;
    if (!send_all(session->data, zeros, (size_t)size)) return;
  }
}

/* Connected to its peer, a datagram socket sends without looking the address up for each message. */
static void echo_datagrams(session_t *session, bool busy_poll) {
  static char buffer[LARGEST_UDP + 1];
  bool connected = false;
  while (!session->over && ended_by == 0) {
    struct sockaddr_storage from;
    socklen_t length = sizeof from;
    ssize_t got = connected ? receive(session->data, buffer, sizeof buffer, busy_poll, look_every_s)
                            : recvfrom(session->data, buffer, sizeof buffer, 0, (struct sockaddr *)&from, &length);
    if (got < 0 || got != session->size) continue;
    if (!connected) connected = connect(session->data, (struct sockaddr *)&from, length) == 0;
    (void)send(session->data, buffer, (size_t)got, MSG_NOSIGNAL);
  }
}

/* The first client that says hello has the session; the port is only there for it. */
static int accept_session(int listener, char hello[LONGEST_LINE]) {
  for (;;) {
    int control = accept(listener, NULL, NULL);
    if (control < 0 && ended_by != 0) exit(128 + ended_by);
    if (control < 0) continue;
    bool is_probe = read_line(control, hello, CONNECT_TIMEOUT_MS) && number_in(hello, "jitterbook-probe") == 1;
    if (is_probe && (strstr(hello, "\"protocol\":\"tcp\"") != NULL || strstr(hello, "\"protocol\":\"udp\"") != NULL))
      return control;
    close(control);
  }
}

static int accept_data(int listener, int control) {
  for (;;) {
    struct pollfd waiting[2] = {{.fd = listener, .events = POLLIN}, {.fd = control, .events = POLLRDHUP}};
    if (poll(waiting, 2, CONNECT_TIMEOUT_MS) <= 0 || waiting[1].revents != 0) return -1;
    int data = accept(listener, NULL, NULL);
    if (data >= 0 && same_host(data, control)) return data;
    if (data >= 0) close(data);
  }
}

static int serve(const options_t *options) {
  int listener = bind_socket(options->address, options->port, SOCK_STREAM);
  char port[8];
  snprintf(port, sizeof port, "%d", port_of(listener));
  int datagrams = bind_socket(options->address, port, SOCK_DGRAM);
  this_end_t end = describe_this_end(options->pin, "responder");
  printf(PREFIX "listening\",\"address\":\"%s\",\"port\":%s}\n", options->address, port);
  fflush(stdout);
  char hello[LONGEST_LINE], reply[1024];
  session_t session = {.control = accept_session(listener, hello)};
  bool busy_poll = strstr(hello, "\"receive\":\"busy-poll\"") != NULL;
  long so_busy_poll = number_in(hello, "soBusyPoll");
  session.udp = strstr(hello, "\"protocol\":\"udp\"") != NULL;
  set_option(session.control, IPPROTO_TCP, TCP_NODELAY, 1);
  snprintf(reply, sizeof reply, "{\"jitterbook-probe\":1,%s}\n", end.json);
  send_text(session.control, reply);
  session.data = session.udp ? datagrams : accept_data(listener, session.control);
  if (session.data >= 0) {
    set_option(session.data, IPPROTO_TCP, TCP_NODELAY, strstr(hello, "\"noDelay\":false") == NULL);
    set_receive_timeout(session.data, look_every_s);
    if (so_busy_poll > 0) (void)set_busy_poll(session.data, (int)so_busy_poll);
    pthread_t ear;
    pthread_create(&ear, NULL, hear_control, &session);
    if (session.udp) echo_datagrams(&session, busy_poll);
    else echo_stream(&session, busy_poll);
    shutdown(session.control, SHUT_RDWR);
    pthread_join(ear, NULL);
  }
  printf(PREFIX "ended\",\"complete\":%s}\n", session.took_leave ? "true" : "false");
  if (ended_by != 0) return 128 + ended_by;
  return session.took_leave ? 0 : EXIT_PEER_LOST;
}

/* --- Recording ------------------------------------------------------------------------------------------------------ */

typedef struct {
  uint32_t counts[BUCKETS];
  uint64_t count, least, most;
  double sum, running_mean, squares; /* Welford: no loss of digits however long the run */
  uint64_t *raw;                     /* NULL: not kept */
} recorder_t;

static int bucket_of(uint64_t ns) {
  if (ns < EXACT_BELOW) return (int)ns;
  int power = 63 - __builtin_clzll(ns);
  if (power > 41) return BUCKETS - 1;
  return EXACT_BELOW + (power - 11) * PER_POWER + (int)((ns >> (power - 10)) - PER_POWER);
}

static uint64_t highest_of(int bucket) {
  if (bucket < EXACT_BELOW) return (uint64_t)bucket;
  int power = 11 + (bucket - EXACT_BELOW) / PER_POWER;
  uint64_t in_power = (uint64_t)((bucket - EXACT_BELOW) % PER_POWER);
  return ((PER_POWER + in_power + 1) << (power - 10)) - 1;
}

static void record(recorder_t *recorder, uint64_t ns) {
  recorder->counts[bucket_of(ns)]++;
  if (recorder->raw != NULL && recorder->count < MOST_RAW) recorder->raw[recorder->count] = ns;
  recorder->count++;
  if (ns < recorder->least) recorder->least = ns;
  if (ns > recorder->most) recorder->most = ns;
  recorder->sum += (double)ns;
  double distance = (double)ns - recorder->running_mean;
  recorder->running_mean += distance / (double)recorder->count;
  recorder->squares += distance * ((double)ns - recorder->running_mean);
}

static void clear(recorder_t *recorder) {
  uint64_t *raw = recorder->raw;
  memset(recorder, 0, sizeof *recorder);
  recorder->least = UINT64_MAX;
  recorder->raw = raw;
}

/* --- Initiator ------------------------------------------------------------------------------------------------------ */

typedef struct {
  uint64_t warmup_messages, sent, received, lost, late, elapsed_ns;
} counters_t;

typedef struct {
  const options_t *options;
  int control, data;
  uint32_t number; /* of the last datagram */
  char failure[256];
} run_t;

static void fail(run_t *run, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void fail(run_t *run, const char *format, ...) {
  if (run->failure[0] != '\0') return;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(run->failure, sizeof run->failure, format, arguments);
  va_end(arguments);
}

typedef enum { REPLIED, LOST, BROKEN } outcome_t;

static outcome_t exchange_stream(run_t *run, const char *message, char *reply, size_t size) {
  if (!send_all(run->data, message, size)) return BROKEN;
  for (size_t received = 0; received < size;) {
    ssize_t got = receive(run->data, reply, size - received, run->options->busy_poll, run->options->timeout_s);
    if (got > 0) received += (size_t)got;
    else if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return LOST;
    else if (got == 0 || errno != EINTR || ended_by != 0) return BROKEN;
  }
  return REPLIED;
}

/* Numbered in as many low bytes as fit; a reply with another number comes late. */
static outcome_t exchange_datagram(run_t *run, char *message, char *reply, size_t size, uint64_t *late) {
  size_t numbered = size < 4 ? size : 4;
  run->number++;
  for (size_t at = 0; at < numbered; at++) message[at] = (char)(run->number >> (8 * at));
  if (send(run->data, message, size, MSG_NOSIGNAL) < 0) return BROKEN;
  for (;;) {
    ssize_t got = receive(run->data, reply, size + 1, run->options->busy_poll, run->options->timeout_s);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return LOST;
    if (got < 0 && errno == EINTR && ended_by == 0) continue;
    if (got < 0) return BROKEN;
    if ((size_t)got != size) continue;
    if (memcmp(reply, message, numbered) == 0) return REPLIED;
    (*late)++;
  }
}

static bool reached(uint64_t messages, uint64_t most_messages, uint64_t elapsed_ns, uint64_t most_ns, bool in_time) {
  return in_time ? elapsed_ns >= most_ns : messages >= most_messages;
}

/* Warm-up, then measurement of one size. True when it came to its own end. */
static bool exchange(run_t *run, size_t size, recorder_t *recorder, counters_t *counters) {
  static char message[LARGEST_TCP], reply[LARGEST_TCP + 1];
  const options_t *options = run->options;
  bool warming = true;
  int lost_in_a_row = 0;
  uint64_t exchanged = 0, late = 0, time = now_ns(), began = time;
  memset(message, 0, size);
  for (;;) {
    if (warming && reached(exchanged, options->warmup_messages, time - began, options->warmup_ns, options->warmup_in_time)) {
      warming = false;
      counters->warmup_messages = exchanged;
      exchanged = late = 0;
      began = now_ns();
      time = began;
    }
    if (!warming && reached(exchanged, options->count, time - began, options->duration_ns, options->duration_ns > 0))
      break;
    if (ended_by != 0) {
      fail(run, "Ended by %s.", ended_by == SIGINT ? "SIGINT" : "SIGTERM");
      return false;
    }
    uint64_t sent_at = now_ns();
    outcome_t outcome = options->udp ? exchange_datagram(run, message, reply, size, &late)
                                     : exchange_stream(run, message, reply, size);
    time = now_ns();
    exchanged++;
    if (!warming) {
      counters->sent++;
      counters->late = late;
    }
    if (outcome == REPLIED) {
      lost_in_a_row = 0;
      if (warming) continue;
      record(recorder, time - sent_at);
      counters->received++;
      counters->elapsed_ns = time - began;
      continue;
    }
    if (ended_by != 0) continue;
    if (outcome == BROKEN) fail(run, "The responder closed the connection.");
    if (outcome == LOST && !options->udp) fail(run, "No reply within %g s.", options->timeout_s);
    if (outcome == LOST && !warming) counters->lost++;
    if (++lost_in_a_row >= MOST_LOST_IN_A_ROW) fail(run, "%d messages in a row were lost.", MOST_LOST_IN_A_ROW);
    if (run->failure[0] != '\0') return false;
  }
  return true;
}

static bool agree_on_size(run_t *run, int size) {
  char line[LONGEST_LINE], request[64];
  snprintf(request, sizeof request, "{\"payloadBytes\":%d}\n", size);
  if (!send_text(run->control, request) || !read_line(run->control, line, CONNECT_TIMEOUT_MS) ||
      number_in(line, "payloadBytes") != size) {
    fail(run, "The responder does not answer.");
    return false;
  }
  return true;
}

static void write_raw(const recorder_t *recorder, FILE *file) {
  uint64_t kept = recorder->count < MOST_RAW ? recorder->count : MOST_RAW;
  for (uint64_t index = 0; index < kept; index++) fprintf(file, "%" PRIu64 "\n", recorder->raw[index]);
  fclose(file);
}

/* One entry of `sizes`, appended to the result. */
static void print_size(FILE *result, int size, bool complete, const recorder_t *recorder, const counters_t *counters) {
  fprintf(result,
          "{\"payloadBytes\":%d,\"complete\":%s,\"warmupMessages\":%" PRIu64 ",\"sent\":%" PRIu64 ",\"received\":%" PRIu64
          ",\"lost\":%" PRIu64 ",\"late\":%" PRIu64 ",\"elapsedNs\":%" PRIu64 ",\"count\":%" PRIu64,
          size, complete ? "true" : "false", counters->warmup_messages, counters->sent, counters->received,
          counters->lost, counters->late, counters->elapsed_ns, recorder->count);
  if (recorder->count > 0)
    fprintf(result, ",\"minNs\":%" PRIu64 ",\"maxNs\":%" PRIu64 ",\"meanNs\":%.17g,\"standardDeviationNs\":%.17g",
            recorder->least, recorder->most, recorder->sum / (double)recorder->count,
            sqrt(recorder->squares / (double)recorder->count));
  fprintf(result, ",\"histogram\":{\"unit\":\"ns\",\"significantDigits\":3,\"values\":[");
  const char *comma = "";
  for (int bucket = 0; bucket < BUCKETS; bucket++) {
    if (recorder->counts[bucket] == 0) continue;
    fprintf(result, "%s[%" PRIu64 ",%" PRIu32 "]", comma, highest_of(bucket), recorder->counts[bucket]);
    comma = ",";
  }
  fprintf(result, "]}");
}

static void print_options(FILE *result, const options_t *options) {
  fprintf(result, "\"options\":{\"to\":\"%s\",\"sizes\":[", options->endpoint);
  for (int index = 0; index < options->size_count; index++)
    fprintf(result, "%s%d", index > 0 ? "," : "", options->sizes[index]);
  if (options->duration_ns > 0) fprintf(result, "],\"durationSeconds\":%g", (double)options->duration_ns / 1e9);
  else fprintf(result, "],\"count\":%" PRIu64, options->count);
  if (options->warmup_in_time) fprintf(result, ",\"warmupSeconds\":%g", (double)options->warmup_ns / 1e9);
  else fprintf(result, ",\"warmupMessages\":%" PRIu64, options->warmup_messages);
  fprintf(result, ",\"receive\":\"%s\"", options->busy_poll ? "busy-poll" : "blocking");
  if (!options->udp) fprintf(result, ",\"noDelay\":%s", options->no_delay ? "true" : "false");
  if (options->so_busy_poll_us > 0) fprintf(result, ",\"soBusyPollMicroseconds\":%d", options->so_busy_poll_us);
  fprintf(result, ",\"timeoutSeconds\":%g}", options->timeout_s);
}

/* Everything that stands before a run begins: connections, this end, memory that will not be paged. */
typedef struct {
  run_t run;
  this_end_t end;
  char responder[1024]; /* the fields of its hello, from "pid" on */
  char warnings[4][256];
  int warning_count;
} start_t;

static void warn(start_t *start, const char *text) {
  if (text[0] != '\0' && start->warning_count < 4)
    snprintf(start->warnings[start->warning_count++], sizeof start->warnings[0], "%s", text);
}

static start_t *begin(const options_t *options) {
  static start_t start;
  start.run.options = options;
  start.run.control = connect_socket(options, SOCK_STREAM);
  set_option(start.run.control, IPPROTO_TCP, TCP_NODELAY, 1);
  char hello[LONGEST_LINE], line[512];
  snprintf(line, sizeof line,
           "{\"jitterbook-probe\":1,\"protocol\":\"%s\",\"receive\":\"%s\",\"noDelay\":%s,\"soBusyPoll\":%d}\n",
           options->udp ? "udp" : "tcp", options->busy_poll ? "busy-poll" : "blocking",
           options->no_delay ? "true" : "false", options->so_busy_poll_us);
  send_text(start.run.control, line);
  const char *fields = NULL;
  if (read_line(start.run.control, hello, CONNECT_TIMEOUT_MS) && number_in(hello, "jitterbook-probe") == 1)
    fields = strstr(hello, "\"pid\"");
  if (fields == NULL || strlen(fields) >= sizeof start.responder)
    stop(EXIT_UNREACHABLE, "What answers at %s is no probe.", options->endpoint);
  strcpy(start.responder, fields);
  start.end = describe_this_end(options->pin, "initiator");
  warn(&start, start.end.warning);
  if (strstr(hello, "\"failed\"") != NULL) warn(&start, "The responder is not pinned to its CPU.");
  start.run.data = connect_socket(options, options->udp ? SOCK_DGRAM : SOCK_STREAM);
  set_option(start.run.data, IPPROTO_TCP, TCP_NODELAY, options->no_delay);
  set_receive_timeout(start.run.data, options->timeout_s);
  if (options->so_busy_poll_us > 0 && !set_busy_poll(start.run.data, options->so_busy_poll_us))
    warn(&start, "SO_BUSY_POLL was refused; it needs CAP_NET_ADMIN above the system's value.");
  if (mlockall(MCL_CURRENT) != 0) warn(&start, "Memory could not be locked (mlockall); a page fault may show in the tail.");
  return &start;
}

static bool has_software_timestamps(int socket) {
#ifdef SO_TIMESTAMPING
  int receive_software = 1 << 3 | 1 << 4; /* SOF_TIMESTAMPING_RX_SOFTWARE | SOF_TIMESTAMPING_SOFTWARE */
  int off = 0;
  bool has = setsockopt(socket, SOL_SOCKET, SO_TIMESTAMPING, &receive_software, sizeof receive_software) == 0;
  if (has) (void)setsockopt(socket, SOL_SOCKET, SO_TIMESTAMPING, &off, sizeof off);
  return has;
#else
  (void)socket;
  return false;
#endif
}

static FILE *open_raw(const char *raw, int size) {
  char path[4096];
  snprintf(path, sizeof path, "%s.%d", raw, size);
  FILE *file = fopen(path, "w");
  if (file == NULL) stop(EXIT_USAGE, "Cannot write --raw %s: %s.", raw, strerror(errno));
  return file;
}

static void print_measured(int size, const recorder_t *recorder) {
  printf(PREFIX "measured\",\"payloadBytes\":%d,\"count\":%" PRIu64, size, recorder->count);
  if (recorder->count > 0)
    printf(",\"minNs\":%" PRIu64 ",\"meanNs\":%.17g,\"maxNs\":%" PRIu64, recorder->least,
           recorder->sum / (double)recorder->count, recorder->most);
  printf("}\n");
  fflush(stdout);
}

/* Measures every size and writes their entries; stops at the first that is cut short. */
static void measure_all(start_t *start, FILE *raw_files[MOST_SIZES], FILE *sizes) {
  static recorder_t recorder;
  const options_t *options = start->run.options;
  if (options->raw != NULL) {
    /* Touched before anything is measured: no page may cost a measurement. */
    recorder.raw = calloc(MOST_RAW, sizeof *recorder.raw);
    if (recorder.raw == NULL) stop(EXIT_USAGE, "There is no memory for --raw.");
    memset(recorder.raw, 1, MOST_RAW * sizeof *recorder.raw);
  }
  for (int index = 0; index < options->size_count && start->run.failure[0] == '\0'; index++) {
    int size = options->sizes[index];
    counters_t counters = {0};
    clear(&recorder);
    bool agreed = agree_on_size(&start->run, size);
    printf(PREFIX "measuring\",\"payloadBytes\":%d}\n", size);
    fflush(stdout);
    bool complete = agreed && exchange(&start->run, (size_t)size, &recorder, &counters);
    print_measured(size, &recorder);
    if (index > 0) fputc(',', sizes);
    print_size(sizes, size, complete, &recorder, &counters);
    if (options->raw != NULL) {
      const char *name = strrchr(options->raw, '/');
      fprintf(sizes, ",\"rawFile\":\"%s.%d\",\"rawTruncated\":%s", name == NULL ? options->raw : name + 1, size,
              recorder.count > MOST_RAW ? "true" : "false");
      write_raw(&recorder, raw_files[index]);
    }
    fputc('}', sizes);
  }
}

static int initiate(const options_t *options) {
  FILE *raw_files[MOST_SIZES];
  /* Opened first: a path that cannot be written must not cost a measurement. */
  for (int index = 0; options->raw != NULL && index < options->size_count; index++)
    raw_files[index] = open_raw(options->raw, options->sizes[index]);
  start_t *start = begin(options);
  double clock_ns = clock_cost_ns();
  bool timestamps = has_software_timestamps(start->run.data);
  char started_at[32], ended_at[32], *text;
  size_t length;
  wall_clock(started_at);
  FILE *sizes = open_memstream(&text, &length);
  measure_all(start, raw_files, sizes);
  fclose(sizes);
  wall_clock(ended_at);
  bool complete = start->run.failure[0] == '\0';
  printf(PREFIX "result\",\"complete\":%s", complete ? "true" : "false");
  if (!complete) printf(",\"failure\":\"%s\"", start->run.failure);
  printf(",\"program\":{\"name\":\"probe.c\",\"version\":\"" VERSION "\"},\"quantity\":\"rtt\",\"clock\":\"CLOCK_MONOTONIC\""
         ",\"clockCostNs\":%.1f,\"softwareTimestamps\":%s,\"startedAt\":\"%s\",\"endedAt\":\"%s\",\"protocol\":\"%s\",",
         clock_ns, timestamps ? "true" : "false", started_at, ended_at, options->udp ? "udp" : "tcp");
  print_options(stdout, options);
  printf(",\"initiator\":{%s},\"responder\":{%s,\"warnings\":[", start->end.json, start->responder);
  for (int index = 0; index < start->warning_count; index++)
    printf("%s\"%s\"", index > 0 ? "," : "", start->warnings[index]);
  printf("],\"sizes\":[%s]}\n", text);
  fflush(stdout);
  if (complete) {
    send_text(start->run.control, "{\"end\":true}\n");
    return 0;
  }
  return ended_by != 0 ? 128 + ended_by : EXIT_PEER_LOST;
}

int main(int argc, char **argv) {
  /* No SA_RESTART: a signal has to end the system call that waits. */
  struct sigaction action = {.sa_handler = on_signal};
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
  signal(SIGPIPE, SIG_IGN);
  options_t options = read_command_line(argc, argv);
  return options.serves ? serve(&options) : initiate(&options);
}
