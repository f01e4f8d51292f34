// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/hardware/hardware.h"
#include "engine/wallstanding.h"

#include <QtTest>

#include <algorithm>

using namespace mlsysim;

namespace {

Evaluation design_of(std::string_view solver, Value::Map inputs)
{
    Evaluation design(*find_solver(solver), Registry::shipped());
    Value all = design.inputs();
    for (const Member& m : inputs)
        all.set(m.name, m.value);
    for (const Problem& p : design.assign(all))
        qFatal("%s %s", p.field.c_str(), p.message.c_str());
    return design;
}

Evaluation decoding(Value::Map inputs = {})
{
    inputs.push_back({ "phase", "decode" });
    return design_of("language_phases", std::move(inputs));
}

const Standing& at(const std::vector<Standing>& all, std::string_view what)
{
    const auto found = std::ranges::find(all, what, &Standing::what);
    if (found == all.end())
        qFatal("no %s", std::string(what).c_str());
    return *found;
}

bool assumes(const Standing& standing, std::string_view input)
{
    return std::ranges::any_of(standing.assumptions, [&](const Assumption& a) { return a.field->id == input; });
}

} // namespace

/// Where designs stand before the walls.
class TestWalls : public QObject {
    Q_OBJECT

private slots:
    /// Whatever a wall says is what its solver says, given the same.
    void numbersAreTheSolversOwn_data()
    {
        QTest::addColumn<QByteArray>("solver");
        QTest::addColumn<QByteArray>("model");
        QTest::newRow("language model, textbook")
            << QByteArray("engine_solve") << QByteArray("Models.Language.Llama3_8B");
        QTest::newRow("language model, detailed")
            << QByteArray("language_phases") << QByteArray("Models.Language.Llama3_8B");
        QTest::newRow("does not fit") << QByteArray("language_phases") << QByteArray("Models.Language.Llama3_70B");
        QTest::newRow("images") << QByteArray("engine_solve") << QByteArray("Models.Vision.ResNet50");
    }
    void numbersAreTheSolversOwn()
    {
        QFETCH(QByteArray, solver);
        QFETCH(QByteArray, model);
        const auto all = wall_standings(
            design_of(solver.toStdString(), { { "model", model.toStdString() }, { "batch_size", 4 } }));
        int seen = 0;
        for (const Standing& standing : all) {
            if (!standing.applies())
                continue;
            Evaluation alone(*standing.solver, Registry::shipped());
            QVERIFY(alone.assign(standing.inputs).empty());
            alone.solve();
            const auto is = [&](const Field* field, double value) {
                const double result = alone.output(field->id), input = alone.input(field->id);
                return value == result || value == input;
            };
            // The two numbers that a solver is measured by without telling them.
            const bool of_design = standing.used_field->id == "batch_size" || standing.used_field->id == "parameters";
            QVERIFY2(of_design || is(standing.used_field, standing.used), standing.what.data());
            if (standing.wall->name == "Reasoning") // held against the target of another solver
                QCOMPARE(standing.limit,
                    Evaluation(*find_solver("serving_capacity"), Registry::shipped()).input("target_p99_latency"));
            else
                QVERIFY2(!standing.limit_field || is(standing.limit_field, standing.limit), standing.what.data());
            QCOMPARE(standing.headroom(), standing.limit / standing.used);
            ++seen;
        }
        QVERIFY(seen >= 8);
    }

    void everyWallIsThereOnceOrApplies()
    {
        for (const auto* model : { "Models.Language.Llama3_8B", "Models.Vision.ResNet50" }) {
            const auto all = wall_standings(design_of("engine_solve", { { "model", model } }));
            for (const Wall& wall : walls()) {
                const auto of_wall
                    = std::ranges::count_if(all, [&](const Standing& s) { return s.wall->number == wall.number; });
                const auto excused = std::ranges::count_if(
                    all, [&](const Standing& s) { return s.wall->number == wall.number && !s.applies(); });
                if (wall.is_method()) {
                    QCOMPARE(of_wall, 0);
                    continue;
                }
                QVERIFY2(of_wall >= 1, wall.name.data());
                QVERIFY2(excused == 0 || of_wall == 1, wall.name.data());
            }
        }
    }

    void nearestComesFirst()
    {
        const auto all = wall_standings(decoding());
        const auto end = std::ranges::find_if(all, [](const Standing& standing) { return !standing.applies(); });
        QVERIFY(end - all.begin() > 5);
        QVERIFY(std::ranges::is_sorted(all.begin(), end, {}, &Standing::headroom));
        QVERIFY(std::ranges::none_of(end, all.end(), &Standing::applies));
        for (const Standing& standing : all)
            QVERIFY2(!standing.applies() || !std::isnan(standing.headroom()), standing.what.data());
    }

    void whatBinds_data()
    {
        QTest::addColumn<QByteArray>("phase");
        QTest::addColumn<double>("batch");
        QTest::addColumn<QByteArray>("what");
        QTest::newRow("one token after the other") << QByteArray("decode") << 1.0 << QByteArray("Memory bandwidth");
        QTest::newRow("long prompts") << QByteArray("prefill") << 8.0 << QByteArray("Compute");
        QTest::newRow("more requests than caches fit") << QByteArray("decode") << 2000.0 << QByteArray("Batching");
    }
    void whatBinds()
    {
        QFETCH(QByteArray, phase);
        QFETCH(double, batch);
        QFETCH(QByteArray, what);
        const auto all = wall_standings(design_of(
            "language_phases", { { "phase", phase.toStdString() }, { "batch_size", batch }, { "context", 2048 } }));
        const auto of_node = [](const Standing& s) { return s.wall->domain == "Node" && s.wall->number <= 5; };
        const auto first = std::ranges::find_if(all, [&](const Standing& s) {
            return of_node(s) && s.what != "Memory capacity"; // the same memory, asked in bytes
        });
        QCOMPARE(QByteArray(first->what.data()), what);
        QVERIFY(first->headroom() < 1.2);
    }

    void moreMemoryGivesMoreRoom()
    {
        const auto with = [](double gigabytes) {
            Value machine = Value::Map { { "extends", "Hardware.Cloud.H100" } };
            machine.set_at("memory.capacity", gigabytes * 1e9);
            return wall_standings(decoding({ { "hardware", machine }, { "batch_size", 16 } }));
        };
        const auto little = with(40), much = with(80);
        QCOMPARE(at(much, "Memory capacity").headroom(), 2 * at(little, "Memory capacity").headroom());
        QVERIFY(at(much, "Batching").headroom() > 2 * at(little, "Batching").headroom());
        QCOMPARE(at(much, "Compute").headroom(), at(little, "Compute").headroom());
    }

    /// Every solver sees the memory of all machines, whichever model the design is solved with.
    void machinesAreCountedOnce()
    {
        for (const Evaluation& design : { decoding(), design_of("engine_solve", {}) }) {
            const auto one = wall_standings(design), four = wall_standings(design, 4);
            QCOMPARE(at(four, "Memory capacity").limit, 4 * at(one, "Memory capacity").limit);
            QVERIFY(at(four, "Batching").limit > 4 * at(one, "Batching").limit);
            QCOMPARE(at(four, "Software").limit, 4 * at(one, "Software").limit);
        }
        QVERIFY(at(wall_standings(decoding(), 4), "Network of the design").used > 0);
    }

    void fleetsAreAssumedAndMadeOfTheMachine()
    {
        const auto communication = [](const char* machine) {
            return at(wall_standings(decoding({ { "hardware", machine } })), "Communication");
        };
        const Standing h100 = communication("Hardware.Cloud.H100"), h200 = communication("Hardware.Cloud.H200");
        QVERIFY(assumes(h100, "fleet"));
        QVERIFY(!assumes(h100, "model"));
        QVERIFY(h100.inputs.at("fleet.node.accelerator"));
        QVERIFY(h100.limit != h200.limit);
        const auto all = wall_standings(decoding());
        QVERIFY(assumes(at(all, "Checkpoint"), "checkpoint_interval"));
        QVERIFY(assumes(at(all, "Tail latency"), "arrival_rate"));
        QVERIFY(at(all, "Memory bandwidth").assumptions.empty());
    }

    void whatDoesNotApplySaysWhy()
    {
        const auto language = wall_standings(decoding());
        QVERIFY(!at(language, "Ingestion").applies());
        QVERIFY(!at(language, "Streaming").applies());
        QVERIFY(!at(language, "Fidelity").applies());
        QVERIFY(at(wall_standings(decoding({ { "model", "Models.Language.Llama3_70B" } })), "Streaming").applies());
        const auto images = wall_standings(design_of("engine_solve", { { "model", "Models.Vision.ResNet50" } }));
        QVERIFY(at(images, "Ingestion").applies());
        QVERIFY(!at(images, "Serving").applies());
        QCOMPARE(at(images, "Tail latency").solver, find_solver("tail_latency"));
        const auto trained = wall_standings(design_of("language_phases", { { "phase", "train" } }));
        QVERIFY(!at(trained, "Batching").applies());
    }

    void ownLimitsCount()
    {
        const auto without = wall_standings(decoding());
        QVERIFY(!at(without, "Capital").applies());
        const double cost = at(without, "Capital").used;
        QVERIFY(cost > 0);
        const auto with = wall_standings(decoding(), 1, { { 17, cost / 2 }, { 1, 1 } });
        QVERIFY(at(with, "Capital").applies());
        QCOMPARE(at(with, "Capital").headroom(), 0.5);
        QCOMPARE(at(with, "Compute").limit, 1.0);
    }
};

QTEST_APPLESS_MAIN(TestWalls)
#include "tst_walls.moc"
