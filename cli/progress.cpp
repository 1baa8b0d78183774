#include "progress.hpp"

#include <recaudit/render/interrupts.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cmath>

namespace recaudit {
namespace {

bool is_wanted(const Settings& settings) {
    return settings.chatter == Chatter::normal && settings.diagnostics == DiagnosticsForm::text && isatty(STDERR_FILENO) == 1;
}

/// [######------------------]
std::string bar_of(double share) {
    constexpr int width = 24;
    const int full = static_cast<int>(share * width);
    return fmt::format("[{:#>{}}{:->{}}]", "", full, "", width - full);
}

std::string in_words(double seconds) {
    if (seconds < 90) return fmt::format("{:.0f} s", std::ceil(seconds));
    return fmt::format("{:.0f} min", std::ceil(seconds / 60));
}

}  // namespace

Progress::Progress(const Console& console, std::string doing, const WorkCounter* counter) : doing_(std::move(doing)), counter_(counter) {
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
    const auto start = std::chrono::steady_clock::now();
    bool shown = false;
    while (!changed_.wait_for(lock, std::chrono::seconds(1), [this] { return done_; })) {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
        print_message("\r\x1b[K" + line(passed.count()));
        shown = true;
    }
    if (shown) print_message("\r\x1b[K");
}

std::string Progress::line(double seconds) {
    const auto share = counter_ ? counter_->share() : std::nullopt;
    if (!share || *share == 0) {
        counted_from_ = seconds;
        return fmt::format("{} ... {:.0f} s", doing_, seconds);
    }
    const double left = (seconds - counted_from_) * (1 - *share) / *share;
    return fmt::format("{} {} {:.0f} %{}", doing_, bar_of(*share), std::floor(100 * *share),
                       seconds > counted_from_ ? fmt::format(", {} left", in_words(left)) : "");
}

}  // namespace recaudit
