#include "progress.hpp"

#include <recaudit/render/interrupts.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>

namespace recaudit {
namespace {

bool is_wanted(const Settings& settings) {
    return settings.chatter == Chatter::normal && settings.diagnostics == DiagnosticsForm::text && isatty(STDERR_FILENO) == 1;
}

}  // namespace

Progress::Progress(const Console& console, std::string doing) : doing_(std::move(doing)) {
    if (!is_wanted(console.settings())) return;
    const HeldInterrupts inherited;  // signals go to the main thread, which knows what must be tidied up
    thread_ = std::thread([this] { show_until_done(); });
}

Progress::~Progress() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        done_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Progress::show_until_done() {
    std::unique_lock lock(mutex_);
    int seconds = 0;
    while (!changed_.wait_for(lock, std::chrono::seconds(1), [this] { return done_; }))
        print_message(fmt::format("\r\x1b[K{} ... {} s", doing_, ++seconds));
    if (seconds > 0) print_message("\r\x1b[K");
}

}  // namespace recaudit
