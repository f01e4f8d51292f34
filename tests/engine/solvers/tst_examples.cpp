// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/evaluation.h"
#include "tests/support/golden.h"
#include "tests/support/json.h"

#include <QtTest>

using namespace mlsysim;
using test::json;

namespace {

const char path[] = "'stages': {'a': 0.03, 'b': 0.06, 'c': 0.01}";

QByteArray with(const char* shared, const char* more) { return QByteArray("{") + shared + ", " + more + "}"; }

} // namespace

/// Known results of solvers, each row named after where its numbers come from, and what each solver refuses.
class TestExamples : public QObject {
    Q_OBJECT

private slots:
    void results_data()
    {
        QTest::addColumn<QByteArray>("solver");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* solver, const QByteArray& inputs, const char* expected) {
            QTest::newRow(name) << QByteArray(solver) << inputs << QByteArray(expected);
        };
        row("checkpoint_interval: the reference's example", "checkpoint_interval",
            "{'write_time': '30 s', 'mtbf': '3 h'}",
            "{'write_time': 30, 'mtbf': 10800, 'interval': 804.9844718999243, 'write_share': 0.037267799624996496,"
            "'rework_share': 0.03726779962499649, 'waste': 0.07453559924999299}");
        row("checkpoint_interval: writing longer than failures are apart", "checkpoint_interval",
            "{'write_time': '10 h', 'mtbf': '1 h'}", "{'waste': 4.47213595499958}");
        row("goodput: the reference's example", "goodput",
            "{'scheduling': 0.95, 'runtime': 0.85, 'program': 0.42, 'device_hour_rate': '2 USD/h',"
            "'ceilings': {'scheduling': 0.99, 'runtime': 0.97, 'program': 0.5}}",
            "{'mpg': 0.33915, 'scheduling_share': 0.050000000000000044, 'runtime_share': 0.14250000000000002,"
            "'program_share': 0.46835000000000004, 'cost_multiple': 2.948547840188707,"
            "'ceiling_gain': {'scheduling': 0.014280000000000015, 'runtime': 0.04788, 'program': 0.06460000000000002},"
            "'useful_rate': 0.0016380821334381706}");
        row("goodput: without ceilings and price", "goodput", "{'scheduling': 0.5, 'runtime': 0.5, 'program': 0.5}",
            "{'mpg': 0.125, 'job_product': 0.25, 'after_runtime': 0.25, 'point_value': {'program': 0.25},"
            "'full_scheduling_gain': 0.125, 'job_cost_multiple': 4, 'runtime_headroom': 1, 'useful_rate': null}");
        row("kingman: the reference's example", "kingman",
            "{'service_time': 2, 'arrival_scv': 1, 'service_scv': 0.5, 'low': 0.5, 'high': 0.9, 'holding_rate': 0.01}",
            "{'variability': 0.75, 'wait_low': 1.5, 'wait_high': 13.500000000000004, 'holding_low': 0.015,"
            "'holding_high': 0.13500000000000004, 'wait_ratio': 9.000000000000002, 'throughput_gain': 0.8,"
            "'unit_wait_utilization': 0.5714285714285714}");
        row("kingman: nothing varies", "kingman",
            "{'service_time': 2, 'arrival_scv': 0, 'service_scv': 0, 'low': 0.5, 'high': 0.75, 'holding_rate': 1}",
            "{'wait_high': 0, 'wait_ratio': 3, 'unit_wait_utilization': 1}");
        row("amdahl: the reference's example", "amdahl", with(path, "'stage': 'b', 'speedup': 10"),
            "{'upgraded_total_time': 0.046, 'overall_speedup': 2.1739130434782608, 'end_to_end_reduction': 0.54,"
            "'speedup_bound': 2.5}");
    }
    void results()
    {
        QFETCH(QByteArray, solver);
        QFETCH(QByteArray, inputs);
        QFETCH(QByteArray, expected);
        Evaluation evaluation(*find_solver(solver.toStdString()), Registry::shipped());
        for (const auto& p : evaluation.assign(json(inputs.toStdString())))
            QFAIL((p.field + " " + p.message).c_str());
        evaluation.solve();
        const std::string problem = test::difference(json(expected.toStdString()), evaluation.outputs());
        QVERIFY2(problem.empty(), problem.c_str());
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("solver");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* name, const char* solver, const QByteArray& inputs, const char* field,
                             const char* message) {
            QTest::newRow(name) << QByteArray(solver) << inputs << QByteArray(field) << QByteArray(message);
        };
        row("a stage that there is not", "amdahl",
            with("'stages': {'read': 1, 'write': 1}", "'stage': 'reed', 'speedup': 2"), "stage",
            "is no stage: \"reed\", did you mean \"read\"?");
        row("one stage only", "amdahl", "{'stages': {'a': 1, 'b': 0}, 'stage': 'a', 'speedup': 2}", "stages",
            "no time besides \"a\"");
        row("a factor above 1", "goodput", "{'scheduling': 1.1, 'runtime': 1, 'program': 1}", "scheduling", "expected");
        row("a ceiling of another name", "goodput",
            "{'scheduling': 1, 'runtime': 1, 'program': 1, 'ceilings': {'runtim': 1}}", "ceilings.runtim", "runtime");
    }
    void refusals()
    {
        QFETCH(QByteArray, solver);
        QFETCH(QByteArray, inputs);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, message);
        Evaluation evaluation(*find_solver(solver.toStdString()), Registry::shipped());
        const auto problems = evaluation.assign(json(inputs.toStdString()));
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(QByteArray::fromStdString(problems.front().field), field);
        QVERIFY2(problems.front().message.find(message.toStdString()) != std::string::npos,
            problems.front().message.c_str());
    }
};

QTEST_APPLESS_MAIN(TestExamples)
#include "tst_examples.moc"
