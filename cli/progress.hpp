/// What the program is doing, for those who wait at a terminal.
#pragma once

#include "console.hpp"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace recaudit {

/// While it lives and once a second has passed, shows `doing` and the seconds on a line of standard error that is
/// wiped at the end. Nothing where standard error is no terminal, with --quiet or with --diagnostics json.
class Progress {
public:
    Progress(const Console& console, std::string doing);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

private:
    void show_until_done();
    std::string doing_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool done_ = false;
    std::thread thread_;
};

}  // namespace recaudit
