// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/document/request.h"
#include "engine/evaluation.h"
#include "tests/support/golden.h"
#include "tests/support/json.h"

#include <QtTest>

#include <limits>

using namespace mlsysim;
using test::golden;
using test::json;

namespace {

/// A file of recorded runs. Each is repeated as soon as the catalogue has its solver.
struct Recorded {
    const char* solver;
    int rows; ///< so that a shortened file is noticed
    int refused; ///< those that end in an error
    test::Tolerance tolerance {};
    int tie = 0; ///< a line whose label hangs on two times being exactly equal in the reference's own units
};

const Recorded recorded[] = {
    { "allreduce_algorithm", 54, 6 },
    { "alpha_beta", 58, 4 },
    { "amdahl", 50, 4 },
    { "batching_optimizer", 64, 4 },
    { "checkpoint", 78, 5 },
    { "chunked_prefill", 55, 1 },
    { "compression", 97, 7, {}, 70 },
    { "compression_sweep", 36, 0 },
    { "continuous_batching", 129, 12 },
    { "data", 76, 0 },
    { "decode_bound", 95, 9 },
    { "distributed", 140, 20 },
    { "economics", 92, 3 },
    { "efficiency", 61, 0 },
    { "engine_solve", 18024, 531 },
    { "engine_sweep", 17, 1 },
    { "hierarchical_allreduce", 69, 9 },
    { "inference_scaling", 76, 4 },
    { "kv_admission", 58, 3 },
    { "moe_routing", 67, 8 },
    { "network_roofline", 111, 7 },
    { "orchestration", 49, 2 },
    { "parallelism_optimizer", 98, 32 },
    { "placement_optimizer", 62, 3 },
    { "reliability", 88, 3 },
    { "responsible", 45, 0 },
    { "scaling", 54, 1 },
    { "scenarios", 285, 39 },
    { "sensitivity", 105, 6, { 1e-12, "sensitivities" } },
    { "serving", 132, 23 },
    { "serving_capacity", 79, 11 },
    { "single_node", 113, 20 },
    { "sustainability", 96, 4 },
    { "synthesis", 71, 2 },
    { "system_evaluator", 149, 3 },
    { "tail_latency", 98, 1 },
    { "topology", 57, 1 },
    { "training_memory", 142, 17 },
    { "transformation", 55, 1 },
    { "weight_streaming", 70, 2 },
};

/// What a run of one recorded line comes to: its outputs, or the kind of the error.
struct Repeated {
    Value outputs;
    std::string error, detail;
};

Repeated repeat(const Solver& solver, const Value& inputs)
{
    Evaluation evaluation(solver, Registry::shipped());
    if (const auto problems = evaluation.assign(inputs); !problems.empty())
        return { {}, std::string(name_of(problems.front().kind)),
            problems.front().field + " " + problems.front().message };
    evaluation.solve();
    if (const auto failure = evaluation.failure())
        return { {}, std::string(name_of(failure->kind)), failure->message };
    return { evaluation.outputs(), {}, {} };
}

QByteArray shown(const Value& value) { return QByteArray::fromStdString(to_json(value)); }

const char roofline[] = "{'model': 'Models.Language.Llama3_8B', 'hardware': 'Hardware.Cloud.H100'}";
const char queue[] = "{'arrival_rate': 85, 'service_latency': 0.1, 'num_replicas': 10}";
const char two_ends[] = "{'alphas': {'a': 1e-6}, 'bandwidths': {'a': 1e9}, 'messages': {'m': 1e6}}";

} // namespace

/// The recorded runs of the reference come out again: numbers to 1e-12, labels and kinds of error exactly.
class TestParity : public QObject {
    Q_OBJECT

private slots:
    void recordedRuns_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const auto& r : recorded)
            QTest::addRow("%s: the reference's %d recorded runs", r.solver, r.rows) << index++;
    }
    void recordedRuns()
    {
        QFETCH(int, index);
        const Recorded& r = recorded[index];
        const auto rows = golden(r.solver);
        QCOMPARE(static_cast<int>(rows.size()), r.rows);
        QCOMPARE(static_cast<int>(std::ranges::count_if(rows, [](const auto& row) { return !row.error.empty(); })),
            r.refused);
        const Solver* solver = find_solver(r.solver);
        if (!solver)
            QSKIP("not in the catalogue yet");
        int wrong = 0;
        for (const auto& row : rows) {
            const Repeated got = repeat(*solver, row.inputs);
            std::string problem;
            if (got.error != row.error)
                problem = "expected the error \"" + row.error + "\", found \"" + got.error + "\" " + got.detail;
            else if (row.error.empty())
                problem = test::difference(row.outputs, got.outputs, r.tolerance);
            if (!problem.empty() && row.line != r.tie && ++wrong <= 10)
                qWarning("line %d: %s\n  inputs %s", row.line, problem.c_str(), shown(row.inputs).constData());
        }
        QCOMPARE(wrong, 0);
    }

    /// No file of recorded runs lies about without being compared.
    void everyFileIsCompared()
    {
        std::vector<std::string> listed;
        for (const auto& r : recorded)
            listed.emplace_back(r.solver);
        QVERIFY(test::golden_solvers() == listed);
    }

    /// The comparison itself notices what it must notice.
    void comparisonNotices_data()
    {
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<QByteArray>("actual");
        QTest::addColumn<bool>("same");
        QTest::newRow("equal") << QByteArray("{'a':1}") << QByteArray("{'a':1}") << true;
        QTest::newRow("more members than expected") << QByteArray("{'a':1}") << QByteArray("{'a':1,'b':2}") << true;
        QTest::newRow("integer and real") << QByteArray("{'a':1}") << QByteArray("{'a':1.0}") << true;
        QTest::newRow("last digit") << QByteArray("{'a':1}") << QByteArray("{'a':1.0000000000005}") << true;
        QTest::newRow("beyond 1e-12") << QByteArray("{'a':1}") << QByteArray("{'a':1.00000000001}") << false;
        QTest::newRow("missing") << QByteArray("{'a':1}") << QByteArray("{'b':1}") << false;
        QTest::newRow("null and zero") << QByteArray("{'a':null}") << QByteArray("{'a':0}") << false;
        QTest::newRow("zero and null") << QByteArray("{'a':0}") << QByteArray("{'a':null}") << false;
        QTest::newRow("inf and large") << QByteArray("{'a':'inf'}") << QByteArray("{'a':1e308}") << false;
        QTest::newRow("inf and inf") << QByteArray("{'a':'inf'}") << QByteArray("{'a':'inf'}") << true;
        QTest::newRow("label") << QByteArray("{'a':'Memory'}") << QByteArray("{'a':'memory'}") << false;
        QTest::newRow("switch") << QByteArray("{'a':true}") << QByteArray("{'a':1}") << false;
        QTest::newRow("shorter list") << QByteArray("[1,2]") << QByteArray("[1]") << false;
        QTest::newRow("in a list") << QByteArray("[1,2]") << QByteArray("[1,3]") << false;
        QTest::newRow("sign") << QByteArray("[1]") << QByteArray("[-1]") << false;
    }
    void comparisonNotices()
    {
        QFETCH(QByteArray, expected);
        QFETCH(QByteArray, actual);
        QFETCH(bool, same);
        QCOMPARE(test::difference(json(expected.toStdString()), json(actual.toStdString())).empty(), same);
    }
    void comparisonKnowsAbsoluteDifferences()
    {
        const test::Tolerance tolerance { 1e-12, "sensitivities" };
        const Value expected = json("{'sensitivities':{'a':1e-14},'b':1e-14}");
        QVERIFY(test::difference(json("{'sensitivities':{'a':0}}"), json("{'sensitivities':{'a':1e-14}}"), tolerance)
                    .empty());
        QVERIFY(!test::difference(json("{'b':0}"), expected, tolerance).empty());
    }

    /// What the reference wrongly lets through is refused, with the field and a reason.
    void refusals_data()
    {
        QTest::addColumn<QByteArray>("solver");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QString>("path");
        QTest::addColumn<double>("number");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("message");
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        constexpr double inf = std::numeric_limits<double>::infinity();
        const auto row = [](const char* name, const char* solver, const char* inputs, const char* path, double number,
                             const char* message, const char* field = nullptr) {
            QTest::newRow(name) << QByteArray(solver) << QByteArray(inputs) << QString(path) << number
                                << QString(field ? field : path) << QString(message);
        };
        row("efficiency 0", "engine_solve", roofline, "efficiency", 0, "expected 1e-09 to 1, found 0");
        row("efficiency above 1", "engine_solve", roofline, "efficiency", 1.0000001, "expected 1e-09 to 1");
        row("efficiency negative", "engine_solve", roofline, "efficiency", -0.5, "expected 1e-09 to 1");
        row("efficiency NaN", "engine_solve", roofline, "efficiency", nan, "expected 1e-09 to 1");
        row("batch 0", "engine_solve", roofline, "batch_size", 0, "expected 1 to 1e+12");
        row("batch negative", "engine_solve", roofline, "batch_size", -8, "expected 1 to 1e+12");
        row("batch NaN", "engine_solve", roofline, "batch_size", nan, "expected 1 to 1e+12");
        row("batch infinite", "engine_solve", roofline, "batch_size", inf, "expected 1 to 1e+12");
        row("data-parallel size 0", "engine_solve", roofline, "dp_size", 0, "expected 1 to 1e+06");
        row("sequence 0", "engine_solve", roofline, "seq_len", 0, "expected 1 to 1e+09");
        row("ZeRO stage 4", "engine_solve", roofline, "zero_stage", 4, "expected 0 to 3, found 4");
        row("ZeRO stage 1.5", "engine_solve", roofline, "zero_stage", 1.5, "expected a whole number, found 1.5");
        row("memory bandwidth 0", "engine_solve", roofline, "hardware.memory.bandwidth", 0, "expected more than 0");
        row("memory bandwidth negative", "engine_solve", roofline, "hardware.memory.bandwidth", -1e9,
            "expected more than 0");
        row("memory bandwidth NaN", "engine_solve", roofline, "hardware.memory.bandwidth", nan, "expected more than 0");
        row("peak rate 0", "engine_solve", roofline, "hardware.compute.peak_flops", 0, "expected more than 0");
        row("dispatch overhead negative", "engine_solve", roofline, "hardware.dispatch_tax", -1e-5,
            "expected 0 µs or more");
        row("parameters negative", "engine_solve", roofline, "model.parameters", -8e9, "expected 1 or more");
        row("single node, efficiency 0", "single_node", roofline, "efficiency", 0, "expected 1e-09 to 1, found 0");
        row("sweep, efficiency 2", "engine_sweep",
            "{'model': 'Models.Language.Llama3_8B', 'hardware_list': ['Hardware.Cloud.H100']}", "efficiency", 2,
            "expected 1e-09 to 1");
        row("arrivals negative", "tail_latency", queue, "arrival_rate", -1, "expected 0 1/s to");
        row("arrivals NaN", "tail_latency", queue, "arrival_rate", nan, "expected 0 1/s to");
        row("service time 0", "tail_latency", queue, "service_latency", 0, "expected");
        row("service time negative", "tail_latency", queue, "service_latency", -0.1, "expected");
        row("no replicas", "tail_latency", queue, "num_replicas", 0, "expected 1 to 1e+06, found 0");
        row("2.5 replicas", "tail_latency", queue, "num_replicas", 2.5, "expected a whole number, found 2.5");
        row("variability NaN", "tail_latency", queue, "service_time_cv", nan, "expected 0 to 1000");
        row("start-up time negative", "alpha_beta", two_ends, "alphas.a", -1e-6, "expected");
        row("bandwidth of a path 0", "alpha_beta", two_ends, "bandwidths.a", 0, "expected");
        row("message NaN", "alpha_beta", two_ends, "messages.m", nan, "expected");
    }
    void refusals()
    {
        QFETCH(QByteArray, solver);
        QFETCH(QByteArray, inputs);
        QFETCH(QString, path);
        QFETCH(double, number);
        QFETCH(QString, field);
        QFETCH(QString, message);
        Evaluation evaluation(*find_solver(solver.toStdString()), Registry::shipped());
        QVERIFY(evaluation.assign(json(inputs.toStdString())).empty());
        const Value before = evaluation.inputs();
        const auto problems = evaluation.set(path.toStdString(), Value(number));
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(problems.front().field), field);
        QVERIFY2(QString::fromStdString(problems.front().message).contains(message), problems.front().message.c_str());
        QVERIFY(evaluation.inputs() == before);
    }

    /// The answer to a line of a batch carries the same kinds.
    void answers_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const QByteArray& line, const char* expected) {
            QTest::newRow(name) << line << QByteArray(expected);
        };
        const QByteArray bad_line = "{'ok': false, 'error': {'kind': 'bad_line'}}";
        row("result", QByteArray("{'id': 1, 'solver': 'tail_latency', 'inputs': ") + queue + "}",
            "{'id': 1, 'ok': true, 'outputs': {'is_stable': true}}");
        row("no id", QByteArray("{'solver': 'tail_latency', 'inputs': ") + queue + "}", "{'id': null, 'ok': true}");
        row("wrong input",
            "{'id': 'a', 'solver': 'tail_latency', 'inputs': {'arrival_rate': -1, 'service_latency': 1}}",
            "{'id': 'a', 'ok': false, 'error': {'kind': 'invalid_input', 'field': 'arrival_rate'}}");
        row("missing input", "{'id': 'b', 'solver': 'tail_latency'}",
            "{'id': 'b', 'ok': false, 'error': {'kind': 'invalid_input', 'field': 'arrival_rate',"
            " 'message': 'is missing'}}");
        row("does not fit",
            "{'id': [2], 'solver': 'engine_solve', 'inputs': {'model': 'GPT3', 'hardware': 'T4', 'raise_errors': "
            "true}}",
            "{'id': [2], 'ok': false, 'error': {'kind': 'out_of_memory', 'field': 'hardware'}}");
        row("unknown input", "{'id': 3, 'solver': 'tail_latency', 'inputs': {'arival_rate': 1}}",
            "{'id': 3, 'ok': false, 'error': {'kind': 'bad_line', 'field': 'arival_rate',"
            " 'message': 'unknown field, did you mean `arrival_rate`?'}}");
        row("unknown solver", "{'id': 4, 'solver': 'tail_latancy'}",
            "{'id': 4, 'ok': false, 'error': {'kind': 'bad_line', 'field': 'solver',"
            " 'message': 'unknown solver `tail_latancy`, did you mean `tail_latency`?'}}");
        row("unknown member", "{'id': 5, 'solver': 'tail_latency', 'input': {}}",
            "{'id': 5, 'ok': false, 'error': {'kind': 'bad_line', 'field': 'input'}}");
        row("a list for inputs", "{'id': 10, 'solver': 'tail_latency', 'inputs': [1]}",
            "{'id': 10, 'ok': false, 'error': {'kind': 'invalid_input'}}");
        row("no solver", "{'id': 6}", "{'id': 6, 'ok': false, 'error': {'kind': 'bad_line', 'field': 'solver'}}");
        row("no JSON", "{", bad_line.constData());
        row("no object", "[]", bad_line.constData());
        row("empty line", "", bad_line.constData());
        row("something behind the end", "{} {}", bad_line.constData());
        row("key given twice", "{'id': 7, 'id': 8, 'solver': 'tail_latency'}",
            "{'ok': false, 'error': {'kind': 'bad_line', 'message': 'no JSON: `id` is given twice'}}");
        row("number beyond the doubles", "{'id': 9, 'solver': 'tail_latency', 'inputs': {'arrival_rate': 1e999}}",
            bad_line);
        row("NaN", "{'id': 9, 'solver': 'tail_latency', 'inputs': {'arrival_rate': NaN}}", bad_line.constData());
        row("nested very deep", QByteArray(100000, '['), bad_line.constData());
        row("not UTF-8", "{'id': '\xff\xfe'}", bad_line.constData());
    }
    void answers()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, expected);
        const std::string text = answer(test::json_text(line.toStdString()), Registry::shipped());
        QVERIFY(text.find('\n') == std::string::npos);
        const auto given = parse_json(text);
        QVERIFY2(given, text.c_str());
        const std::string problem = test::difference(json(expected.toStdString()), *given);
        QVERIFY2(problem.empty(), (problem + " in " + text).c_str());
    }
};

QTEST_APPLESS_MAIN(TestParity)
#include "tst_parity.moc"
