/// Holding back Ctrl-C and its kin while files are written, so that no half-written folder is left behind.
#pragma once

#include <csignal>
#include <exception>

namespace recaudit {

/// The user asked to stop while files were written. Everything begun has been taken back.
class Interrupted : public std::exception {
public:
    [[nodiscard]] const char* what() const noexcept override { return "interrupted"; }
};

/// While one lives, SIGINT, SIGTERM and SIGHUP wait; when it goes, a waiting signal takes its usual effect.
/// Threads that live longer than the writing must hold back these signals themselves.
class HeldInterrupts {
public:
    HeldInterrupts();
    ~HeldInterrupts();
    HeldInterrupts(const HeldInterrupts&) = delete;
    HeldInterrupts& operator=(const HeldInterrupts&) = delete;
    /// @throws Interrupted  where a signal is waiting.
    void check() const;

private:
    sigset_t before_;
    sigset_t held_;
};

}  // namespace recaudit
