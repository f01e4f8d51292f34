// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/solvers/engine_solve/engine_solve.h"
#include "engine/solvers/tail_latency/tail_latency.h"
#include "engine/study/elasticity.h"
#include "engine/study/sweep.h"
#include "tests/support/json.h"
#include "tests/support/random.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <set>

using namespace mlsysim;
using test::json;

namespace {

bool same_bits(double a, double b)
{
    return std::bit_cast<quint64>(a) == std::bit_cast<quint64>(b) || (std::isnan(a) && std::isnan(b));
}

Evaluation evaluation(std::string_view solver, std::string_view inputs)
{
    Evaluation e(*find_solver(solver), Registry::shipped());
    for (const auto& p : e.assign(json(inputs)))
        qFatal("%s %s", p.field.c_str(), p.message.c_str());
    return e;
}

constexpr std::string_view roofline = "{'model': 'Llama3_8B', 'hardware': 'H100', 'batch_size': 8, 'efficiency': 0.4}";

} // namespace

/// One input varied, everything else as it is.
class TestSweep : public QObject {
    Q_OBJECT

private slots:
    void equalsSingleSolves_data()
    {
        QTest::addColumn<QString>("solver");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QString>("axis");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<QStringList>("outputs");
        const QStringList results { "latency", "throughput", "mfu", "bottleneck", "feasible", "energy", "hfu",
            "memory_footprint", "offload_spill_bytes", "peak_flops", "precision_listed" };
        const auto row = [&](const char* name, const char* inputs, const char* axis, double low, double high,
                             bool whole = false, const char* solver = "engine_solve", QStringList outputs = {}) {
            QTest::newRow(name) << QString(solver) << QByteArray(inputs) << QString(axis) << low << high << whole
                                << (outputs.isEmpty() ? results : outputs);
        };
        const char* h100 = "{'model': 'Llama3_8B', 'hardware': 'H100', 'batch_size': 8, 'precision': 'fp8'}";
        const char* training
            = "{'model': 'GPT2', 'hardware': 'T4', 'batch_size': 64, 'is_training': true, 'dp_size': 8}";
        row("real input", h100, "batch_size", 1, 4096);
        row("share", h100, "efficiency", 0.01, 1);
        row("choice", h100, "precision", 0, 6, true);
        row("switch", h100, "is_training", 0, 1, true);
        row("whole number", training, "zero_stage", 0, 3, true);
        row("memory that fits and does not", training, "seq_len", 1, 1e6);
        row("bandwidth of the machine", h100, "hardware.memory.bandwidth", 1e9, 1e14);
        row("peak, with the rates that follow", h100, "hardware.compute.peak_flops", 1e12, 1e16);
        row("one rate", h100, "hardware.compute.precision_flops.fp8", 1e12, 1e16);
        row("capacity", "{'model': 'GPT3', 'hardware': 'H100'}", "hardware.memory.capacity", 1e10, 1e12);
        row("optional number", h100, "hardware.tdp", 1, 1000);
        row("optional number that the machine lacks", "{'model': 'GPT2', 'hardware': 'IntelSGX'}", "hardware.tdp_max",
            1, 9);
        row("member of an optional group", "{'model': 'GPT3', 'hardware': 'H100'}", "hardware.interconnect.bandwidth",
            1e9, 1e12);
        row("model", h100, "model.parameters", 1e6, 1e12);
        row("layers", h100, "model.layers", 1, 200, true);
        row("record that was changed already",
            "{'model': 'Llama3_8B', 'hardware': {'extends': 'H100', 'compute': {'peak_flops': 5e14, 'sm_count': 9}}}",
            "hardware.compute.peak_flops", 1e12, 1e16);
        row("record that was changed elsewhere",
            "{'model': 'Llama3_8B', 'precision': 'fp8', 'hardware': {'extends': 'H100', 'compute': {'peak_flops': "
            "5e14}}}",
            "hardware.memory.bandwidth", 1e9, 1e14);
        row("record of one's own", "{'model': {'kind': 'generic', 'name': 'n', 'parameters': 1e9}, 'hardware': 'T4'}",
            "model.parameters", 1, 1e12);
        const QStringList latencies { "p50_latency", "p99_latency", "is_stable", "queue_utilization" };
        const char* queue = "{'arrival_rate': 85, 'service_latency': 0.1, 'num_replicas': 10}";
        row("arrivals, stable and not", queue, "arrival_rate", 0, 200, false, "tail_latency", latencies);
        row("replicas", queue, "num_replicas", 1, 64, true, "tail_latency", latencies);
        const char* ends
            = "{'alphas': {'a': 1e-6, 'b': 2e-6}, 'bandwidths': {'a': 1e9, 'b': 2e9}, 'messages': {'m': 1e6}}";
        row("member of a map", ends, "alphas.a", 0, 1e-3, false, "alpha_beta",
            { "times.a.m", "times.b.m", "crossovers.a", "alphas.a" });
    }
    void equalsSingleSolves()
    {
        QFETCH(QString, solver);
        QFETCH(QByteArray, inputs);
        QFETCH(QString, axis);
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(bool, whole);
        QFETCH(QStringList, outputs);
        const Evaluation before = evaluation(solver.toStdString(), inputs.toStdString());
        const std::string hash = before.registry().hash(), path = axis.toStdString();
        test::Random random(5);
        std::vector<double> xs { low, high };
        while (xs.size() < 40)
            xs.push_back(whole ? std::floor(random.between(low, high + 1)) : random.between(low, high));
        std::vector<std::string> names;
        for (const auto& o : outputs)
            names.push_back(o.toStdString());
        const std::vector<std::string_view> wanted(names.begin(), names.end());
        std::vector<std::vector<double>> results(names.size(), std::vector<double>(xs.size(), -7));
        const std::vector<std::span<double>> columns(results.begin(), results.end());
        const auto outcome = sweep(before, path, xs, wanted, columns);
        QVERIFY2(outcome.problems.empty(), outcome.problems.empty() ? "" : outcome.problems.front().message.c_str());
        QCOMPARE(outcome.points, xs.size());

        const Field& field = *find_field(before.solver().inputs, path);
        std::set<std::vector<double>> different;
        for (std::size_t k = 0; k < xs.size(); ++k) {
            Evaluation single = before;
            Value x(xs[k]);
            if (field.type->kind == Kind::Choice)
                x = Value(field.type->names[static_cast<std::size_t>(xs[k])]);
            else if (field.type->kind == Kind::Switch)
                x = Value(xs[k] != 0);
            const auto problems = single.set(path, x);
            QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().message.c_str());
            single.solve();
            for (std::size_t i = 0; i < names.size(); ++i)
                QVERIFY2(same_bits(results[i][k], single.output(names[i])),
                    qPrintable(QString("%1 at %2").arg(outputs[static_cast<qsizetype>(i)]).arg(xs[k], 0, 'g', 17)));
            std::vector<double> point;
            for (const auto& column : results)
                point.push_back(column[k]);
            different.insert(std::move(point));
        }
        if (axis != "hardware.tdp_max" && axis != "hardware.tdp")
            QVERIFY(different.size() > 1);
        // Neither the evaluation nor the shared records have noticed.
        Evaluation again = evaluation(solver.toStdString(), inputs.toStdString());
        QVERIFY(before.inputs() == again.inputs());
        QCOMPARE(before.registry().hash(), hash);
        for (const char* input : { "model", "hardware" })
            if (before.record(input) && before.changes(input).absent())
                QCOMPARE(before.record(input), again.record(input));
        QCOMPARE(si(Registry::shipped().get<Hardware>("Hardware.Cloud.H100")->memory.bandwidth), 3.35e12);
    }

    void peakScalesTheTable()
    {
        const auto e = evaluation("engine_solve", "{'model': 'Llama3_8B', 'hardware': 'H100', 'precision': 'fp8'}");
        const std::vector<double> xs { 989e12, 2 * 989e12 };
        std::vector<double> rate(2);
        const std::string_view outputs[] { "peak_flops" };
        const std::span<double> columns[] { rate };
        QVERIFY(sweep(e, "hardware.compute.peak_flops", xs, outputs, columns).problems.empty());
        QCOMPARE(rate, (std::vector<double> { 1979e12, 2 * 1979e12 }));
    }

    /// Where a single solve is refused, a sweep has a gap.
    void gaps()
    {
        const auto e = evaluation("engine_solve", "{'model': 'GPT3', 'hardware': 'H100', 'raise_errors': true}");
        const std::vector<double> xs { 1e9, 349e9, 350e9, 1e12 };
        std::vector<double> latency(4);
        const std::string_view outputs[] { "latency" };
        const std::span<double> columns[] { latency };
        QVERIFY(sweep(e, "hardware.memory.capacity", xs, outputs, columns).problems.empty());
        QVERIFY(std::isnan(latency[0]) && std::isnan(latency[1]) && latency[2] > 0 && latency[3] > 0);
    }
    void elasticities()
    {
        auto e = evaluation("serving", "{'model': 'Llama3_8B', 'hardware': 'H100', 'seq_len': 2048}");
        const auto near = [](double a, double b) { return std::abs(a - b) < 1e-9; };
        QVERIFY(near(elasticity(e, "batch_size", "kv_cache_size"), 1)); // a whole number steps by one
        QVERIFY(near(elasticity(e, "seq_len", "kv_cache_size"), 1));
        QVERIFY(elasticity(e, "efficiency", "ttft") < -0.5);
        QCOMPARE(elasticity(e, "efficiency", "kv_cache_size"), 0.0);
        QCOMPARE(elasticity(e, "network_bandwidth", "ttft"), 0.0); // one machine does both
        QVERIFY(elasticity(e, "hardware.memory.bandwidth", "itl") < -0.5);
        QVERIFY(std::isnan(elasticity(e, "nothing", "ttft")));
    }
    void gapsOfRules()
    {
        // A model without heads cannot keep attention scores.
        const auto e = evaluation("engine_solve",
            "{'hardware': 'H100', 'model': {'kind': 'transformer', 'name': 'n', 'parameters': 1e9, 'layers': 4}}");
        const std::vector<double> xs { 1, 0, 1 };
        std::vector<double> latency(3);
        const std::string_view outputs[] { "latency" };
        const std::span<double> columns[] { latency };
        QVERIFY(sweep(e, "is_training", xs, outputs, columns).problems.empty());
        QVERIFY(std::isnan(latency[0]) && latency[1] > 0 && std::isnan(latency[2]));
    }

    void stops()
    {
        const auto e = evaluation("engine_solve", roofline);
        const std::vector<double> xs(5000, 2.0);
        std::vector<double> latency(xs.size(), -1);
        const std::string_view outputs[] { "latency" };
        const std::span<double> columns[] { latency };
        int asked = 0;
        const auto outcome = sweep(e, "batch_size", xs, outputs, columns, [&] { return ++asked == 3; });
        QCOMPARE(asked, 3);
        QCOMPARE(outcome.points, 2 * sweep_chunk);
        QVERIFY(outcome.problems.empty() && latency[2047] > 0 && latency[2048] == -1);
        asked = 0;
        QCOMPARE(sweep(e, "batch_size", xs, outputs, columns, [&] { return ++asked < 0; }).points, xs.size());
        QCOMPARE(asked, 5);
        QCOMPARE(sweep(e, "batch_size", xs, outputs, columns, [] { return true; }).points, std::size_t(0));
        QCOMPARE(sweep(e, "batch_size", {}, {}, {}).points, std::size_t(0));
    }

    void problems_data()
    {
        QTest::addColumn<QString>("axis");
        QTest::addColumn<double>("x");
        QTest::addColumn<QString>("output");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("message");
        const double none = std::numeric_limits<double>::quiet_NaN();
        const auto row = [](const char* name, const char* axis, double x, const char* output, int length,
                             const char* field, const char* message) {
            QTest::newRow(name) << QString(axis) << x << QString(output) << length << QString(field)
                                << QString(message);
        };
        row("unknown axis", "batch", 1, "latency", 1, "batch", "is no input of engine_solve");
        row("unknown axis in a record", "hardware.memory.size", 1, "latency", 1, "hardware.memory.size", "is no input");
        row("unknown output", "batch_size", 1, "latncy", 1, "latncy", "is no output of engine_solve");
        row("short column", "batch_size", 1, "latency", 0, "latency", "needs a column as long as the axis");
        row("below the range", "batch_size", 0, "latency", 1, "batch_size", "0 is out of range");
        row("NaN", "batch_size", none, "latency", 1, "batch_size", "out of range");
        row("record range", "hardware.memory.bandwidth", -1, "latency", 1, "hardware.memory.bandwidth",
            "-1 is out of range");
        row("beyond the choices", "precision", 7, "latency", 1, "precision", "7 is out of range");
        row("between the choices", "precision", 1.5, "latency", 1, "precision", "1.5 is out of range");
        row("between on and off", "is_training", 0.5, "latency", 1, "is_training", "0.5 is out of range");
        row("part of a whole number", "zero_stage", 0.5, "latency", 1, "zero_stage", "0.5 is out of range");
        row("text", "hardware.name", 1, "latency", 1, "hardware.name", "");
        row("record", "hardware", 1, "latency", 1, "hardware", "");
        row("group", "hardware.memory", 1, "latency", 1, "hardware.memory", "");
    }
    void problems()
    {
        QFETCH(QString, axis);
        QFETCH(double, x);
        QFETCH(QString, output);
        QFETCH(int, length);
        QFETCH(QString, field);
        QFETCH(QString, message);
        const auto e = evaluation("engine_solve", roofline);
        const std::vector<double> xs { x };
        std::vector<double> column(static_cast<std::size_t>(length), -7);
        const std::string wanted = output.toStdString();
        const std::string_view outputs[] { wanted };
        const std::span<double> columns[] { column };
        const auto outcome = sweep(e, axis.toStdString(), xs, outputs, columns);
        QCOMPARE(outcome.points, std::size_t(0));
        QVERIFY(!outcome.problems.empty());
        QCOMPARE(QString::fromStdString(outcome.problems.front().field), field);
        QVERIFY2(QString::fromStdString(outcome.problems.front().message).contains(message),
            outcome.problems.front().message.c_str());
        if (length > 0)
            QCOMPARE(column.front(), -7.0);
    }

    /// The compiled sweep of one solver gives the bits of its single solves, whatever the length.
    void typed_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : { 0, 1, 255, 256, 257, 5000 })
            QTest::addRow("%d points", count) << count;
    }
    void typed()
    {
        QFETCH(int, count);
        const auto& registry = Registry::shipped();
        test::Random random(6);
        for (const Entry* h : registry.entries(record_type_of<Hardware>)) {
            EngineSolve::In base { .model = registry.get<Model>("Models.Language.Llama2_13B"),
                .hardware = &registry.get<Hardware>(*h) };
            base.precision = static_cast<Precision>(random.below(7));
            base.is_training = random.coin();
            base.activation_recomputation = true;
            std::vector<double> xs;
            for (int i = 0; i < count; ++i)
                xs.push_back(random.logarithmic(1, 1e5));
            std::vector<double> latency(xs.size()), throughput(xs.size()), mfu(xs.size()), energy(xs.size()),
                side(xs.size());
            sweep_spans<EngineSolve, &EngineSolve::In::batch_size, &EngineSolve::Out::latency,
                &EngineSolve::Out::throughput, &EngineSolve::Out::mfu, &EngineSolve::Out::energy,
                &EngineSolve::Out::bottleneck>(base, xs, latency, throughput, mfu, energy, side);
            NoTrace none;
            for (std::size_t k = 0; k < xs.size(); ++k) {
                base.batch_size = xs[k];
                const auto out = EngineSolve::solve(base, none);
                if (!(same_bits(latency[k], si(out.latency)) && same_bits(throughput[k], si(out.throughput))
                        && same_bits(mfu[k], out.mfu) && same_bits(energy[k], si(out.energy))
                        && side[k] == static_cast<double>(out.bottleneck)))
                    QFAIL((h->path + " at " + std::to_string(xs[k])).c_str());
            }
        }
    }
    void typedOverWholeNumbers()
    {
        TailLatency::In base { 85.0 * unit::per_second, 0.1 * unit::second, 10, 0.5 };
        std::vector<double> xs, p99(100);
        for (int c = 1; c <= 100; ++c)
            xs.push_back(c);
        sweep_spans<TailLatency, &TailLatency::In::num_replicas, &TailLatency::Out::p99_latency>(base, xs, p99);
        NoTrace none;
        for (int c = 1; c <= 100; ++c) {
            base.num_replicas = c;
            QVERIFY(same_bits(p99[static_cast<std::size_t>(c - 1)], si(TailLatency::solve(base, none).p99_latency)));
        }
        QVERIFY(std::isinf(p99[7]) && std::isfinite(p99[8]));
    }
    void typedEqualsGeneric()
    {
        const auto e = evaluation("engine_solve", roofline);
        std::vector<double> xs, one(3000), other(3000);
        for (int i = 1; i <= 3000; ++i)
            xs.push_back(i);
        const std::string_view outputs[] { "throughput" };
        const std::span<double> columns[] { one };
        QVERIFY(sweep(e, "batch_size", xs, outputs, columns).problems.empty());
        sweep_spans<EngineSolve, &EngineSolve::In::batch_size, &EngineSolve::Out::throughput>(
            e.in<EngineSolve::In>(), xs, other);
        QCOMPARE(one, other);
    }
};

QTEST_APPLESS_MAIN(TestSweep)
#include "tst_sweep.moc"
