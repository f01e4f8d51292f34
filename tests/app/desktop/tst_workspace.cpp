// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/casesolver.h"
#include "app/desktop/effects.h"
#include "app/desktop/rooflinescenebuilder.h"
#include "engine/document/json.h"
#include "engine/engine.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace mlsysim;
using namespace mlsysim::desktop;

namespace {
const QString h100 = QStringLiteral("Hardware.Cloud.H100"), t4 = QStringLiteral("Hardware.Cloud.T4");
const QString llama = QStringLiteral("Models.Language.Llama3_8B"), resnet = QStringLiteral("Models.Vision.ResNet50");
}

/// The document: what it opens with, that every change can be undone, and that it survives its file.
class TestWorkspace : public QObject {
    Q_OBJECT

private slots:
    void opens_on_two_machines()
    {
        Workspace w(Registry::shipped());
        QCOMPARE(w.selection().machines.size(), 2U);
        QCOMPARE(w.selection().currentMachine()->path, h100);
        QCOMPARE(*w.selection().currentModel(), llama);
        QVERIFY(w.current());
        QVERIFY(w.undoStack()->isClean());
        QCOMPARE(w.parameters()->solver().id, LanguagePhases::id);
        // The figures of the design: batch 64 at context 512.
        w.parameters()->set(QStringLiteral("batch_size"), 64);
        const StepResult r = CaseSolver(w, w.current()).now();
        QVERIFY(std::abs(r.latency - 7.478e-3) < 1e-6);
        QCOMPARE(verdict_of(r), QStringLiteral("memory-bound"));
    }

    void opening_is_no_change()
    {
        Workspace w(Registry::shipped());
        const QSignalSpy changes(&w, &Workspace::changed);
        QCoreApplication::processEvents();
        QCOMPARE(changes.count(), 0);
        w.parameters()->set(QStringLiteral("batch_size"), 64);
        QTRY_COMPARE(changes.count(), 1);
    }

    void one_gesture_is_one_step()
    {
        Workspace w(Registry::shipped());
        w.beginGesture();
        for (int i = 1; i <= 100; ++i)
            w.changeMachine(h100, "memory.bandwidth", 3.35e12 * (1 + i / 100.0));
        w.endGesture();
        QCOMPARE(w.undoStack()->count(), 1);
        QCOMPARE(si(w.machine(0)->memory.bandwidth), 6.7e12);
        QCOMPARE(w.machineName(0), QStringLiteral("H100, changed"));
        w.undoStack()->undo();
        QCOMPARE(si(w.machine(0)->memory.bandwidth), 3.35e12);
    }

    void a_changed_peak_keeps_the_ratios()
    {
        Workspace w(Registry::shipped());
        const double fp8 = si(w.machine(0)->compute.rate(Precision::Fp8)), peak = si(w.machine(0)->compute.peak_flops);
        w.changeMachine(h100, "compute.peak_flops", 2 * peak);
        QCOMPARE(si(w.machine(0)->compute.rate(Precision::Fp8)), 2 * fp8);
    }

    void twice_the_bandwidth_helps_and_twice_the_arithmetic_does_not()
    {
        Workspace w(Registry::shipped());
        const double before = CaseSolver(w, w.current()).now().latency;
        w.changeMachine(h100, "compute.peak_flops", 2 * 989e12);
        QCOMPARE(CaseSolver(w, w.current()).now().latency, before);
        w.changeMachine(h100, "memory.bandwidth", 2 * 3.35e12);
        const double after = CaseSolver(w, w.current()).now().latency;
        QVERIFY(after < 0.55 * before && after > 0.5 * before);
    }

    void several_devices_share_the_work()
    {
        Workspace w(Registry::shipped());
        const StepResult one = CaseSolver(w, w.current()).now();
        w.setCount(h100, 4);
        const StepResult four = CaseSolver(w, w.current()).now();
        QVERIFY(four.network > 0);
        QCOMPARE(four.capacity, 4 * one.capacity);
        QCOMPARE(four.memory, one.memory / 4);
        QVERIFY(four.latency < one.latency);
    }

    void fidelity_chooses_the_solver()
    {
        Workspace w(Registry::shipped());
        w.setFidelity(Fidelity::Textbook);
        QCOMPARE(w.parameters()->solver().id, EngineSolve::id);
        w.parameters()->set(QStringLiteral("batch_size"), 8);
        const auto profile = Engine::solve("Llama3_8B", "H100", 8, "fp16", 0.5);
        QCOMPARE(CaseSolver(w, w.current()).now().latency, si(profile.latency));
        w.undoStack()->undo();
        w.undoStack()->undo();
        QCOMPARE(w.parameters()->solver().id, LanguagePhases::id);
        // A vision model has no detailed form yet; the textbook model answers.
        w.makeCurrent(resnet);
        QCOMPARE(w.parameters()->solver().id, EngineSolve::id);
    }

    void undo_all_is_the_start_and_redo_all_the_end()
    {
        std::mt19937 random(20);
        Workspace w(Registry::shipped());
        const std::string start = to_json(w.session());
        const QStringList paths { h100, t4, llama, resnet, QStringLiteral("Hardware.Edge.Coral"), QStringLiteral("Models.Language.Mixtral_8x7B") };
        const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
        for (int i = 0; i < 400; ++i) {
            const QString path = paths[pick(static_cast<int>(paths.size()))];
            switch (pick(8)) {
            case 0:
                w.draw(path, pick(2) == 0);
                break;
            case 1:
                w.makeCurrent(path);
                break;
            case 2:
                w.setCount(h100, 1 << pick(5));
                break;
            case 3:
                w.changeMachine(t4, "memory.bandwidth", 1e11 * (1 + pick(9)));
                break;
            case 4:
                w.setFidelity(pick(2) == 0 ? Fidelity::Textbook : Fidelity::Detailed);
                break;
            case 5:
                w.parameters()->set(QStringLiteral("precision"), QStringLiteral("int8"));
                break;
            case 6:
                w.parameters()->set(QStringLiteral("efficiency"), 0.1 + 0.1 * pick(9));
                break;
            default:
                w.parameters()->set(QStringLiteral("batch_size"), std::exp2(pick(12)));
            }
        }
        const std::string end = to_json(w.session());
        while (w.undoStack()->canUndo())
            w.undoStack()->undo();
        QCOMPARE(to_json(w.session()), start);
        while (w.undoStack()->canRedo())
            w.undoStack()->redo();
        QCOMPARE(to_json(w.session()), end);
    }

    void a_session_comes_back_and_keeps_what_it_does_not_know()
    {
        Workspace w(Registry::shipped());
        w.makeCurrent(resnet);
        w.setCount(t4, 8);
        w.changeMachine(h100, "memory.bandwidth", 5e12);
        w.parameters()->set(QStringLiteral("batch_size"), 48);
        Value session = w.session();
        session.set("from_the_future", "kept");
        Workspace other(Registry::shipped());
        QCOMPARE(other.restore(*parse_json(to_json(session))), QStringList());
        QCOMPARE(to_json(other.session()), to_json(session));
        const StepResult a = CaseSolver(w, w.current()).now(), b = CaseSolver(other, other.current()).now();
        QCOMPARE(a.latency, b.latency);
        QCOMPARE(a.energy, b.energy);
    }

    void a_broken_session_is_told_and_changes_little()
    {
        Workspace w(Registry::shipped());
        QVERIFY(!w.restore(Value("text")).isEmpty());
        Value session = w.session();
        session.set_at("selection.models", Value::List { Value("Models.Language.Nothing"), Value("Models.Language.Llama3_8B") });
        const QStringList problems = w.restore(session);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.front().contains(QStringLiteral("Models.Language.Nothing")));
        QVERIFY(w.current());
    }

    void the_scene_says_what_the_engine_says()
    {
        Workspace w(Registry::shipped());
        const auto scene = roofline_scene(w);
        QCOMPARE(scene.roofs.size(), 2U);
        QCOMPARE(scene.roofs[0].peak, 989e12);
        QCOMPARE(scene.roofs[0].bandwidth, 3.35e12);
        QCOMPARE(scene.trajectories.size(), 2U);
        const auto& decode = scene.trajectories[0];
        QVERIFY(decode.ringed && decode.memory_full);
        QCOMPARE(decode.memory_full->batch, 1040.0);
        QCOMPARE(scene.trajectories[1].memory_full->batch, 16.0);
        for (const auto& p : decode.points)
            QVERIFY(p.achieved <= p.roof * (1 + 1e-12));
        QVERIFY(scene.spoken.contains(QStringLiteral("memory-bound")));
        QVERIFY(scene.summary.contains(QStringLiteral("Llama-3.1-8B")));
    }

    void a_control_without_effect_says_so()
    {
        Workspace w(Registry::shipped());
        const QString note = no_effect(w, w.current(), QStringLiteral("efficiency"));
        QVERIFY2(note.contains(QStringLiteral("memory binds")), qPrintable(note));
        // At the batch that it names, it does matter.
        const QRegularExpression number(QStringLiteral("below batch ([0-9\u2009]+)"));
        const auto match = number.match(note);
        QVERIFY2(match.hasMatch(), qPrintable(note));
        const double batch = match.captured(1).remove(QChar(0x2009)).toDouble();
        w.parameters()->set(QStringLiteral("batch_size"), batch);
        QCOMPARE(no_effect(w, w.current(), QStringLiteral("efficiency")), QString());
        w.parameters()->set(QStringLiteral("batch_size"), batch - 1);
        QVERIFY(!no_effect(w, w.current(), QStringLiteral("efficiency")).isEmpty());
        QCOMPARE(no_effect(w, w.current(), QStringLiteral("context")), QString());
    }
};

QTEST_MAIN(TestWorkspace)
#include "tst_workspace.moc"
