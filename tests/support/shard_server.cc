// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/shard_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

namespace dateline::test {

SilentPort::SilentPort() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* any = reinterpret_cast<sockaddr*>(&address);
  if (socket_ < 0 || ::bind(socket_, any, size) != 0 || ::listen(socket_, 8) != 0 ||
      ::getsockname(socket_, any, &size) != 0) {
    throw std::runtime_error("no port for a test");
  }
  number_ = ntohs(address.sin_port);
}

SilentPort::~SilentPort() { ::close(socket_); }

unsigned free_port() { return SilentPort().number(); }

ShardServer::ShardServer(const std::string& database, unsigned port) : port_(port) {
  int output[2];
  if (::pipe(output) != 0) throw std::runtime_error("no pipe for a server");
  process_ = ::fork();
  if (process_ == 0) {
    ::setpgid(0, 0);
    ::dup2(output[1], STDOUT_FILENO);
    ::close(output[0]);
    ::execlp("xapian-tcpsrv", "xapian-tcpsrv", "--interface", "127.0.0.1", "--port",
             std::to_string(port).c_str(), database.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::close(output[1]);
  // It says so when it listens.
  std::string said;
  char c = 0;
  output_ = output[0];
  while (said.find("Listening") == said.npos && ::read(output_, &c, 1) == 1) said += c;
  if (said.find("Listening") == said.npos) {
    stop();
    throw std::runtime_error("xapian-tcpsrv (package xapian-tools) does not start: " + said);
  }
}

void ShardServer::stop() {
  if (process_ <= 0) return;
  ::kill(-process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  ::close(output_);
  process_ = 0;
}

}  // namespace dateline::test
