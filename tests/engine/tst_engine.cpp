// SPDX-License-Identifier: Apache-2.0
#include "engine/engine.h"
#include "engine/evaluation.h"
#include "tests/support/formula.h"
#include "tests/support/random.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace mlsysim;

namespace {

// The six stable results: their names, their types, and that nothing was added to them (see sixStableMembers below).
static_assert(std::is_same_v<decltype(&PerformanceProfile::latency), Time PerformanceProfile::*>);
static_assert(std::is_same_v<decltype(&PerformanceProfile::throughput), Frequency PerformanceProfile::*>);
static_assert(std::is_same_v<decltype(&PerformanceProfile::bottleneck), Bottleneck PerformanceProfile::*>);
static_assert(std::is_same_v<decltype(&PerformanceProfile::mfu), double PerformanceProfile::*>);
static_assert(std::is_same_v<decltype(&PerformanceProfile::feasible), bool PerformanceProfile::*>);
static_assert(std::is_same_v<decltype(&PerformanceProfile::energy), Energy PerformanceProfile::*>);
static_assert(std::is_same_v<mlsysim::Engine, mlsysim::v0_1::Engine>);
static_assert(std::is_same_v<PerformanceProfile::Detail, EngineSolve::Out>);
static_assert(noexcept(EngineSolve::solve(std::declval<const EngineSolve::In&>(), std::declval<NoTrace&>())));

const Hardware& machine(std::string_view path) { return *Registry::shipped().get<Hardware>(path); }
const Model& model(std::string_view path) { return *Registry::shipped().get<Model>(path); }

/// All numbers, switches and choices of a result, as one text of bits.
std::string bits(const EngineSolve::Out& out)
{
    std::string all;
    for (const Field& f : Describe<EngineSolve>::output_fields) {
        const auto b = std::bit_cast<std::array<char, 8>>(f.type->get(f.address_in(&out)));
        all.append(b.data(), b.size());
    }
    return all;
}

template <class Call> Problems problems_of(Call call)
{
    try {
        call();
    } catch (const InvalidInput& e) {
        return e.problems();
    }
    return {};
}

} // namespace

/// The stable facade.
class TestEngine : public QObject {
    Q_OBJECT

private slots:
    /// Worked examples, printed with all digits by the reference 0.3.0.
    void workedExamples_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("hardware");
        QTest::addColumn<double>("batch");
        QTest::addColumn<QString>("precision");
        QTest::addColumn<double>("efficiency");
        QTest::addColumn<int>("options"); // 1 training, 2 LoRA, 4 recomputation, 8 ZeRO-2 over 8
        QTest::addColumn<double>("sequence");
        QTest::addColumn<QList<double>>("expected"); // ms, 1/s, J, byte, mfu, hfu, intensity
        QTest::addColumn<bool>("compute");
        QTest::addColumn<bool>("fits");
        const double gibibyte = 1073741824;
        QTest::newRow("inference, Llama-3.1-8B on H100, batch 8")
            << "Llama3_8B"
            << "H100" << 8.0 << "fp16" << 0.5 << 0 << 2048.0
            << QList<double> { 8.959253731343283, 892.931514151965, 1.9450986930866396, 16060000000.0,
                   0.014499979896138077, 0.014499979896138077, 4.444444444444445 }
            << false << true;
        QTest::newRow("training, Llama-3.1-8B on H200, ZeRO-2, recomputation")
            << "Llama3_8B"
            << "H200" << 4.0 << "bf16" << 0.4 << (1 | 4 | 8) << 2048.0
            << QList<double> { 5.654166666666667, 707.4428887251289, 1.3146858190091, 30.044451028108597 * gibibyte,
                   0.03446369906853055, 0.04595159875804073, 11.428571428571429 }
            << false << true;
        QTest::newRow("LoRA, Llama-3.1-8B on H100")
            << "Llama3_8B"
            << "H100" << 1.0 << "fp16" << 0.5 << (1 | 2) << 1024.0
            << QList<double> { 6.2434328358208955, 160.1682962396309, 1.3349916740865944, 24.425790548324585 * gibibyte,
                   0.007802738637841675, 0.007802738637841675, 2.727272727272727 }
            << false << true;
        QTest::newRow("offload, Llama-3.1-70B on H100")
            << "Llama3_70B"
            << "H100" << 1.0 << "fp16" << 0.5 << 0 << 2048.0
            << QList<double> { 2427.685000000001, 0.41191505487738306, 509.8838075328616, 141200000000.0,
                   5.8809308138206756e-05, 5.8809308138206756e-05, 0.9090909090909091 }
            << false << false;
        QTest::newRow("SRAM, DS-CNN on ESP32-S3")
            << "DS_CNN"
            << "ESP32_S3" << 1.0 << "int8" << 0.5 << 0 << 2048.0
            << QList<double> { 17.67666666666667, 56.571751838581925, 0.004454533333333333, 200000.0, 0.471431265321516,
                   0.471431265321516, 90.9090909090909 }
            << true << true;
    }
    void workedExamples()
    {
        QFETCH(QString, model);
        QFETCH(QString, hardware);
        QFETCH(double, batch);
        QFETCH(QString, precision);
        QFETCH(double, efficiency);
        QFETCH(int, options);
        QFETCH(double, sequence);
        QFETCH(QList<double>, expected);
        QFETCH(bool, compute);
        QFETCH(bool, fits);
        SolveOptions o;
        o.is_training = (options & 1) != 0;
        o.is_lora = (options & 2) != 0;
        o.activation_recomputation = (options & 4) != 0;
        o.zero_stage = (options & 8) != 0 ? 2 : 0;
        o.dp_size = (options & 8) != 0 ? 8 : 1;
        o.seq_len = sequence;
        const auto p
            = Engine::solve(model.toStdString(), hardware.toStdString(), batch, precision.toStdString(), efficiency, o);
        const double found[] { si(p.latency) * 1e3, si(p.throughput), si(p.energy), si(p.detail().memory_footprint),
            p.mfu, p.detail().hfu, si(p.detail().arithmetic_intensity) };
        for (int i = 0; i < expected.size(); ++i)
            QVERIFY2(std::fabs(found[i] - expected[i]) <= 1e-12 * expected[i],
                qPrintable(QString("%1: %2 for %3").arg(i).arg(found[i], 0, 'g', 17).arg(expected[i], 0, 'g', 17)));
        QCOMPARE(p.bottleneck == Bottleneck::Compute, compute);
        QCOMPARE(p.feasible, fits);
        QCOMPARE(p.detail().offload_spill_bytes.has_value(), !fits);
    }

    void ridgePoints()
    {
        // flop/byte, printed by the reference.
        QCOMPARE(si(machine("Hardware.Cloud.H100").ridge_point(Precision::Fp16)), 295.2238805970149);
        QCOMPARE(si(machine("Hardware.Cloud.H100").ridge_point(Precision::Fp8)), 590.7462686567164);
        QCOMPARE(si(machine("Hardware.Cloud.H100").ridge_point(Precision::Fp32)), 20.0);
        QCOMPARE(si(machine("Hardware.Cloud.B200").ridge_point(Precision::Fp16)), 281.25);
    }

    void waysToName()
    {
        const auto expected = Engine::solve("Models.Language.Llama3_8B", "Hardware.Cloud.H100", 4, "int8", 0.4);
        const std::string text = "h100";
        const Engine::Hardware argument = "H100";
        for (const auto& p : { Engine::solve("llama3_8b", text, 4, Precision::Int8, 0.4),
                 Engine::solve(std::string_view("Llama3_8B"), argument, 4, "INT8", 0.4),
                 Engine::solve(model("Models.Language.Llama3_8B"), machine("Hardware.Cloud.H100"), 4, "Int8", 0.4) })
            QCOMPARE(bits(p.detail()), bits(expected.detail()));
        // Defaults: batch 1, fp16, efficiency 0.5.
        QCOMPARE(bits(Engine::solve("Llama3_8B", "H100").detail()),
            bits(Engine::solve("Llama3_8B", "H100", 1, "fp16", 0.5, {}).detail()));
    }

    void sameAsTheGenericWay()
    {
        Evaluation e(Describe<EngineSolve>::solver, Registry::shipped());
        e.solve();
        QCOMPARE(bits(e.out<EngineSolve::Out>()), bits(Engine::solve("Llama3_8B", "H100").detail()));
        const SolveOptions defaults;
        const EngineSolve::In in;
        QCOMPARE(defaults.raise_errors, in.raise_errors);
        QCOMPARE(defaults.is_training, in.is_training);
        QCOMPARE(defaults.seq_len, in.seq_len);
        QCOMPARE(defaults.zero_stage, in.zero_stage);
        QCOMPARE(defaults.dp_size, in.dp_size);
        QCOMPARE(defaults.is_lora, in.is_lora);
        QCOMPARE(defaults.activation_recomputation, in.activation_recomputation);
    }

    void wrongArguments_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("hardware");
        QTest::addColumn<double>("batch");
        QTest::addColumn<QString>("precision");
        QTest::addColumn<double>("efficiency");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* m, const char* h, double batch, const char* precision,
                             double efficiency, const char* field, const char* message) {
            QTest::newRow(name) << QString(m) << QString(h) << batch << QString(precision) << efficiency
                                << QString(field) << QString(message);
        };
        const double none = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
        row("unknown model", "Lama3_8B", "H100", 1, "fp16", 0.5, "model", "did you mean \"Llama3_8B\"?");
        row("unknown machine", "Llama3_8B", "H10", 1, "fp16", 0.5, "hardware", "did you mean \"H100\"?");
        row("machine for a model", "H100", "H100", 1, "fp16", 0.5, "model", "unknown model \"H100\"");
        row("unknown precision", "Llama3_8B", "H100", 1, "fp64", 0.5, "precision", "expected one of fp32, tf32");
        row("precision with a space", "Llama3_8B", "H100", 1, "fp16 ", 0.5, "precision", "expected one of");
        row("batch 0", "Llama3_8B", "H100", 0, "fp16", 0.5, "batch_size", "expected 1 to 1e+12, found 0");
        row("batch NaN", "Llama3_8B", "H100", none, "fp16", 0.5, "batch_size", "expected 1 to 1e+12");
        row("batch infinite", "Llama3_8B", "H100", inf, "fp16", 0.5, "batch_size", "expected 1 to 1e+12");
        row("efficiency 0", "Llama3_8B", "H100", 1, "fp16", 0, "efficiency", "expected 1e-09 to 1, found 0");
        row("efficiency 1.01", "Llama3_8B", "H100", 1, "fp16", 1.01, "efficiency", "found 1.01");
        row("efficiency NaN", "Llama3_8B", "H100", 1, "fp16", none, "efficiency", "expected 1e-09 to 1");
    }
    void wrongArguments()
    {
        QFETCH(QString, model);
        QFETCH(QString, hardware);
        QFETCH(double, batch);
        QFETCH(QString, precision);
        QFETCH(double, efficiency);
        QFETCH(QString, field);
        QFETCH(QString, message);
        const auto solve = [&] {
            (void)Engine::solve(
                model.toStdString(), hardware.toStdString(), batch, precision.toStdString(), efficiency);
        };
        const auto explain = [&] {
            (void)Engine::explain(
                model.toStdString(), hardware.toStdString(), batch, precision.toStdString(), efficiency);
        };
        for (const Problems& problems : { problems_of(solve), problems_of(explain) }) {
            QCOMPARE(problems.size(), std::size_t(1));
            QCOMPARE(QString::fromStdString(problems.front().field), field);
            QVERIFY2(
                QString::fromStdString(problems.front().message).contains(message), problems.front().message.c_str());
        }
        try {
            solve();
        } catch (const std::invalid_argument& e) {
            QVERIFY(QString(e.what()).startsWith(field + " "));
        }
    }

    void wrongOptions()
    {
        const auto with = [](auto change) {
            SolveOptions o;
            change(o);
            return problems_of([&] { (void)Engine::solve("Llama3_8B", "H100", 1, "fp16", 0.5, o); });
        };
        QVERIFY(with([](auto&) {}).empty());
        QCOMPARE(with([](auto& o) { o.dp_size = 0; }).front().field, std::string("dp_size"));
        QCOMPARE(with([](auto& o) { o.zero_stage = -1; }).front().field, std::string("zero_stage"));
        QCOMPARE(with([](auto& o) { o.seq_len = 0; }).front().field, std::string("seq_len"));
        const auto two = with([](auto& o) { o.seq_len = 0, o.dp_size = -1; });
        QCOMPARE(two.size(), std::size_t(2));
    }

    /// Machines and models made by hand are checked as far as the equations need it.
    void recordsMadeByHand_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<double>("value");
        const double none = std::numeric_limits<double>::quiet_NaN();
        for (const char* field : { "hardware.memory.bandwidth", "hardware.compute.peak_flops",
                 "hardware.memory.capacity", "hardware.dispatch_tax", "hardware.tdp", "model.parameters" })
            for (const double value : { -1.0, 0.0, none })
                if (!(value == 0 && QString(field).endsWith("dispatch_tax")))
                    QTest::addRow("%s %g", field, value) << QString(field) << value;
    }
    void recordsMadeByHand()
    {
        QFETCH(QString, field);
        QFETCH(double, value);
        Hardware h = machine("Hardware.Cloud.H100");
        Model m = model("Models.Language.Llama3_8B");
        const auto path = field.section('.', 1).toStdString();
        const Place place = field.startsWith("model") ? locate(structure_of<Model>, &m, path)
                                                      : locate(structure_of<Hardware>, &h, path);
        QVERIFY(place);
        QVERIFY(problems_of([&] { (void)Engine::solve(m, h); }).empty());
        place.set(value);
        const auto problems = problems_of([&] { (void)Engine::solve(m, h); });
        QVERIFY(!problems.empty());
        QCOMPARE(QString::fromStdString(problems.front().field), field);
    }
    void recordsLeftEmpty()
    {
        QVERIFY(!problems_of([] { (void)Engine::solve(Model(), machine("Hardware.Cloud.H100")); }).empty());
        QVERIFY(!problems_of([] { (void)Engine::solve("Llama3_8B", Hardware()); }).empty());
    }

    void headsAreNeededForScores()
    {
        Model m = model("Models.Language.Llama3_8B");
        m.heads.reset();
        SolveOptions o;
        o.is_training = true;
        const auto problems = problems_of([&] { (void)Engine::solve(m, "H100", 1, "fp16", 0.5, o); });
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().field, std::string("model.heads"));
        o.activation_recomputation = true;
        QVERIFY(problems_of([&] { (void)Engine::solve(m, "H100", 1, "fp16", 0.5, o); }).empty());
    }

    void outOfMemory()
    {
        SolveOptions o;
        QVERIFY(!Engine::solve("GPT3", "T4").feasible);
        o.raise_errors = true;
        bool thrown = false;
        try {
            (void)Engine::solve("GPT3", "T4", 1, "fp16", 0.5, o);
        } catch (const OutOfMemory& e) {
            thrown = true;
            QCOMPARE(si(e.required()), 350e9);
            QCOMPARE(si(e.available()), 16.0 * 1073741824);
            QCOMPARE(QString(e.what()), QString("needs 350 GB, 17.2 GB is there"));
        }
        QVERIFY(thrown);
        QVERIFY(Engine::solve("GPT2", "T4", 1, "fp16", 0.5, o).feasible);
    }

    void memoryPaths()
    {
        using engine_solve::MemoryPath;
        const auto path
            = [](const char* m, const char* h) { return Engine::solve(m, h, 1, "int8").detail().memory_path; };
        QVERIFY(path("Llama3_8B", "H100") == MemoryPath::Main);
        QVERIFY(path("DS_CNN", "ESP32_S3") == MemoryPath::Sram);
        QVERIFY(path("WakeVision", "nRF52840") == MemoryPath::Flash
            || path("MobileNetV2", "ESP32_S3") == MemoryPath::Flash);
        QVERIFY(path("GPT3", "T4") == MemoryPath::Offload);
    }

    void sweeps()
    {
        const Engine::Hardware machines[] { "H100", "T4" };
        const double batches[] { 1, 8 };
        const PrecisionArgument precisions[] { "fp16", "int4" };
        const auto points = Engine::sweep("Llama3_8B", machines, batches, precisions, 0.4);
        QCOMPARE(points.size(), std::size_t(8));
        std::size_t i = 0;
        for (const auto& h : machines)
            for (const double batch : batches)
                for (const Precision p : precisions) {
                    const auto& point = points[i++];
                    QCOMPARE(point.hardware, (*h).name);
                    QCOMPARE(point.batch_size, batch);
                    QVERIFY(point.precision == p);
                    QCOMPARE(bits(point.profile.detail()), bits(Engine::solve("Llama3_8B", h, batch, p, 0.4).detail()));
                }
        // Empty lists stand for batch 1 and fp16; what does not fit is left out.
        QCOMPARE(Engine::sweep("Llama3_8B", machines).size(), std::size_t(2));
        QCOMPARE(Engine::sweep("GPT3", machines).size(), std::size_t(0));
        QVERIFY(Engine::sweep("GPT3", {}).empty());
        const double wrong[] { 1, 0 };
        QVERIFY(!problems_of([&] { (void)Engine::sweep("Llama3_8B", machines, wrong); }).empty());
    }

    /// Every model on every machine, with different settings: the traced run gives the same bits, every formula comes
    /// to the value beside it, and every given value says where it is from.
    void explanations()
    {
        const auto& registry = Registry::shipped();
        const auto machines = registry.entries(record_type_of<Hardware>),
                   models = registry.entries(record_type_of<Model>);
        QCOMPARE(machines.size() * models.size(), std::size_t(52 * 42));
        test::Random random(4);
        int formulas = 0;
        for (const Entry* m : models)
            for (const Entry* h : machines)
                for (int settings = 0; settings < 4; ++settings) {
                    EngineSolve::In in { .model = &registry.get<Model>(*m), .hardware = &registry.get<Hardware>(*h) };
                    in.batch_size = settings == 0 ? 1 : std::floor(random.logarithmic(1, 4096));
                    in.precision = static_cast<Precision>(random.below(choices<Precision>.size()));
                    in.efficiency = random.between(0.01, 1);
                    in.is_training = settings >= 2;
                    in.activation_recomputation = settings == 3;
                    in.is_lora = in.is_training && random.coin();
                    in.zero_stage = static_cast<int>(random.below(4));
                    in.dp_size = 1 + static_cast<double>(random.below(16));
                    if (Problems problems; EngineSolve::check(in, problems), !problems.empty())
                        continue;
                    NoTrace none;
                    Trace trace;
                    const auto plain = EngineSolve::solve(in, none);
                    const auto traced = EngineSolve::solve(in, trace);
                    if (bits(plain) != bits(traced))
                        QFAIL((m->path + " on " + h->path).c_str());
                    for (const auto& step : trace.steps()) {
                        const std::string place
                            = m->path + " on " + h->path + ": " + step.symbol + " = " + step.formula;
                        QVERIFY2(
                            !step.symbol.empty() && !step.label.empty() && std::isfinite(step.value), place.c_str());
                        if (step.formula.empty()) {
                            QVERIFY2(!step.source.empty() || step.symbol.starts_with("M_"), place.c_str());
                            continue;
                        }
                        QVERIFY2(!trace.operands(step).empty(), place.c_str());
                        std::string unknown;
                        const auto value = test::evaluate(trace, step, &unknown);
                        QVERIFY2(value, (place + " stops at " + unknown).c_str());
                        QVERIFY2(std::fabs(*value - step.value) <= 1e-12 * std::fabs(step.value), place.c_str());
                        ++formulas;
                    }
                    const auto result = [&](std::string_view symbol) { return trace.find(symbol)->value; };
                    QCOMPARE(result("T"), si(plain.latency));
                    QCOMPARE(result("X"), si(plain.throughput));
                    QCOMPARE(result("MFU"), plain.mfu);
                    QCOMPARE(result("M"), si(plain.memory_footprint));
                    if (in.hardware->tdp)
                        QCOMPARE(result("E"), si(plain.energy));
                }
        QVERIFY(formulas > 50000);
    }

    /// The promise is read from the header itself: six public members before the accessor, no seventh.
    void sixStableMembers()
    {
        QFile header(MLSYSIM_SOURCE_DIR "/engine/engine.h");
        QVERIFY(header.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(header.readAll());
        const auto start = text.indexOf("struct PerformanceProfile {"), end = text.indexOf("\n};", start);
        QVERIFY(start > 0 && end > start);
        text = text.mid(start, end - start).remove(QRegularExpression("//[^\n]*"));
        const auto open_part = text.section("private:", 0, 0), closed_part = text.section("private:", 1);
        const QRegularExpression member("\\n    ([A-Za-z_:<>]+) ([a-z_0-9, ]+)(?: \\{[^}]*\\}| = [^;]+)?;");
        QStringList members;
        for (auto match = member.globalMatch(open_part); match.hasNext();)
            members << match.next().captured(2);
        members.removeAll("Detail");
        QCOMPARE(members, (QStringList { "latency", "throughput", "bottleneck", "mfu", "feasible", "energy" }));
        QVERIFY(closed_part.contains("m_detail"));
    }

    void versionIsTheProjects()
    {
        QVERIFY(QRegularExpression("^\\d+\\.\\d+\\.\\d+$")
                    .match(QString::fromUtf8(version().data(), qsizetype(version().size())))
                    .hasMatch());
    }
};

QTEST_APPLESS_MAIN(TestEngine)
#include "tst_engine.moc"
