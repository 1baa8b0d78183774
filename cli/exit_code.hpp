/// What the program tells the shell when it ends. See docs/commands/README.md.
#pragma once

namespace recaudit {

enum ExitCode : int {
    exit_fine = 0,
    exit_files_wrong = 1,    // errors in the user's files; with --strict also warnings
    exit_usage = 2,          // the command line
    exit_access = 3,         // a file cannot be read or written
    exit_internal = 4,       // our fault
    exit_disclosure = 5,     // a small group could be worked out all the same: nothing was written
    exit_interrupted = 130,  // the user asked to stop
};

}  // namespace recaudit
