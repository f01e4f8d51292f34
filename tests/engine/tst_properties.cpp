// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/document/json.h"
#include "engine/engine.h"
#include "engine/evaluation.h"
#include "engine/registry/reading.h"
#include "engine/solvers/alpha_beta/alpha_beta.h"
#include "engine/solvers/tail_latency/tail_latency.h"
#include "tests/support/json.h"
#include "tests/support/random.h"

#include <QtTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

using namespace mlsysim;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Results that are infinite on purpose: how many times longer the slower side takes when the other takes no time, and
/// the waiting time of a queue that never empties, and ratios to a time or a rate that is zero.
const std::set<std::string> infinite_on_purpose { "engine_solve.bottleneck_ratio", "single_node.bottleneck_ratio",
    "tail_latency.p50_latency", "tail_latency.p99_latency", "serving_capacity.estimated_p99_latency",
    "serving_capacity.queue_wait_p99", "serving_capacity.utilization", "data.utilization", "transformation.slowdown_factor" };

const Hardware& machine(std::string_view path) { return *Registry::shipped().get<Hardware>(path); }
const Model& model(std::string_view path) { return *Registry::shipped().get<Model>(path); }

/// The number fields of a solver that can be swept: with a range that ends somewhere.
std::vector<const Field*> numbers(const Solver& solver)
{
    std::vector<const Field*> found;
    for (const Field& f : solver.inputs.fields)
        if (f.type->kind == Kind::Real || f.type->kind == Kind::Integer)
            found.push_back(&f);
    return found;
}

std::vector<double> ends(const Field& f)
{
    std::vector<double> values;
    for (const double x : { f.min, f.max, f.low, f.high, f.standard })
        if (std::isfinite(x) && f.min <= x && x <= f.max && std::fabs(x) <= 9e15
            && std::ranges::find(values, x) == values.end())
            values.push_back(x);
    return values;
}

/// The first number in `value` that is NaN, or infinite without being allowed to; empty when there is none.
std::string unfit(const Value& value, const std::string& path)
{
    if (const auto* members = value.map()) {
        for (const auto& m : *members)
            if (auto text = unfit(m.value, path + "." + m.name); !text.empty())
                return text;
    } else if (const auto* items = value.list()) {
        for (const auto& item : *items)
            if (auto text = unfit(item, path); !text.empty())
                return text;
    } else if (value.is_number()) {
        if (std::isnan(value.number()))
            return path + " is not a number";
        if (std::isinf(value.number()) && !infinite_on_purpose.contains(path))
            return path + " is infinite";
    }
    return {};
}

/// Random inputs: numbers in their sliders' range, any switch, any choice, any registry entry.
Value random_inputs(const Solver& solver, const Evaluation& defaults, test::Random& random, bool at_ends)
{
    Value inputs = defaults.inputs();
    const Registry& registry = defaults.registry();
    for (const Field& f : solver.inputs.fields) {
        const Type& type = *f.type;
        if (type.kind == Kind::Switch) {
            inputs.set(f.id, random.coin());
        } else if (type.kind == Kind::Choice) {
            inputs.set(f.id, random.of(type.names));
        } else if (type.kind == Kind::Record) {
            const auto entries = registry.entries(*type.record);
            inputs.set(f.id, std::string_view(random.of(entries)->path));
        } else if (type.kind == Kind::Real || type.kind == Kind::Integer) {
            double x = 0;
            if (at_ends)
                x = random.of(ends(f));
            else if (std::isfinite(f.low) && std::isfinite(f.high))
                x = f.axis == Axis::Logarithmic ? random.logarithmic(f.low, f.high) : random.between(f.low, f.high);
            else
                continue;
            inputs.set(f.id,
                type.kind == Kind::Integer ? std::clamp(std::floor(x), f.min, f.max) : std::clamp(x, f.min, f.max));
        }
    }
    inputs.set("raise_errors", Value());
    if (!solver.inputs.find("raise_errors"))
        std::erase_if(*inputs.map(), [](const Member& m) { return m.name == "raise_errors"; });
    return inputs;
}

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

void each_solver()
{
    QTest::addColumn<QString>("solver");
    for (const Solver* s : solvers())
        QTest::newRow(std::string(s->id).c_str()) << QString::fromUtf8(s->id.data(), qsizetype(s->id.size()));
}

const Solver& fetched(const QString& id) { return *find_solver(id.toStdString()); }

} // namespace

/// What holds for every solver of the catalogue, so that a new one is covered the day it is added, and what must hold
/// of the equations whatever the numbers are.
class TestProperties : public QObject {
    Q_OBJECT

private slots:
    void catalogueIsSound()
    {
        std::set<std::string_view> ids;
        for (const Solver* s : solvers()) {
            QVERIFY2(ids.insert(s->id).second, s->id.data());
            QVERIFY(!s->title.empty() && !s->summary.empty() && !s->domain.empty() && s->summary.ends_with('.'));
            QVERIFY(QRegularExpression("^[a-z][a-z0-9_]*$").match(std::string(s->id).c_str()).hasMatch());
            for (const int wall : s->walls)
                QVERIFY(wall >= 1 && wall <= 22);
            QCOMPARE(find_solver(s->id), s);
            QVERIFY(
                QFile::exists(QString(MLSYSIM_SOURCE_DIR "/engine/solvers/%1/%1.md").arg(std::string(s->id).c_str())));
        }
    }

    void textsAreSound_data() { each_solver(); }
    void textsAreSound()
    {
        QFETCH(QString, solver);
        const Solver& s = fetched(solver);
        for (const Structure* structure : { &s.inputs, &s.outputs })
            for (const Field& f : structure->fields) {
                const std::string place = std::string(s.id) + "." + std::string(f.id);
                QVERIFY2(f.help.ends_with('.'), place.c_str());
                QVERIFY2(!f.label.ends_with('.'), place.c_str());
                QVERIFY2(f.label.find('\n') == std::string_view::npos, place.c_str());
                if (!f.when.empty()) {
                    const Field* other = s.inputs.find(f.when.substr(0, f.when.find('=')));
                    QVERIFY2(other, (place + " depends on " + std::string(f.when)).c_str());
                    QVERIFY2(f.when.find('=') == std::string_view::npos
                            ? other->type->kind == Kind::Switch
                            : other->type->kind == Kind::Choice || other->type->kind == Kind::Optional,
                        place.c_str());
                }
            }
        const auto known = [](const Structure& structure, std::string_view list) {
            for (std::size_t at = 0; at <= list.size();) {
                const auto end = std::min(list.find(',', at), list.size());
                if (!list.empty() && !find_field(structure, list.substr(at, end - at)))
                    return false;
                at = end + 1;
            }
            return true;
        };
        QVERIFY(known(s.inputs, s.plot.x) && known(s.outputs, s.plot.y));
        QVERIFY(known(s.inputs, s.plot.series.substr(0, s.plot.series.find('='))));
    }

    void defaultsAreSound_data() { each_solver(); }
    void defaultsAreSound()
    {
        QFETCH(QString, solver);
        const Solver& s = fetched(solver);
        RegistryReading reading(Registry::shipped());
        const auto in = s.create_inputs();
        write_defaults(s.inputs, in.get(), reading);
        for (const auto& p : reading.problems)
            QFAIL((p.field + " " + p.message).c_str());
        Evaluation e(s, Registry::shipped());
        QVERIFY(e.check().empty());
        for (const auto& p : e.assign(e.inputs()))
            QFAIL((p.field + " " + p.message).c_str());
        e.solve();
        QCOMPARE(unfit(e.outputs(), std::string(s.id)), std::string());
        QVERIFY2(!e.failure(), "the defaults end in an error");
    }

    /// A struct made in C++ starts where a form starts, for every input that may be left out.
    void libraryDefaultsAreFormDefaults_data() { each_solver(); }
    void libraryDefaultsAreFormDefaults()
    {
        QFETCH(QString, solver);
        const Solver& s = fetched(solver);
        const auto in = s.create_inputs();
        for (const Field& f : s.inputs.fields)
            if (!f.required && f.preset.empty() && f.type->get && f.type->kind != Kind::Optional) {
                const double library = f.type->get(f.address_in(in.get()));
                QVERIFY2(library == f.standard,
                    (std::string(f.id) + ": " + std::to_string(library) + " and " + std::to_string(f.standard))
                        .c_str());
            }
    }

    void finiteAtEveryCorner_data() { each_solver(); }
    void finiteAtEveryCorner()
    {
        QFETCH(QString, solver);
        const Solver& s = fetched(solver);
        Evaluation e(s, Registry::shipped());
        const Evaluation defaults = e;
        test::Random random(7);
        std::vector<Value> corners;
        for (const Field* f : numbers(s))
            for (const double x : ends(*f)) {
                corners.push_back(defaults.inputs());
                corners.back().set(f->id, x);
            }
        for (int i = 0; i < 200; ++i)
            corners.push_back(random_inputs(s, defaults, random, true));
        int solved = 0;
        QElapsedTimer timer;
        timer.start();
        for (const Value& corner : corners) {
            const auto problems = e.assign(corner);
            for (const auto& p : problems)
                QVERIFY2(
                    p.message.find(", found") == std::string::npos || s.check, // a rule across fields may refuse it
                    (p.field + " " + p.message + " in " + to_json(corner)).c_str());
            if (!problems.empty())
                continue;
            e.solve();
            ++solved;
            const auto text = unfit(e.outputs(), std::string(s.id));
            QVERIFY2(text.empty(), (text + " in " + to_json(corner)).c_str());
            if (timer.elapsed() > 20000)
                break;
        }
        QVERIFY2(solved > 0, "no corner was accepted");
    }

    void refusedJustOutside_data() { each_solver(); }
    void refusedJustOutside()
    {
        QFETCH(QString, solver);
        const Solver& s = fetched(solver);
        Evaluation e(s, Registry::shipped());
        const Value before = e.inputs();
        for (const Field* f : numbers(s))
            for (const bool below : { true, false }) {
                const double end = below ? f->min : f->max, away = below ? -infinity : infinity;
                if (!std::isfinite(end) || std::fabs(end) > 9e15)
                    continue;
                const double x = f->type->kind == Kind::Integer ? end + (below ? -1 : 1) : std::nextafter(end, away);
                const auto problems = e.set(f->id, x);
                QVERIFY2(!problems.empty(), (std::string(f->id) + " takes " + std::to_string(x)).c_str());
                QCOMPARE(problems.front().field, std::string(f->id));
                QVERIFY2(problems.front().message.starts_with("expected "), problems.front().message.c_str());
                QVERIFY(!e.set(f->id, std::numeric_limits<double>::quiet_NaN()).empty());
                QVERIFY(e.inputs() == before);
            }
    }

    void tracedIsUntraced_data() { each_solver(); }
    void tracedIsUntraced()
    {
        QFETCH(QString, solver);
        const Solver& s = fetched(solver);
        Evaluation e(s, Registry::shipped());
        const Evaluation defaults = e;
        test::Random random(8);
        int solved = 0;
        // Solvers that only know some models refuse most draws.
        for (int i = 0; i < 1000 && solved < 60; ++i) {
            if (!e.assign(i == 0 ? defaults.inputs() : random_inputs(s, defaults, random, false)).empty())
                continue;
            e.solve();
            const std::string plain = to_json(e.outputs());
            const Trace trace = e.explain();
            QCOMPARE(to_json(e.outputs()), plain);
            e.solve();
            QCOMPARE(to_json(e.outputs()), plain); // and again: nothing is carried over
            for (const auto& step : trace.steps()) {
                QVERIFY(!step.symbol.empty() && !step.label.empty());
                QVERIFY2(!std::isnan(step.value), (std::string(s.id) + " " + step.symbol).c_str());
            }
            ++solved;
        }
        QVERIFY(solved > 20);
    }

    void copiesAndRoundTrips_data() { each_solver(); }
    void copiesAndRoundTrips()
    {
        QFETCH(QString, solver);
        const Solver& s = fetched(solver);
        Evaluation e(s, Registry::shipped());
        const Evaluation defaults = e;
        test::Random random(9);
        for (int i = 0; i < 30; ++i) {
            if (!e.assign(random_inputs(s, defaults, random, false)).empty())
                continue;
            e.solve();
            Evaluation copy = e, read(s, Registry::shipped());
            const auto saved = parse_json(to_json(e.inputs()));
            QVERIFY(saved && read.assign(*saved).empty());
            for (Evaluation* other : { &copy, &read }) {
                other->solve();
                QCOMPARE(to_json(other->outputs()), to_json(e.outputs()));
            }
        }
    }

    // Metamorphic relations of the roofline
    // ------------------------------------------------------------------------------

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

    // Queues and links
    // ----------------------------------------------------------------------------------------------------

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

    // The registry ----------------------------------------------------------------------------------------------------

    /// 20: the order in which entries are read changes nothing.
    void registryOrderDoesNotMatter()
    {
        const std::filesystem::path folder = MLSYSIM_SOURCE_DIR "/registry";
        struct File {
            const RecordType* type;
            std::string path, text;
        };
        std::vector<File> files;
        for (const Entry* e : Registry::shipped().entries()) {
            std::string name = e->path.substr(e->path.find('.'));
            std::ranges::replace(name, '.', '/');
            std::ifstream stream(
                folder / (e->type == &record_type_of<Model> ? "models" : "hardware") / (name.substr(1) + ".yaml"));
            std::ostringstream text;
            text << stream.rdbuf();
            files.push_back({ e->type, e->path, text.str() });
        }
        test::Random random(18);
        for (int round = 0; round < 5; ++round) {
            for (std::size_t i = files.size(); i > 1; --i)
                std::swap(files[i - 1], files[random.below(i)]);
            Registry registry;
            for (const auto& f : files)
                for (const auto& p : registry.add_text(*f.type, f.path, f.text, "x.yaml", "shuffled"))
                    QFAIL(p.text().c_str());
            QCOMPARE(registry.hash(), Registry::shipped().hash());
            const auto entries = registry.entries(), shipped = Registry::shipped().entries();
            QVERIFY(std::ranges::equal(entries, shipped, {}, &Entry::path, &Entry::path));
        }
    }
};

QTEST_APPLESS_MAIN(TestProperties)
#include "tst_properties.moc"
