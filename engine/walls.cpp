// SPDX-License-Identifier: Apache-2.0
#include "engine/walls.h"

#include "engine/catalogue.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace mlsysim {

namespace {

constexpr std::string_view node = "Node", data = "Data", algorithm = "Algorithm", fleet = "Fleet",
                           operations = "Operations", analysis = "Analysis";

constexpr std::array all {
    Wall { 1, "Compute", node, "No arithmetic runs faster than the peak rate times what the software reaches of it",
        "t_comp = O / (F·η)", "single_node" },
    Wall { 2, "Memory", node, "Capacity decides what fits, bandwidth how fast it streams", "t_mem = Q / BW,  M ≤ C",
        "single_node" },
    Wall { 3, "Software", node, "Kernels deliver less than the data sheet promises", "F_u = F·u", "efficiency" },
    Wall { 4, "Serving", node, "Reading a prompt takes arithmetic, writing each token takes bandwidth",
        "TTFT = O_p / (F·η),  ITL = (W + KV) / BW", "serving" },
    Wall { 5, "Batching", node, "The memory for caches decides how many requests run at once",
        "N = ⌊(C − W) / (k_1·S)⌋", "continuous_batching" },
    Wall { 6, "Streaming", node, "Weights that stay outside come in no faster than the link",
        "t_l = max(W_l / J, O_l / (F·η))", "weight_streaming" },
    Wall { 7, "Tail latency", node, "The slowest requests wait without end as the load nears one",
        "w_99 = ln(100·p) / (μ·(1 − ρ))", "tail_latency" },
    Wall { 8, "Ingestion", data, "Storage has to deliver as fast as the machine consumes", "ρ = D / S", "data" },
    Wall { 9, "Transformation", data, "The host has to prepare a batch while the last one runs", "t_p = n·z / R",
        "transformation" },
    Wall {
        10, "Locality", data, "The shape of a network narrows what crosses its middle", "B_e = B·f / r", "topology" },
    Wall { 11, "Complexity", algorithm, "A training budget pays for one best size of model",
        "C = 6·P·D,  P = √(C / 120)", "scaling" },
    Wall { 12, "Reasoning", algorithm, "Every step of thought costs its time again", "T = TTFT + K·t_K",
        "inference_scaling" },
    Wall { 13, "Fidelity", algorithm, "Smaller weights cost accuracy", "r = 8·b / n,  r = 1 / (1 − s)", "compression" },
    Wall { 14, "Communication", fleet, "Devices that train together have to agree in every step",
        "T = 2·(N − 1) / N·M / β + 2·(N − 1)·α", "distributed" },
    Wall { 15, "Fragility", fleet, "The more parts, the sooner one of them fails", "M = 1 / (λ·K)", "reliability" },
    Wall { 16, "Multi-tenant", fleet, "Who shares a machine waits for the others", "W = ρ·D / (2·(1 − ρ))",
        "orchestration" },
    Wall {
        17, "Capital", operations, "Buying and running the machines has to be paid for", "TCO = K + O", "economics" },
    Wall {
        18, "Sustainability", operations, "Energy becomes carbon and takes water", "C = E·PUE·CI", "sustainability" },
    Wall {
        19, "Checkpoint", operations, "Training stands still while its state is written", "p = T_w / i", "checkpoint" },
    Wall { 20, "Safety", operations, "Privacy takes longer training, fairness more data", "k = 1 + 2 / ε,  d = 1 / q",
        "responsible" },
    Wall { 21, "Sensitivity", analysis, "Tells which of the walls moves the answer", "s_i = ∂T / ∂x_i", "sensitivity" },
    Wall { 22, "Synthesis", analysis, "Tells what machine a target asks for", "BW = W / T", "synthesis" },
};

static_assert(std::ranges::is_sorted(all, {}, &Wall::number) && all.front().number == 1
    && all.back().number == static_cast<int>(all.size()));

} // namespace

std::span<const Wall> walls() { return all; }

const Wall* find_wall(int number)
{
    return number >= 1 && number <= static_cast<int>(all.size()) ? &all[static_cast<std::size_t>(number) - 1] : nullptr;
}

const Wall* find_wall(std::string_view text)
{
    const auto same = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
    const auto found = std::ranges::find_if(all, [&](const Wall& wall) {
        return text == std::to_string(wall.number) || std::ranges::equal(text, wall.name, same);
    });
    return found == all.end() ? nullptr : &*found;
}

std::vector<const Solver*> solvers_of(const Wall& wall)
{
    std::vector<const Solver*> found { find_solver(wall.solver) };
    for (const Solver* solver : solvers())
        if (solver != found.front() && std::ranges::find(solver->walls, wall.number) != solver->walls.end())
            found.push_back(solver);
    return found;
}

} // namespace mlsysim
