// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace CLI {
class App;
}

namespace mlsysim::command {

class Context;

/// What the process tells its caller. The numbers are part of the interface.
enum Exit {
    Done = 0,
    BadInput = 1, ///< an unknown name, a bad value, an unreadable file
    Infeasible = 2, ///< the workload does not fit
    LimitMissed = 3, ///< a stated limit is missed
    MachineFailed = 4 ///< disk full, no permission to write
};

/// Ends a command with one line on standard error.
class Failure : public std::runtime_error {
public:
    Failure(Exit status, const std::string& message)
        : std::runtime_error(message)
        , m_status(status)
    {
    }
    Exit status() const { return m_status; }

private:
    Exit m_status;
};

/// The whole program: reads the arguments, runs the command, prints what went wrong. Returns one of `Exit`.
int run(int argc, const char* const* argv);

// Each adds one command with its options; parsing it leaves what is to be done in `Context::action`.
void add_zoo(CLI::App& app, Context& context);
void add_eval(CLI::App& app, Context& context);
void add_walls(CLI::App& app, Context& context);
void add_solve(CLI::App& app, Context& context);
void add_batch(CLI::App& app, Context& context);
void add_sweep(CLI::App& app, Context& context);
void add_session(CLI::App& app, Context& context);
void add_figure(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_manual(CLI::App& app, Context& context);
void add_schema(CLI::App& app, Context& context);
void add_completions(CLI::App& app, Context& context);

} // namespace mlsysim::command
