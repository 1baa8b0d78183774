/// How the program ends when it is told to: at once, but never in the middle of writing.
#pragma once

#include <mutex>

namespace recaudit {

/// From here on SIGINT, SIGTERM and SIGHUP end the program with 128 + the signal's number, unless its caller had them
/// ignored. Called once, before any other thread is started.
void end_on_signals();

/// While one of these lives, the program finishes what it writes before a signal ends it, so that no half-written
/// or temporary file stays behind.
class Uninterrupted {
public:
    Uninterrupted();

private:
    std::lock_guard<std::mutex> lock_;
};

}  // namespace recaudit
