// SPDX-License-Identifier: GPL-3.0-or-later
#include "everykind.h"

#include "engine/catalogue.h"
#include "widgets/parameters/parametermodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace mlsysim;
using namespace mlsysim::widgets;
using Role = ParameterModel::Role;

/// A model with its undo stack and the tester that watches it.
struct Bench {
    explicit Bench(const Solver* solver = find_solver("engine_solve"))
        : model(*solver, Registry::shipped(), &undo)
    {
    }
    QModelIndex at(const char* id) const { return model.valueIndex(model.row(QString::fromUtf8(id))); }
    QVariant get(const char* id, int role) const { return at(id).data(role); }
    double number(const char* id) const { return get(id, Role::NumberRole).toDouble(); }

    QUndoStack undo;
    ParameterModel model;
    QAbstractItemModelTester tester { &model, QAbstractItemModelTester::FailureReportingMode::QtTest };
    QSignalSpy changed { &model, &ParameterModel::changed };
};

class TestParameterModel : public QObject {
    Q_OBJECT

private slots:
    void everySolverStartsAtItsDefaults()
    {
        for (const Solver* solver : solvers()) {
            Bench bench(solver);
            QCOMPARE(bench.model.rowCount(), int(solver->inputs.fields.size()));
            for (int row = 0; row < bench.model.rowCount(); ++row) {
                QVERIFY(bench.model.isDefault(row));
                QVERIFY(!bench.model.valueIndex(row).data(Role::LabelRole).toString().isEmpty());
                QVERIFY(!bench.model.valueIndex(row).data(Role::HelpRole).toString().isEmpty());
                // What is shown may be typed again and is the same.
                QVERIFY(bench.model.setValue(row, bench.model.valueIndex(row).data(Role::TextRole)));
            }
            QCOMPARE(bench.undo.count(), 0);
            QCOMPARE(bench.changed.count(), 0);
        }
    }

    void roles()
    {
        Bench bench;
        QCOMPARE(bench.get("batch_size", Role::SymbolRole).toString(), QStringLiteral("B"));
        QCOMPARE(bench.get("batch_size", Role::KindRole).toInt(), int(Kind::Real));
        QCOMPARE(bench.get("batch_size", Role::HighRole).toDouble(), 4096.0);
        QCOMPARE(bench.get("batch_size", Role::MaximumRole).toDouble(), 1e12);
        QCOMPARE(bench.get("batch_size", Role::AxisRole).toInt(), int(Axis::Logarithmic));
        QCOMPARE(bench.get("batch_size", Role::DefaultRole).toDouble(), 1.0);
        QVERIFY(bench.get("precision", Role::ChoicesRole).toStringList().contains(QStringLiteral("fp8")));
        QCOMPARE(bench.get("zero_stage", Role::TierRole).toInt(), int(Tier::Advanced));
        QCOMPARE(bench.get("hardware", Qt::DisplayRole).toString(), QStringLiteral("H100"));
    }

    void typedText_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("number");
        QTest::newRow("a plain number") << "count"
                                        << "64" << 64.0;
        QTest::newRow("a suffix") << "count"
                                  << "2k" << 2000.0;
        QTest::newRow("grouped") << "count"
                                 << "131 072" << 131072.0;
        QTest::newRow("a unit") << "delay"
                                << "0.3 s" << 0.3;
        QTest::newRow("a bare number is in the shown unit") << "delay"
                                                            << "35" << 0.035;
        QTest::newRow("per cent of a plain number") << "share"
                                                    << "25 %" << 0.25;
        QTest::newRow("a rate") << "link"
                                << "1.5 TB/s" << 1.5e12;
        QTest::newRow("a bare rate") << "link"
                                     << "200" << 2e11;
        QTest::newRow("a choice in any case") << "mode"
                                              << "ROUND" << 1.0;
        QTest::newRow("a switch") << "on"
                                  << "true" << 1.0;
    }

    void typedText()
    {
        QFETCH(QString, id);
        QFETCH(QString, text);
        QFETCH(double, number);
        Bench bench(&every_kind_solver());
        QVERIFY2(bench.model.set(id, text), qPrintable(bench.model.problem(bench.model.row(id))));
        QCOMPARE(bench.number(qPrintable(id)), number);
        QCOMPARE(bench.undo.count(), 1);
        bench.undo.undo();
        QVERIFY(bench.model.isDefault(bench.model.row(id)));
    }

    void typedTextOfOtherKinds()
    {
        Bench bench(&every_kind_solver());
        QVERIFY(bench.model.set("machine", "A100"));
        QVERIFY(bench.model.value(bench.model.row("machine")) == Value("Hardware.Cloud.A100"));
        QVERIFY(bench.model.set("link", "3 GB/s"));
        QVERIFY(bench.model.set("link", ""));
        QVERIFY(!bench.get("link", Role::NumberRole).isValid());
        QVERIFY(bench.model.set("sizes", "8, 1k"));
        QCOMPARE(bench.get("sizes", Role::TextRole).toString(), QStringLiteral("8, 1000"));
        QVERIFY(bench.model.set("machines", "T4"));
        QCOMPARE(bench.get("machines", Role::TextRole).toString(), QStringLiteral("T4"));
        QVERIFY(bench.model.set("starts", "x=20 ms"));
        QCOMPARE(bench.get("starts", Role::TextRole).toString(), QStringLiteral("x=20 ms"));
        QVERIFY(bench.model.set("words", "good day"));
        QVERIFY(bench.model.set("wish", "wavy"));
    }

    void badInput_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("below the range") << "batch_size"
                                         << "0"
                                         << "Expected 1 to 1e+12";
        QTest::newRow("no number") << "batch_size"
                                   << "many"
                                   << "finite number";
        QTest::newRow("unknown unit") << "batch_size"
                                      << "3 parsec"
                                      << "Unknown unit";
        QTest::newRow("wrong unit") << "batch_size"
                                    << "3 GB"
                                    << "wrong unit";
        QTest::newRow("unknown choice") << "precision"
                                        << "fp17"
                                        << "did you mean \"fp16\"?";
        QTest::newRow("unknown machine") << "hardware"
                                         << "H10O"
                                         << "did you mean";
        QTest::newRow("a fraction of a whole number") << "zero_stage"
                                                      << "1.5"
                                                      << "whole number";
    }

    void badInput()
    {
        QFETCH(QString, id);
        QFETCH(QString, text);
        QFETCH(QString, says);
        Bench bench;
        const int row = bench.model.row(id);
        const Value before = bench.model.value(row);
        QSignalSpy problems(&bench.model, &ParameterModel::problemChanged);
        QVERIFY(!bench.model.set(id, text));
        QVERIFY2(bench.model.problem(row).contains(says), qPrintable(bench.model.problem(row)));
        QVERIFY(bench.model.value(row) == before);
        QCOMPARE(problems.count(), 1);
        QCOMPARE(bench.changed.count(), 0);
        QCOMPARE(bench.undo.count(), 0);
        // The value that it has already is a good value too.
        QVERIFY(bench.model.set(id, bench.model.valueIndex(row).data(Role::TextRole)));
        QVERIFY(bench.model.problem(row).isEmpty());
        QCOMPARE(problems.count(), 2);
    }

    void aRuleAcrossInputsIsShownWhereItWasBroken()
    {
        Bench bench(find_solver("alpha_beta"));
        QVERIFY(!bench.model.set("alphas", "NDR=1 us, other=2 us"));
        const QString problem = bench.model.problem(bench.model.row("alphas"));
        QVERIFY2(problem.contains("Bandwidths") && problem.contains("other"), qPrintable(problem));
    }

    void equalValuesDoNothing()
    {
        Bench bench;
        QSignalSpy data(&bench.model, &QAbstractItemModel::dataChanged);
        QVERIFY(bench.model.set("batch_size", 1.0));
        QVERIFY(bench.model.set("precision", "fp16"));
        QVERIFY(bench.model.set("is_training", false));
        QVERIFY(bench.model.set("hardware", "H100"));
        QVERIFY(bench.model.setInput("hardware.memory.bandwidth", 3.35e12));
        QCOMPARE(data.count(), 0);
        QCOMPARE(bench.changed.count(), 0);
        QCOMPARE(bench.undo.count(), 0);
    }

    void roundingIsForTheEyesOnly()
    {
        Bench bench;
        bench.model.set("efficiency", 0.123456789);
        QCOMPARE(bench.get("efficiency", Role::TextRole).toString(), QStringLiteral("0.123457"));
        QVERIFY(bench.model.set("efficiency", "0.123457")); // what is shown is not news
        QCOMPARE(bench.number("efficiency"), 0.123456789);
        QCOMPARE(bench.model.evaluation().input("efficiency"), 0.123456789);
        QCOMPARE(bench.undo.count(), 1);
    }

    void oneGestureIsOneStep()
    {
        Bench bench;
        bench.model.beginGesture();
        for (const double batch : { 2.0, 4.0, 8.0, 16.0 }) {
            bench.model.beginGesture(); // said again while dragging
            bench.model.set("batch_size", batch);
        }
        bench.model.endGesture();
        QCOMPARE(bench.undo.count(), 1);
        QCOMPARE(bench.undo.undoText(), QStringLiteral("Change batch to 16"));
        bench.model.beginGesture();
        bench.model.set("batch_size", 32.0);
        bench.model.endGesture();
        QCOMPARE(bench.undo.count(), 2);
        bench.model.set("batch_size", 64.0);
        bench.model.set("batch_size", 128.0);
        QCOMPARE(bench.undo.count(), 4); // outside a gesture each counts
        for (int i = 0; i < 4; ++i)
            bench.undo.undo();
        QCOMPARE(bench.number("batch_size"), 1.0);
    }

    void aGestureThatEndsWhereItBeganIsNoStep()
    {
        Bench bench;
        bench.model.beginGesture();
        bench.model.set("batch_size", 8.0);
        bench.model.set("batch_size", 1.0);
        bench.model.endGesture();
        QCOMPARE(bench.undo.count(), 0);
        bench.model.beginGesture();
        bench.model.setInput("hardware.memory.bandwidth", 6e12);
        bench.model.setInput("hardware.memory.bandwidth", 7e12);
        QCOMPARE(bench.undo.count(), 1);
        bench.model.setInput("hardware.memory.bandwidth", 3.35e12);
        bench.model.endGesture();
        QCOMPARE(bench.undo.count(), 0);
        QVERIFY(bench.model.value(bench.model.row("hardware")) == Value("Hardware.Cloud.H100"));
    }

    void fieldsInsideRecords()
    {
        Bench bench;
        QVERIFY(bench.model.setInput("hardware.memory.bandwidth", Value("1.5 TB/s")));
        QCOMPARE(bench.model.evaluation().input("hardware.memory.bandwidth"), 1.5e12);
        QCOMPARE(bench.undo.undoText(), QStringLiteral("Change memory bandwidth to 1500 GB/s"));
        QCOMPARE(bench.get("hardware", Qt::DisplayRole).toString(), QStringLiteral("H100, changed"));
        QVERIFY(!bench.model.setInput("hardware.memory.bandwidth", Value("fast")));
        QVERIFY(bench.model.problem(bench.model.row("hardware")).startsWith("Memory.bandwidth: "));
        bench.model.reset(bench.model.row("hardware"));
        QCOMPARE(bench.model.evaluation().input("hardware.memory.bandwidth"), 3.35e12);
        bench.undo.undo();
        QCOMPARE(bench.model.evaluation().input("hardware.memory.bandwidth"), 1.5e12);
        bench.undo.undo();
        QVERIFY(bench.model.isDefault(bench.model.row("hardware")));
        QVERIFY(!bench.model.setInput("no.such.thing", 1));
    }

    void commandTexts()
    {
        Bench bench;
        bench.model.set("is_training", true);
        QCOMPARE(bench.undo.undoText(), QStringLiteral("Turn on training"));
        bench.model.set("hardware", "A100");
        QCOMPARE(bench.undo.undoText(), QStringLiteral("Change machine to A100"));
        bench.model.set("precision", "int8");
        QCOMPARE(bench.undo.undoText(), QStringLiteral("Change precision to int8"));
        bench.model.set("is_lora", true);
        QCOMPARE(bench.undo.undoText(), QStringLiteral("Turn on LoRA"));
    }

    void whatHasAMeaningFollowsOtherInputs()
    {
        Bench bench(&every_kind_solver());
        QVERIFY(!bench.get("strength", Role::AppliesRole).toBool());
        QCOMPARE(bench.get("strength", Role::AppliesReasonRole).toString(),
            QStringLiteral("Counts only while Switched on is on."));
        QCOMPARE(bench.get("depth", Role::AppliesReasonRole).toString(),
            QStringLiteral("Counts only while Mode is Round or Wavy."));
        QList<int> rows;
        connect(&bench.model, &QAbstractItemModel::dataChanged, this,
            [&](const QModelIndex& first) { rows.append(first.row()); });
        bench.model.set("on", true);
        QVERIFY(rows.contains(bench.model.row("strength")));
        QVERIFY(bench.get("strength", Role::AppliesRole).toBool());
        bench.model.set("mode", "wavy");
        QVERIFY(rows.contains(bench.model.row("depth")));
        QVERIFY(bench.get("depth", Role::AppliesReasonRole).toString().isEmpty());
    }

    void sessions()
    {
        Bench bench(&every_kind_solver());
        bench.model.set("delay", 1.0 / 3);
        bench.model.set("sizes", ""); // an empty list is not the default one
        bench.model.set("machine", "T4");
        bench.model.setInput("machine.memory.bandwidth", 1e12);
        const Value saved = bench.model.inputs();
        bench.model.resetAll();
        QVERIFY(bench.model.isDefault(bench.model.row("delay")));
        const int steps = bench.undo.count();
        QVERIFY(bench.model.restore(saved).empty());
        QCOMPARE(bench.undo.count(), steps);
        QVERIFY(bench.model.inputs() == saved);
        QCOMPARE(bench.number("delay"), 1.0 / 3);
        QVERIFY(!bench.model.restore(Value(Value::Map { { "share", Value(7.0) } })).empty());
        QVERIFY(bench.model.inputs() == saved);
    }

    void anotherSolver()
    {
        Bench bench;
        bench.model.set("efficiency", 0.7);
        bench.model.set("batch_size", 32.0);
        QSignalSpy switched(&bench.model, &ParameterModel::solverChanged);
        bench.model.setSolver(*find_solver("engine_sweep"));
        QCOMPARE(switched.count(), 1);
        QCOMPARE(bench.number("efficiency"), 0.7); // carried over
        bench.model.set("efficiency", 0.9);
        bench.undo.undo();
        QCOMPARE(bench.number("efficiency"), 0.7);
        bench.undo.undo(); // belongs to the solver before
        QCOMPARE(bench.model.solver().id, std::string_view("engine_solve"));
        QCOMPARE(bench.number("batch_size"), 1.0);
        QCOMPARE(bench.number("efficiency"), 0.7);
    }

    void resetAllIsOneStep()
    {
        Bench bench;
        bench.model.resetAll();
        QCOMPARE(bench.undo.count(), 0);
        bench.model.set("efficiency", 0.7);
        bench.model.set("hardware", "A100");
        bench.model.resetAll();
        QCOMPARE(bench.undo.count(), 3);
        QVERIFY(bench.model.isDefault(bench.model.row("hardware")));
        bench.undo.undo();
        QCOMPARE(bench.number("efficiency"), 0.7);
    }

    void undoAllAndRedoAll()
    {
        Bench bench(&every_kind_solver());
        const Value start = bench.model.inputs();
        QRandomGenerator random(7);
        for (int i = 0; i < 500; ++i) {
            if (random.bounded(4) == 0)
                bench.model.beginGesture();
            switch (random.bounded(5)) {
            case 0:
                bench.model.set("share", random.generateDouble());
                break;
            case 1:
                bench.model.set("count", 1 + random.bounded(1000));
                break;
            case 2:
                bench.model.set("mode", double(random.bounded(3)));
                break;
            case 3:
                bench.model.setInput("machine.memory.bandwidth", 1e12 * (1 + random.bounded(3)));
                break;
            default:
                bench.model.set("on", random.bounded(2) == 1);
            }
            if (random.bounded(4) == 0)
                bench.model.endGesture();
        }
        const Value end = bench.model.inputs();
        while (bench.undo.canUndo())
            bench.undo.undo();
        QVERIFY(bench.model.inputs() == start);
        while (bench.undo.canRedo())
            bench.undo.redo();
        QVERIFY(bench.model.inputs() == end);
    }

    void worksWithoutAnUndoStack()
    {
        ParameterModel model(*find_solver("engine_solve"), Registry::shipped(), nullptr);
        QVERIFY(model.set("batch_size", 8.0));
        QCOMPARE(model.evaluation().input("batch_size"), 8.0);
    }
};

QTEST_MAIN(TestParameterModel)
#include "tst_parameter_model.moc"
