// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/engine.h"
#include "engine/evaluation.h"
#include "engine/solvers/alpha_beta/alpha_beta.h"
#include "engine/solvers/tail_latency/tail_latency.h"
#include "tests/support/random.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace mlsysim;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

const Hardware& machine(std::string_view path) { return *Registry::shipped().get<Hardware>(path); }
const Model& model(std::string_view path) { return *Registry::shipped().get<Model>(path); }

/// Two random records and settings for the roofline.
struct Point {
    const Model* model;
    const Hardware* hardware;
    double batch, efficiency;
    Precision precision;
    SolveOptions options {};

    PerformanceProfile solve() const { return Engine::solve(*model, *hardware, batch, precision, efficiency, options); }
};

Point random_point(test::Random& random, bool training = false)
{
    const Registry& r = Registry::shipped();
    static const auto models = r.entries(record_type_of<Model>), machines = r.entries(record_type_of<Hardware>);
    Point p { &r.get<Model>(*random.of(models)), &r.get<Hardware>(*random.of(machines)),
        std::floor(random.logarithmic(1, 4096)), random.between(0.01, 1), static_cast<Precision>(random.below(7)) };
    p.options.is_training = training && random.coin();
    p.options.activation_recomputation = true;
    return p;
}

} // namespace

/// What must hold of the equations whatever the numbers are, over random models, machines and settings.
class TestRelations : public QObject {
    Q_OBJECT

private slots:
    void moreIsNeverSlower()
    {
        test::Random random(10);
        for (int i = 0; i < 5000; ++i) {
            Point p = random_point(random, true);
            const double before = si(p.solve().latency), factor = random.logarithmic(1, 100);
            Hardware better = *p.hardware;
            better.memory.bandwidth *= factor;
            const auto with = [&](const Hardware& h) {
                Point q = p;
                q.hardware = &h;
                return si(q.solve().latency);
            };
            QVERIFY(with(better) <= before); // 1: bandwidth
            better = *p.hardware;
            better.compute.scale(factor);
            QVERIFY(with(better) <= before); // 2: arithmetic
            Point q = p;
            q.efficiency = std::min(1.0, p.efficiency * factor);
            QVERIFY(si(q.solve().latency) <= before); // 3: efficiency
        }
    }

    void largerBatches()
    {
        test::Random random(11);
        for (int i = 0; i < 5000; ++i) {
            Point p = random_point(random);
            const auto small = p.solve();
            p.batch *= random.between(1, 8);
            const auto large = p.solve();
            QVERIFY(large.latency >= small.latency); // 4
            QVERIFY(si(large.throughput) >= si(small.throughput) * (1 - 1e-12));
        }
    }

    void fewerBytesNeedLessMemory()
    {
        const Registry& r = Registry::shipped();
        for (const Entry* m : r.entries(record_type_of<Model>)) {
            double before = infinity;
            for (const Precision p : { Precision::Fp32, Precision::Fp16, Precision::Int8, Precision::Int4 }) {
                const double needed = si(
                    Engine::solve(r.get<Model>(*m), machine("Hardware.Cloud.H100"), 1, p).detail().memory_footprint);
                QVERIFY2(needed <= before, m->path.c_str()); // 5
                before = needed;
            }
        }
    }

    void twiceTheMachineHalvesTheTimes()
    {
        test::Random random(12);
        for (int i = 0; i < 5000; ++i) {
            Point p = random_point(random, true);
            const auto one = p.solve();
            Hardware twice = *p.hardware;
            twice.compute.scale(2);
            twice.memory.bandwidth *= 2;
            if (twice.memory.sram_bandwidth)
                *twice.memory.sram_bandwidth *= 2;
            if (twice.memory.flash_bandwidth)
                *twice.memory.flash_bandwidth *= 2;
            if (!twice.interconnect)
                twice.interconnect = Link { "host", from_si<Bandwidth>(engine_solve::host_link), {}, {} };
            twice.interconnect->bandwidth *= 2;
            p.hardware = &twice;
            const auto two = p.solve();
            QCOMPARE(2 * si(two.detail().latency_compute), si(one.detail().latency_compute)); // 6
            QCOMPARE(2 * si(two.detail().latency_memory), si(one.detail().latency_memory));
            QCOMPARE(two.detail().latency_overhead, one.detail().latency_overhead);
            QVERIFY(two.bottleneck == one.bottleneck && two.feasible == one.feasible);
            QCOMPARE(two.detail().ridge_point, one.detail().ridge_point);
        }
    }

    void unitsDoNotMatter()
    {
        const std::pair<const char*, std::array<const char*, 4>> spellings[] {
            { "hardware.memory.bandwidth", { "3350 GB/s", "3.35 TB/s", "3350000 MB/s", "26.8 Tbit/s" } },
            { "hardware.compute.peak_flops", { "989 TFLOP/s", "0.989 PFLOP/s", "989000 GFLOP/s", "989 TOPS" } },
            { "hardware.memory.capacity", { "80 GiB", "81920 MiB", "85899345920 B", "0.078125 TiB" } },
            { "hardware.dispatch_tax", { "10 us", "0.01 ms", "10 µs", "10000 ns" } },
            { "hardware.tdp", { "700 W", "0.7 kW", "700000 mW", "700 J/s" } },
            { "efficiency", { "0.25", "25 %", "25e-2", ".25" } },
            { "model.parameters", { "8e9", "8 B", "8000 M", "0.008 T" } },
        };
        for (const auto& [path, texts] : spellings) {
            double first = 0, latency = 0;
            for (const char* text : texts) {
                Evaluation e(*find_solver("engine_solve"), Registry::shipped());
                QVERIFY2(e.set(path, text).empty(), text);
                e.solve();
                if (text == texts[0]) {
                    first = e.input(path);
                    latency = e.output("latency");
                }
                QVERIFY2(
                    std::fabs(e.input(path) - first) <= std::nextafter(first, infinity) - first, text); // 7: one ulp
                QVERIFY2(std::fabs(e.output("latency") - latency) <= 1e-15 * latency, text);
            }
        }
    }

    void bottleneckFlipsAtTheRidge()
    {
        test::Random random(13);
        int flips = 0;
        for (int i = 0; i < 3000; ++i) {
            Point p = random_point(random, true);
            const auto at = [&](double peak) {
                Hardware h = *p.hardware;
                h.compute.scale(peak / si(h.compute.rate(p.precision)));
                Point q = p;
                q.hardware = &h;
                return q.solve();
            };
            const auto now = p.solve();
            const double intensity = si(now.detail().arithmetic_intensity), ridge = si(now.detail().ridge_point);
            if (intensity <= 0)
                continue;
            QVERIFY((intensity < ridge * (1 - 1e-12)) <= (now.bottleneck == Bottleneck::Memory));
            QVERIFY((intensity > ridge * (1 + 1e-12)) <= (now.bottleneck == Bottleneck::Compute));
            // 8: bisect the peak rate for the flip, which must be where the intensity meets the ridge.
            double low = 1, high = 1e30;
            if (at(low).bottleneck != Bottleneck::Compute || at(high).bottleneck != Bottleneck::Memory)
                continue;
            if (i % 10 != 0)
                continue;
            while (high / low > 1 + 1e-13) {
                const double middle = std::sqrt(low * high);
                if (middle <= low || middle >= high)
                    break;
                (at(middle).bottleneck == Bottleneck::Memory ? high : low) = middle;
            }
            const auto flip = at(high).detail();
            QVERIFY(std::fabs(si(flip.arithmetic_intensity) / si(flip.ridge_point) - 1) < 1e-11);
            ++flips;
        }
        QVERIFY(flips > 100);
    }

    void boundsHold()
    {
        test::Random random(14);
        for (int i = 0; i < 20000; ++i) {
            const Point p = random_point(random, true);
            const auto r = p.solve();
            const auto& d = r.detail();
            QVERIFY(r.latency >= d.latency_compute && r.latency >= d.latency_memory
                && r.latency >= d.latency_overhead); // 9
            const double roof = std::min(si(d.peak_flops_actual), si(d.arithmetic_intensity * d.peak_bw_actual));
            QVERIFY(si(d.attained_flops) <= roof * (1 + 1e-12));
            QVERIFY(0 <= r.mfu && r.mfu <= 1 && r.mfu <= d.hfu * (1 + 1e-15) && d.hfu <= 1); // 11
            QVERIFY(std::fabs(si(r.throughput) * si(r.latency) - p.batch) <= 1e-12 * p.batch);
            if (p.hardware->tdp) { // 12
                const double most = si(*p.hardware->tdp) * si(r.latency);
                QVERIFY(0.3 * most * (1 - 1e-12) <= si(r.energy) && si(r.energy) <= most * (1 + 1e-12));
            } else {
                QCOMPARE(si(r.energy), 0.0);
            }
            QCOMPARE(r.feasible, d.memory_footprint <= d.memory_capacity);
            QCOMPARE(d.offload_spill_bytes.has_value(), !r.feasible);
        }
    }

    void moreMemoryStaysFeasible()
    {
        test::Random random(15);
        for (int i = 0; i < 3000; ++i) {
            Point p = random_point(random, true);
            Hardware h = *p.hardware;
            p.hardware = &h;
            bool feasible = false;
            for (double capacity = 1e6; capacity < 1e16; capacity *= random.between(2, 30)) {
                h.memory.capacity = from_si<Data>(capacity);
                const bool now = p.solve().feasible;
                QVERIFY(now || !feasible); // 10
                feasible = now;
            }
            // Equality fits; one bit less does not.
            const double needed = si(p.solve().detail().memory_footprint);
            h.memory.capacity = from_si<Data>(needed);
            QVERIFY(p.solve().feasible);
            h.memory.capacity = from_si<Data>(std::nextafter(needed, 0));
            QVERIFY(!p.solve().feasible);
        }
    }

    void cacheIsLinear()
    {
        const Registry& r = Registry::shipped();
        for (const Entry* e : r.entries(record_type_of<Model>)) {
            const Model& m = r.get<Model>(*e);
            const double one = si(kv_cache_bytes(m, 1024, 3, 2));
            QCOMPARE(si(kv_cache_bytes(m, 2048, 3, 2)), 2 * one); // 16
            QCOMPARE(si(kv_cache_bytes(m, 1024, 6, 2)), 2 * one);
            QCOMPARE(si(kv_cache_bytes(m, 1024, 3, 1)), one / 2);
            QCOMPARE(si(kv_cache_bytes(m, 0, 3, 2)), 0.0);
            QVERIFY(one > 0);
        }
        // Printed by the reference.
        QCOMPARE(si(kv_cache_bytes(model("Models.Language.Llama3_70B"), 8192, 4, 2)), 10737418240.0);
        QCOMPARE(si(kv_cache_bytes(model("Models.Language.DeepSeek_V3"), 8192, 4, 1)), 1151336448.0);
        QCOMPARE(si(kv_cache_bytes(model("Models.Language.PaLM_540B"), 2048, 1, 2)), 247463936.0);
        QCOMPARE(si(state_bytes(model("Models.StateSpace.Mamba_2_8B"), 8, 2)), 41943040.0);
    }

    void queueRelations()
    {
        test::Random random(16);
        NoTrace none;
        for (int i = 0; i < 3000; ++i) {
            TailLatency::In in { from_si<Frequency>(0), from_si<Time>(random.logarithmic(1e-4, 10)),
                1 + static_cast<std::int64_t>(random.below(64)), random.between(0, 3) };
            const double capacity = static_cast<double>(in.num_replicas) / si(in.service_latency);
            double p99 = 0, p50 = 0;
            for (const double rho : { 0.0, 0.1, 0.5, 0.9, 0.99, 0.9999, 1.0, 2.0 }) {
                in.arrival_rate = from_si<Frequency>(rho * capacity);
                const auto out = TailLatency::solve(in, none);
                QVERIFY(out.p99_latency >= out.p50_latency && out.p50_latency >= in.service_latency); // 15
                QVERIFY(si(out.p99_latency) >= p99 && si(out.p50_latency) >= p50);
                p99 = si(out.p99_latency), p50 = si(out.p50_latency);
                if (rho == 0)
                    QCOMPARE(out.p99_latency, in.service_latency);
                if (rho == 0.9999) // the tail grows without end towards full load
                    QVERIFY(p99 > 40.0 / static_cast<double>(in.num_replicas) * si(in.service_latency) * 10);
                if (rho >= 1)
                    QVERIFY(std::isinf(p99) && !out.is_stable && out.queue_utilization == 1);
            }
            in.arrival_rate = from_si<Frequency>(0.95 * capacity);
            const auto before = TailLatency::solve(in, none);
            in.service_time_cv += 0.5;
            QVERIFY(TailLatency::solve(in, none).p99_latency >= before.p99_latency);
        }
    }

    /// Seconds measured in another unit: every result scales as its dimension.
    void resultsScaleAsTheirDimension()
    {
        test::Random random(17);
        NoTrace none;
        for (int i = 0; i < 1000; ++i) {
            const double t = std::ldexp(1.0, static_cast<int>(random.below(40)) - 20);
            const double b = std::ldexp(1.0, static_cast<int>(random.below(40)) - 20);
            TailLatency::In in { from_si<Frequency>(random.logarithmic(1, 100)),
                from_si<Time>(random.logarithmic(1e-3, 1)), 8, random.between(0, 2) };
            const auto one = TailLatency::solve(in, none);
            in.arrival_rate /= t;
            in.service_latency *= t;
            const auto other = TailLatency::solve(in, none);
            QCOMPARE(si(other.p50_latency), si(one.p50_latency) * t);
            QCOMPARE(si(other.p99_latency), si(one.p99_latency) * t);
            QCOMPARE(other.queue_utilization, one.queue_utilization);
            QCOMPARE(other.slo_headroom_ratio, one.slo_headroom_ratio);

            AlphaBeta::In link, scaled;
            const double alpha = random.logarithmic(1e-7, 1e-4), beta = random.logarithmic(1e8, 1e12),
                         n = random.logarithmic(1, 1e9);
            link.alphas.add("a", from_si<Time>(alpha));
            link.bandwidths.add("a", from_si<Bandwidth>(beta));
            link.messages.add("m", from_si<Data>(n));
            scaled.alphas.add("a", from_si<Time>(alpha * t));
            scaled.bandwidths.add("a", from_si<Bandwidth>(beta * b / t));
            scaled.messages.add("m", from_si<Data>(n * b));
            const auto x = AlphaBeta::solve(link, none), y = AlphaBeta::solve(scaled, none);
            QCOMPARE(si(*y.times.find("a")->find("m")), si(*x.times.find("a")->find("m")) * t);
            QCOMPARE(si(*y.crossovers.find("a")), si(*x.crossovers.find("a")) * b);
        }
    }
};

QTEST_APPLESS_MAIN(TestRelations)
#include "tst_relations.moc"
