/// What the program is doing, for those who wait at a terminal.
#pragma once

#include "console.hpp"

#include <recaudit/core/work_counter.hpp>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace recaudit {

/// While it lives and once a second has passed, shows `doing` and the seconds on a line of standard error that is
/// wiped at the end; with a counter that knows how much there is to do, a bar, the share done and the time left besides.
/// Nothing where standard error is no terminal, with --quiet or with --diagnostics json.
class Progress {
public:
    /// @param counter  outlives this; none: nothing is counted.
    Progress(const Console& console, std::string doing, const WorkCounter* counter = nullptr);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

private:
    void show_until_done();
    [[nodiscard]] std::string line(double seconds);
    std::string doing_;
    const WorkCounter* counter_;
    double counted_from_ = 0;  // seconds after the start, when the counter was first seen to count
    std::mutex mutex_;
    std::condition_variable changed_;
    bool done_ = false;
    std::thread thread_;
};

}  // namespace recaudit
