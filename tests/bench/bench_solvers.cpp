// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/evaluation.h"
#include "tests/bench/timing.h"

#include <algorithm>
#include <array>
#include <string>

// How long one evaluation of each solver takes, without derivation and on inputs that are already there; fails when one
// takes longer than it may.
namespace {

using namespace mlsysim;
using namespace mlsysim::bench;

constexpr double closed_form = 1e-6, search = 1e-3; ///< s that one evaluation may take
constexpr double run = 2e-3; ///< s of one measurement, so that the clock's steps do not count

/// A solver that loops, or one that is not measured on its default inputs.
struct Exception {
    std::string_view solver;
    double bound; ///< s
    std::string_view input {}, value {};
};

constexpr std::array exceptions {
    Exception { "continuous_batching", 5e-6 },
    Exception { "serving_capacity", 50e-6 },
    Exception { "engine_sweep", search },
    Exception { "compression_sweep", search },
    Exception { "sensitivity", search },
    Exception { "batching_optimizer", search },
    Exception { "parallelism_optimizer", search, "fleet", "Systems.Clusters.Mega_100K" },
    Exception { "placement_optimizer", search },
};

double seconds_per_evaluation(Evaluation& evaluation)
{
    const auto repeated = [&](double times) {
        return [&evaluation, times] {
            for (double i = 0; i < times; ++i)
                evaluation.solve();
        };
    };
    const double about = seconds_per_piece(100, repeated(100), 3);
    const double times = std::max(1.0, run / about);
    return seconds_per_piece(times, repeated(times));
}

/// Whether the solver keeps its bound.
bool measure(const Solver& solver)
{
    const auto found = std::ranges::find(exceptions, solver.id, &Exception::solver);
    const Exception how = found == exceptions.end() ? Exception { solver.id, closed_form } : *found;
    Evaluation evaluation(solver, Registry::shipped());
    const bool accepted = how.input.empty() || evaluation.set(how.input, std::string(how.value)).empty();
    const double seconds = seconds_per_evaluation(evaluation);
    const bool kept = accepted && evaluation.check().empty() && seconds <= how.bound;
    std::printf("%-26s %12.4g us   bound %6g us%s\n", std::string(solver.id).c_str(), seconds * 1e6, how.bound * 1e6,
        kept ? "" : "  MISSED");
    return kept;
}

} // namespace

int main()
{
    const auto all = solvers();
    const auto missed = std::ranges::count_if(all, [](const Solver* solver) { return !measure(*solver); });
    if (missed > 0)
        std::printf("%ld missed\n", static_cast<long>(missed));
    return missed > 0 ? 1 : 0;
}
