#include <recaudit/render/interrupts.hpp>

#include <array>

namespace recaudit {
namespace {

constexpr std::array stopping{SIGINT, SIGTERM, SIGHUP};

}  // namespace

HeldInterrupts::HeldInterrupts() {
    sigemptyset(&held_);
    for (const int signal : stopping) sigaddset(&held_, signal);
    pthread_sigmask(SIG_BLOCK, &held_, &before_);
}

HeldInterrupts::~HeldInterrupts() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

void HeldInterrupts::check() const {
    sigset_t waiting;
    sigpending(&waiting);
    for (const int signal : stopping)
        if (sigismember(&waiting, signal) == 1 && sigismember(&before_, signal) == 0) throw Interrupted();
}

}  // namespace recaudit
