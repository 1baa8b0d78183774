/// The program: hands the command line to its command, and turns what goes wrong into a message and an exit code.
#include "command_line.hpp"
#include "commands/commands.hpp"

#include <recaudit/disclosure/release.hpp>
#include <recaudit/render/interrupts.hpp>

#include <fmt/format.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include <csignal>
#include <exception>
#include <new>
#include <system_error>

namespace {

using namespace recaudit;

ExitCode say(ExitCode code, const std::string& message) {
    print_message(fmt::format("recaudit: {}\n", message));
    return code;
}

/// Whatever was thrown, as a message and an exit code.
ExitCode explain_failure(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const OutputClosed&) {
        return exit_fine;
    } catch (const Interrupted&) {  // only where the caller holds signals back: else the signal itself ends the program
        return exit_interrupted;
    } catch (const UsageError& error) {
        return say(exit_usage, error.what());
    } catch (const DisclosureFailure& error) {
        return say(exit_disclosure, fmt::format("the disclosure audit failed: {}\nNothing was written.", error.what()));
    } catch (const std::system_error& error) {
        return say(exit_access, error.what());
    } catch (const std::bad_alloc&) {
        return say(exit_internal, "there is not enough memory for these data");
    } catch (const std::exception& error) {
        return say(exit_internal,
                   fmt::format("internal error, not your fault: {}\nNothing was written. Please report it with the command you gave.",
                               error.what()));
    } catch (...) {
        return say(exit_internal, "internal error, not your fault. Nothing was written. Please report it with the command you gave.");
    }
}

/// Columns of a million people go back to the system as soon as they are done with. Left alone, the allocator keeps
/// pieces of up to 32 MiB for itself once one of that size has been freed.
void return_large_memory() {
#if defined(__GLIBC__)
    mallopt(M_MMAP_THRESHOLD, 1 << 19);
#endif
}

}  // namespace

int main(int count, char** values) {
    try {
        return_large_memory();
        std::signal(SIGPIPE, SIG_IGN);  // a reader that has gone is seen as a write error instead
        CommandLine line;
        add_commands(line);
        return line.run({values + 1, values + count});
    } catch (...) {
        return explain_failure(std::current_exception());
    }
}
