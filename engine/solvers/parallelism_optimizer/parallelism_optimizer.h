// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/distributed/distributed.h"

namespace mlsysim {

namespace parallelism_optimizer {

struct In {
    const Model* model = nullptr;
    const Fleet* fleet = nullptr;
    std::int64_t batch_size = 1;
    Precision precision = Precision::Fp16;
    double efficiency = 0.5;
    std::int64_t seq_len = 2048;
    std::optional<std::int64_t> max_tp {}, max_pp {};
    bool overlap_comm = true, activation_recomputation = false;
};

/// One division of the fleet.
struct Config {
    std::int64_t tp = 1, pp = 1, dp = 1;
};
/// What a division comes to.
struct Candidate {
    Config config;
    double mfu = 0; ///< scaling efficiency times efficiency
    Frequency throughput;
    Time step_time;
};
struct Out {
    bool feasible = false;
    double objective_value = 0, best_mfu = 0;
    Config best_config;
    Frequency best_throughput;
    Time best_step_time;
    std::int64_t total_searched = 0, search_space_size = 0;
    std::vector<Candidate> top_candidates;
};

/// Every division whose replicas fit, in the order in which they were tried.
std::vector<Candidate> candidates(const In& in);

} // namespace parallelism_optimizer

template <>
inline constexpr auto fields_of<parallelism_optimizer::Config> = std::tuple {
    shown<&parallelism_optimizer::Config::tp>(
        { .id = "tp", .symbol = "T", .label = "Tensor parallel", .help = "Devices that share every layer." }),
    shown<&parallelism_optimizer::Config::pp>({ .id = "pp",
        .symbol = "Q",
        .label = "Pipeline parallel",
        .help = "Stages that the layers are divided into." }),
    shown<&parallelism_optimizer::Config::dp>(
        { .id = "dp", .symbol = "D", .label = "Data parallel", .help = "Replicas of the model." }),
};
template <>
inline constexpr auto fields_of<parallelism_optimizer::Candidate> = std::tuple {
    shown<&parallelism_optimizer::Candidate::config>(
        { .id = "config", .label = "Division", .help = "Devices along each kind of parallelism." }),
    shown<&parallelism_optimizer::Candidate::mfu>(
        { .id = "mfu", .label = "Score", .help = "Scaling efficiency times efficiency.", .unit = unit::percent }),
    shown<&parallelism_optimizer::Candidate::throughput>(
        { .id = "throughput", .label = "Throughput", .help = "Samples per second.", .unit = unit::per_second }),
    shown<&parallelism_optimizer::Candidate::step_time>(
        { .id = "step_time", .label = "Step", .help = "Time of one step.", .unit = unit::millisecond }),
};

/// The division of a fleet into tensor, pipeline and data parallel groups that scales best.
struct ParallelismOptimizer {
    using In = parallelism_optimizer::In;
    using Out = parallelism_optimizer::Out;
    static constexpr std::string_view id = "parallelism_optimizer", title = "Best parallelism", domain = "Fleet";
    static constexpr std::string_view summary = "The division of a fleet that trains a model with the least loss.";
    static constexpr std::array walls { 14 };
    static constexpr DefaultPlot plot { .x = "batch_size", .y = "best_throughput" };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("The model that is trained.", "Models.Language.Llama3_70B"),
        common::fleet<&In::fleet>("The devices that train it.", "Systems.Clusters.Training_512_H100"),
        distributed::batch<&In::batch_size>(512, true),
        common::precision<&In::precision>(),
        common::efficiency<&In::efficiency>(),
        distributed::sequence<&In::seq_len>(),
        field<&In::max_tp>({ .id = "max_tp",
            .label = "Most tensor parallel",
            .help = "Devices that may share a layer; those of a node when absent.",
            .min = 1,
            .max = common::most,
            .low = 1,
            .high = 64,
            .axis = Axis::Logarithmic }),
        field<&In::max_pp>({ .id = "max_pp",
            .label = "Most stages",
            .help = "Stages that a pipeline may have; any number when absent.",
            .min = 1,
            .max = common::most,
            .low = 1,
            .high = 512,
            .axis = Axis::Logarithmic }),
        distributed::overlap<&In::overlap_comm>(true),
        distributed::recomputation<&In::activation_recomputation>(),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::feasible>(
            { .id = "feasible", .symbol = "ok", .label = "Found", .help = "Whether any division fits into memory." }),
        shown<&Out::best_config>(
            { .id = "best_config", .label = "Best division", .help = "Devices along each kind of parallelism." }),
        shown<&Out::objective_value>({ .id = "objective_value",
            .symbol = "z",
            .label = "Score",
            .help = "Scaling efficiency times efficiency of the best division.",
            .unit = unit::percent }),
        shown<&Out::best_mfu>({ .id = "best_mfu",
            .label = "Utilization",
            .help = "The same as the score.",
            .unit = unit::percent,
            .tier = Tier::Advanced }),
        shown<&Out::best_throughput>({ .id = "best_throughput",
            .symbol = "X_s",
            .label = "Throughput",
            .help = "Samples per second with the best division.",
            .unit = unit::per_second }),
        shown<&Out::best_step_time>({ .id = "best_step_time",
            .symbol = "T_s",
            .label = "Step",
            .help = "Time of one step with the best division.",
            .unit = unit::millisecond }),
        shown<&Out::total_searched>(
            { .id = "total_searched", .symbol = "k", .label = "Divisions", .help = "Divisions whose replicas fit." }),
        shown<&Out::search_space_size>({ .id = "search_space_size",
            .label = "Search space",
            .help = "The same as the divisions.",
            .tier = Tier::Advanced }),
        shown<&Out::top_candidates>(
            { .id = "top_candidates", .label = "Best five", .help = "The divisions with the highest scores." }),
    };

    static std::optional<Problem> failure(const In& in, const Out& out);

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        constexpr std::size_t listed = 5;
        auto found = parallelism_optimizer::candidates(in);
        Out out;
        out.total_searched = out.search_space_size = static_cast<std::int64_t>(found.size());
        trace({ "k", "Divisions", "", unit::one, "powers of two that divide the fleet and whose replicas fit" },
            static_cast<double>(found.size()));
        std::ranges::stable_sort(found, std::ranges::greater(), &parallelism_optimizer::Candidate::mfu);
        out.feasible = common::verdict(trace, "ok", "Found", "k ≥ 1", !found.empty());
        if (!out.feasible)
            return out;
        const auto& best = found.front();
        out.objective_value = out.best_mfu
            = trace({ "z", "Score", "", unit::percent, "the highest scaling efficiency times efficiency" }, best.mfu);
        out.best_config = best.config;
        trace({ "T", "Tensor parallel", "", unit::one, "the best division" }, static_cast<double>(best.config.tp));
        trace({ "Q", "Pipeline parallel", "", unit::one, "the best division" }, static_cast<double>(best.config.pp));
        trace({ "D", "Data parallel", "", unit::one, "the best division" }, static_cast<double>(best.config.dp));
        out.best_throughput
            = trace({ "X_s", "Throughput", "", unit::per_second, "distributed, with T, Q and D" }, best.throughput);
        out.best_step_time
            = trace({ "T_s", "Step", "", unit::millisecond, "distributed, with T, Q and D" }, best.step_time);
        found.resize(std::min(found.size(), listed));
        out.top_candidates = std::move(found);
        return out;
    }
};

} // namespace mlsysim
