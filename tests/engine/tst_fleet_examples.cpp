// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/evaluation.h"
#include "engine/hardware/hardware.h"
#include "engine/study/sweep.h"
#include "tests/support/json.h"

#include <QtTest>

#include <cmath>

using namespace mlsysim;
using test::json;

namespace {

const char run[] = "{'model': 'Llama3_70B', 'fleet': 'Frontier_8K', 'local_efficiency': 0.45, 'precision': 'fp16',"
                   " 'scaling_efficiency': 0.85, 'overheads': {'ckpt': 0.02, 'fail': 0.05}, 'tokens': 15e12}";

} // namespace

/// Known results of the solvers of fleets that no recorded run covers, and that fleets can be changed from outside.
class TestFleetExamples : public QObject {
    Q_OBJECT

private slots:
    void results_data()
    {
        QTest::addColumn<QByteArray>("solver");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<double>("expected");
        const auto row
            = [](const char* name, const char* solver, const char* inputs, const char* output, double value) {
                  QTest::newRow(name) << QByteArray(solver) << QByteArray(inputs) << QByteArray(output) << value;
              };
        row("training run, the reference's example: work", "training_run", run, "total_flops", 6.354e24);
        row("training run, the reference's example: peak", "training_run", run, "peak_time", 217.85045658493425 * 3600);
        row("training run, the reference's example: one device", "training_run", run, "compute_time",
            484.1121257442983 * 3600);
        row("training run, the reference's example: all devices", "training_run", run, "scaled_time",
            569.5436773462333 * 3600);
        row("training run, the reference's example: first overhead", "training_run", run, "stage_times.ckpt",
            580.934550893158 * 3600);
        row("training run, the reference's example: duration", "training_run", run, "total_time",
            609.9812784378158 * 3600);
        row("training run, the reference's example: delivered", "training_run", run, "delivered_fraction",
            0.3571428571428572);
        row("training run: tokens of the published run, Brown et al. 2020", "training_run",
            "{'model': 'GPT3', 'fleet': 'Frontier_8K', 'local_efficiency': 1, 'scaling_efficiency': 1}", "total_flops",
            6 * 175e9 * 300e9);
        row("reliability: twice as many nodes fail twice as often", "reliability",
            "{'fleet': {'extends': 'Meta_Llama3_16K_H100', 'count': 4096}, 'job_duration': 1}", "fleet_mtbf",
            2.288818359375 * 3600 / 2);
        row("reliability: parts of one's own", "reliability",
            "{'fleet': {'extends': 'Meta_Llama3_16K_H100', 'count': 1}, 'job_duration': 1,"
            " 'gpu': {'name': 'x', 'mttf': '8000 h'}, 'nic': {'name': 'x', 'mttf': '8000 h'}}",
            "fleet_mtbf", 500 * 3600.0);
        row("sustainability: a grid for a data center", "sustainability",
            "{'fleet': 'Frontier_8K', 'duration': '30 d', 'datacenter': 'Poland', 'mfu': 0.4}", "water",
            6.810485391360001e3);
        row("sustainability: a data center with a PUE of its own", "sustainability",
            "{'fleet': 'Frontier_8K', 'duration': '30 d', 'datacenter': {'grid': 'Poland', 'pue_override': 2}}", "pue",
            2);
    }
    void results()
    {
        QFETCH(QByteArray, solver);
        QFETCH(QByteArray, inputs);
        QFETCH(QByteArray, output);
        QFETCH(double, expected);
        Evaluation e(*find_solver(solver.toStdString()), Registry::shipped());
        for (const auto& p : e.assign(json(inputs.toStdString())))
            QFAIL((p.field + " " + p.message).c_str());
        e.solve();
        const double found = e.output(output.toStdString());
        QVERIFY2(std::fabs(found - expected) <= 1e-12 * expected, std::to_string(found).c_str());
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("solver");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QByteArray>("problem");
        const auto row = [](const char* name, const char* solver, const char* inputs, const char* problem) {
            QTest::newRow(name) << QByteArray(solver) << QByteArray(inputs) << QByteArray(problem);
        };
        row("a split that leaves devices over", "distributed",
            "{'model': 'Llama3_70B', 'fleet': 'Frontier_8K', 'tp_size': 7}",
            "tp_size times pp_size times ep_size must divide the 8192 accelerators of the fleet");
        row("work that is not counted in tokens", "training_run",
            "{'model': 'ResNet50', 'fleet': 'Frontier_8K', 'local_efficiency': 1, 'scaling_efficiency': 1, 'tokens': "
            "1}",
            "model is no transformer: work is counted by the token");
        row("a region that is not there", "placement_optimizer",
            "{'fleet': 'Lab_64_H100', 'duration': 1, 'regions': ['Iceland', 'Atlantis']}",
            "regions[1] unknown grid \"Atlantis\"");
        row("no regions", "placement_optimizer", "{'fleet': 'Lab_64_H100', 'duration': 1, 'regions': []}",
            "regions is empty: expected one grid or more");
    }
    void refused()
    {
        QFETCH(QByteArray, solver);
        QFETCH(QByteArray, inputs);
        QFETCH(QByteArray, problem);
        Evaluation e(*find_solver(solver.toStdString()), Registry::shipped());
        const auto problems = e.assign(json(inputs.toStdString()));
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(QByteArray::fromStdString(problems.front().field + " " + problems.front().message), problem);
    }

    /// The only division of eight devices that was asked for is too large for them: a result, and an error in a batch.
    void nothingFits()
    {
        Evaluation e(*find_solver("parallelism_optimizer"), Registry::shipped());
        QVERIFY(e.assign(json("{'model': 'GPT4', 'fleet': 'Lab_64_H100', 'batch_size': 1, 'max_pp': 1}")).empty());
        e.solve();
        QCOMPARE(e.output("feasible"), 0.0);
        QCOMPARE(e.output("total_searched"), 0.0);
        QVERIFY(e.failure() && e.failure()->kind == ProblemKind::InvalidInput);
    }

    /// Machines deep inside a fleet are axes too, with everything that hangs on them.
    void sweepsReachInward()
    {
        Evaluation e(*find_solver("network_roofline"), Registry::shipped());
        QVERIFY(e.assign(json("{'model': 'Llama3_8B', 'fleet': 'Lab_64_H100', 'precision': 'fp8'}")).empty());
        e.solve();
        const double before = e.output("peak_flops_actual");
        const double xs[] { 989e12, 2 * 989e12, 989e12 };
        const std::string_view outputs[] { "peak_flops_actual" };
        std::vector<double> column(std::size(xs));
        const std::span<double> columns[] { column };
        const auto outcome = sweep(e, "fleet.node.accelerator.compute.peak_flops", xs, outputs, columns);
        QVERIFY(outcome.problems.empty());
        QCOMPARE(column, (std::vector<double> { before, 2 * before, before })); // the rate at fp8 keeps its ratio
        QCOMPARE(si(Registry::shipped().get<Hardware>("Hardware.Cloud.H100")->compute.peak_flops), 989e12);
    }
};

QTEST_APPLESS_MAIN(TestFleetExamples)
#include "tst_fleet_examples.moc"
