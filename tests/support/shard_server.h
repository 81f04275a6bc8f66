// SPDX-License-Identifier: GPL-2.0-or-later
// Servers of remote shards for tests, on the loopback interface alone.
#pragma once

#include <sys/types.h>

#include <string>

namespace dateline::test {

// A port on 127.0.0.1 that is heard and, until the object goes, never answered.
class SilentPort {
 public:
  SilentPort();
  ~SilentPort();
  SilentPort(const SilentPort&) = delete;
  SilentPort& operator=(const SilentPort&) = delete;

  unsigned number() const { return number_; }

 private:
  int socket_ = -1;
  unsigned number_ = 0;
};

// A port that nobody listens on.
unsigned free_port();

// xapian-tcpsrv, serving one database until the object goes. In a process group of its own: it ends
// its whole group.
class ShardServer {
 public:
  // On a port of its own choice unless one is given. Returns when connections are taken.
  explicit ShardServer(const std::string& database, unsigned port = free_port());
  ~ShardServer() { stop(); }
  ShardServer(const ShardServer&) = delete;
  ShardServer& operator=(const ShardServer&) = delete;

  unsigned port() const { return port_; }
  // 127.0.0.1:port
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  // Ends it and what it does for those that are connected.
  void stop();

 private:
  unsigned port_;
  pid_t process_ = 0;
  int output_ = -1;  // held open: it goes on to say things
};

}  // namespace dateline::test
