// SPDX-License-Identifier: Apache-2.0
#include "engine/document/request.h"
#include "engine/engine.h"
#include "engine/study/sweep.h"
#include "tests/bench/plain.h"
#include "tests/bench/timing.h"

#include <cmath>
#include <string>

// How fast the engine is, in figures and in ratios; fails when a ratio is missed. Figures depend on the machine, ratios
// hardly do.
namespace {

using namespace mlsysim;
using namespace mlsysim::bench;

int missed = 0;

void figure(const char* what, double value, const char* unit, const char* aim)
{
    std::printf("%-58s %12.4g %-12s %s\n", what, value, unit, aim);
}

void ratio(const char* what, double value, bool holds, const char* bound)
{
    std::printf("%-58s %12.4g %-12s bound %s%s\n", what, value, "x", bound, holds ? "" : "  MISSED");
    missed += holds ? 0 : 1;
}

PlainInput resolved(const Model& model, const Hardware& machine, double batch, Precision precision, double efficiency)
{
    const LoweredModel lowered = lower(model, precision);
    const Memory& m = machine.memory;
    return { .ops = si(lowered.ops),
        .weights = si(lowered.weights),
        .layers = static_cast<double>(lowered.layers),
        .peak = si(machine.compute.rate(precision)),
        .bandwidth = si(m.bandwidth),
        .capacity = si(m.capacity),
        .host_bandwidth = machine.interconnect ? si(machine.interconnect->one_way()) : 64e9,
        .sram_capacity = si(m.sram_capacity.value_or(Data())),
        .sram_bandwidth = si(m.sram_bandwidth.value_or(Bandwidth())),
        .flash_bandwidth = si(m.flash_bandwidth.value_or(Bandwidth())),
        .tdp = si(machine.tdp.value_or(Power())),
        .dispatch = si(machine.dispatch_tax),
        .has_sram = m.sram_capacity && m.sram_bandwidth,
        .has_flash = m.flash_bandwidth.has_value(),
        .has_tdp = machine.tdp.has_value(),
        .is_training = false,
        .recomputes = false,
        .listed = machine.compute.lists(precision),
        .batch = batch,
        .efficiency = efficiency,
        .training_footprint = 0 };
}

void single_solves()
{
    const Registry& registry = Registry::shipped();
    struct Case {
        const Model* model;
        const Hardware* machine;
        double batch;
        Precision precision;
    };
    std::vector<Case> cases;
    std::vector<PlainInput> plain;
    int n = 0;
    for (const Entry* m : registry.entries(record_type_of<Model>))
        for (const Entry* h : registry.entries(record_type_of<Hardware>)) {
            ++n;
            if (n % 17 != 0) // about 128 pairs, which fit into the first cache as a user's own would
                continue;
            cases.push_back(
                { &registry.get<Model>(*m), &registry.get<Hardware>(*h), 1.0 + n % 64, static_cast<Precision>(n % 7) });
            plain.push_back(
                resolved(*cases.back().model, *cases.back().machine, cases.back().batch, cases.back().precision, 0.5));
        }
    for (std::size_t i = 0; i < cases.size(); ++i) { // the two compute the same, or the ratio means nothing
        const Case& c = cases[i];
        const auto solved = Engine::solve(*c.model, *c.machine, c.batch, c.precision);
        const auto expected = plain_roofline(plain[i]);
        if (si(solved.latency) != expected.latency || solved.mfu != expected.mfu
            || si(solved.energy) != expected.energy) {
            std::printf("the baseline computes something else\n");
            ++missed;
        }
    }
    constexpr int rounds = 400;
    const double count = rounds * static_cast<double>(cases.size());
    const double bare = seconds_per_piece(count, [&] {
        for (int r = 0; r < rounds; ++r)
            for (const PlainInput& p : plain)
                keep(plain_roofline(p));
    });
    const double facade = seconds_per_piece(count, [&] {
        for (int r = 0; r < rounds; ++r)
            for (const Case& c : cases)
                keep(Engine::solve(*c.model, *c.machine, c.batch, c.precision));
    });
    figure("same arithmetic in plain doubles", bare * 1e9, "ns", "");
    figure("Engine::solve on records, checks and lowering included", facade * 1e9, "ns", "aim about 100");
    ratio("Engine::solve over plain doubles", facade / bare, facade <= 4 * bare, "<= 4");
}

void sweeps()
{
    constexpr std::size_t count = 200000;
    std::vector<double> xs(count), latency(count), throughput(count);
    for (std::size_t k = 0; k < count; ++k)
        xs[k] = 1 + static_cast<double>(k % 4096);
    Evaluation evaluation(*find_solver("engine_solve"), Registry::shipped());
    const std::string_view outputs[] { "latency", "throughput" };
    const auto generic = [&](std::string_view axis, std::span<const double> values) {
        const std::span<double> columns[] { std::span(latency).first(values.size()),
            std::span(throughput).first(values.size()) };
        return seconds_per_piece(static_cast<double>(values.size()), [&] {
            const auto outcome = sweep(evaluation, axis, values, outputs, columns);
            missed += outcome.points == values.size() ? 0 : 1;
            keep(latency);
        });
    };
    const double erased = generic("batch_size", xs);
    const double typed = seconds_per_piece(static_cast<double>(count), [&] {
        sweep_spans<EngineSolve, &EngineSolve::In::batch_size, &EngineSolve::Out::latency,
            &EngineSolve::Out::throughput>(evaluation.in<EngineSolve::In>(), xs, latency, throughput);
        keep(latency);
    });
    std::vector<double> bandwidths(xs), peaks(xs);
    for (std::size_t k = 0; k < count; ++k) {
        bandwidths[k] *= 1e9;
        peaks[k] *= 1e12;
    }
    figure("generic sweep over the batch", 1e-6 / erased, "Mpoints/s", "aim >= 10");
    figure("generic sweep over a machine's bandwidth", 1e-6 / generic("hardware.memory.bandwidth", bandwidths),
        "Mpoints/s", "");
    figure("generic sweep over a machine's peak and its rates", 1e-6 / generic("hardware.compute.peak_flops", peaks),
        "Mpoints/s", "");
    figure("typed sweep over the batch", 1e-6 / typed, "Mpoints/s", "");
    ratio("typed sweep over generic sweep", erased / typed, erased >= 5 * typed, ">= 5");
    const std::span<const double> few(xs.data(), 200);
    figure("generic sweep of 200 points, start included", 200 * generic("batch_size", few) * 1e6, "us", "");
}

void registry()
{
    const double load = seconds_per_piece(20, [] {
        for (int i = 0; i < 20; ++i) {
            const Registry r;
            keep(r);
        }
    });
    const double first = seconds_per_piece(20, [] {
        for (int i = 0; i < 20; ++i) {
            const Registry r;
            keep(r.record(*r.resolve(nullptr, "H100").entry));
            keep(r.record(*r.resolve(nullptr, "Llama3_8B").entry));
        }
    });
    const double all = seconds_per_piece(1, [] {
        const Registry r;
        for (const Entry* e : r.entries())
            keep(r.record(*e));
    });
    figure("loading the shipped registry", load * 1e3, "ms", "aim about 1");
    figure("the same, with two records by short name", first * 1e3, "ms", "aim about 1");
    figure("the same, with every record", all * 1e3, "ms", "");
}

void batch()
{
    std::vector<std::string> lines;
    const auto entries = Registry::shipped().entries(record_type_of<Hardware>);
    for (int i = 0; i < 10000; ++i)
        lines.push_back(R"({"id":)" + std::to_string(i)
            + R"(,"solver":"engine_solve","inputs":{"model":"Models.Language.Llama3_8B","hardware":")"
            + entries[static_cast<std::size_t>(i) % entries.size()]->path + R"(","batch_size":)"
            + std::to_string(1 + i % 64) + R"(,"precision":"fp16","efficiency":0.4}})");
    const double whole = seconds_per_piece(
        1,
        [&] {
            for (const auto& line : lines)
                keep(answer(line, Registry::shipped()));
        },
        5);
    figure("batch of 10,000 lines", whole, "s", "aim < 1");
}

} // namespace

int main()
{
    single_solves();
    sweeps();
    registry();
    batch();
    if (missed > 0)
        std::printf("%d missed\n", missed);
    return missed > 0 ? 1 : 0;
}
