#include "interrupt.hpp"

#include <csignal>
#include <thread>
#include <unistd.h>

namespace recaudit {
namespace {

std::mutex& writing() {
    static std::mutex mutex;
    return mutex;
}

bool is_ignored(int signal) {
    struct sigaction action {};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

/// Waits for a signal of `ending` and ends the program once nothing is being written.
void wait_and_end(sigset_t ending) {
    int signal = 0;
    if (::sigwait(&ending, &signal) != 0) return;
    writing().lock();
    ::_exit(128 + signal);
}

}  // namespace

void end_on_signals() {
    ::signal(SIGPIPE, SIG_IGN);  // a reader that went away is seen as a write error instead
    sigset_t ending;
    ::sigemptyset(&ending);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        if (!is_ignored(signal)) ::sigaddset(&ending, signal);
    ::pthread_sigmask(SIG_BLOCK, &ending, nullptr);  // every later thread inherits this
    std::thread(wait_and_end, ending).detach();
}

Uninterrupted::Uninterrupted() : lock_(writing()) {}

}  // namespace recaudit
