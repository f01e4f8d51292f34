// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/casesolver.h"
#include "engine/document/json.h"

#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace mlsysim;
using namespace mlsysim::desktop;

namespace {

const QString batch = QStringLiteral("batch_size"), t4 = QStringLiteral("Hardware.Cloud.T4");
const QString resnet = QStringLiteral("Models.Vision.ResNet50");

double batch_of(const Workspace& w) { return w.parameters()->evaluation().input("batch_size"); }

/// Three steps: batch 8, batch 64, and a vision model on the T4, which another solver answers.
void prepare(Workspace& w)
{
    w.addStep();
    w.parameters()->set(batch, 64);
    w.addStep();
    w.makeCurrent(t4);
    w.makeCurrent(resnet);
    w.addStep();
}

} // namespace

/// The steps of a document: walking, undoing, and the file.
class TestSteps : public QObject {
    Q_OBJECT

private slots:
    void a_step_remembers_the_state()
    {
        Workspace w(Registry::shipped());
        prepare(w);
        QCOMPARE(w.steps().count(), 3);
        QCOMPARE(w.steps().current(), 2);
        QCOMPARE(w.steps().list()[1].title, QStringLiteral("Llama-3.1-8B on H100, batch 64"));
        w.showStep(0);
        QCOMPARE(batch_of(w), 8.0);
        QCOMPARE(w.parameters()->solver().id, LanguagePhases::id);
        w.showStep(2);
        QCOMPARE(w.selection().currentMachine()->path, t4);
        QCOMPARE(w.parameters()->solver().id, EngineSolve::id);
        for (int i = 0; i < 3; ++i) {
            w.showStep(i);
            QCOMPARE(to_json(w.state()), to_json(w.steps().list()[static_cast<std::size_t>(i)].state));
        }
    }

    void walking_loses_no_edit()
    {
        Workspace w(Registry::shipped());
        prepare(w);
        w.showStep(0);
        w.parameters()->set(batch, 100);
        const std::string edited = to_json(w.session());
        w.showStep(1);
        QCOMPARE(batch_of(w), 64.0);
        w.undoStack()->undo();
        QCOMPARE(to_json(w.session()), edited);
    }

    void going_nowhere_is_no_step()
    {
        Workspace w(Registry::shipped());
        prepare(w);
        const int before = w.undoStack()->count();
        w.showStep(2);
        w.showStep(-1);
        w.showStep(3);
        w.steps().move(0, 7);
        w.steps().remove(9);
        w.steps().edit(1, QStringLiteral("Nothing"), [](Step&) {});
        QCOMPARE(w.undoStack()->count(), before);
        // The same step again brings back what it remembers.
        w.parameters()->set(batch, 2);
        w.showStep(2);
        QCOMPARE(to_json(w.state()), to_json(w.steps().list()[2].state));
    }

    void order_and_current_step_follow_each_other()
    {
        Workspace w(Registry::shipped());
        for (const char* title : { "a", "b", "c", "d" }) {
            w.addStep();
            w.steps().edit(
                w.steps().current(), QStringLiteral("Name it"), [&](Step& s) { s.title = QString::fromLatin1(title); });
        }
        const auto titles = [&] {
            QString all;
            for (const Step& s : w.steps().list())
                all += s.title;
            return all;
        };
        w.showStep(1);
        w.steps().move(1, 3);
        QCOMPARE(titles(), QStringLiteral("acdb"));
        QCOMPARE(w.steps().currentStep()->title, QStringLiteral("b"));
        w.steps().move(2, 0);
        QCOMPARE(titles(), QStringLiteral("dacb"));
        QCOMPARE(w.steps().currentStep()->title, QStringLiteral("b"));
        w.steps().remove(0);
        QCOMPARE(w.steps().currentStep()->title, QStringLiteral("b"));
        w.steps().remove(2);
        QCOMPARE(w.steps().currentStep()->title, QStringLiteral("c"));
        w.steps().remove(0);
        w.steps().remove(0);
        QCOMPARE(w.steps().current(), -1);
        while (w.undoStack()->canUndo())
            w.undoStack()->undo();
        QVERIFY(w.steps().isEmpty());
    }

    void undo_all_is_the_start_and_redo_all_the_end()
    {
        std::mt19937 random(4);
        Workspace w(Registry::shipped());
        const std::string start = to_json(w.session());
        const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
        for (int i = 0; i < 300; ++i) {
            switch (pick(9)) {
            case 0:
                if (w.steps().count() < 8)
                    w.addStep();
                break;
            case 1:
            case 2:
                w.showStep(pick(8));
                break;
            case 3:
                w.steps().move(pick(8), pick(8));
                break;
            case 4:
                if (w.steps().count() > 4)
                    w.steps().remove(pick(8));
                break;
            case 5:
                w.steps().edit(pick(8), QStringLiteral("Note"), [&](Step& s) { s.note = QString::number(i); });
                break;
            case 6:
                w.makeCurrent(pick(2) == 0 ? resnet : QStringLiteral("Models.Language.Llama3_8B"));
                break;
            case 7:
                w.setFidelity(pick(2) == 0 ? Fidelity::Textbook : Fidelity::Detailed);
                break;
            default:
                w.parameters()->set(batch, std::exp2(pick(12)));
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

    void a_session_brings_the_steps_back()
    {
        Workspace w(Registry::shipped());
        prepare(w);
        w.steps().edit(1, QStringLiteral("Describe"), [](Step& s) {
            s.sentence = QStringLiteral("Memory sets the pace.");
            s.note = QStringLiteral("Wait for hands.");
            s.results_hidden = false;
        });
        Workspace other(Registry::shipped());
        QCOMPARE(other.restore(*parse_json(to_json(w.session()))), QStringList());
        QVERIFY(other.steps().list() == w.steps().list());
        QCOMPARE(other.steps().current(), -1);
        other.showStep(1);
        QCOMPARE(batch_of(other), 64.0);
        // Another session without steps leaves none behind.
        other.restore(Workspace::openingSession());
        QVERIFY(other.steps().isEmpty());
    }

    void broken_steps_are_told()
    {
        Workspace w(Registry::shipped());
        Value session = w.session();
        session.set("steps", "three");
        QCOMPARE(w.restore(session).size(), 1);
        Value good;
        good.set("title", "Good");
        good.set("state", w.state());
        session.set("steps", Value::List { Value("no step"), good });
        QCOMPARE(w.restore(session).size(), 1);
        QCOMPARE(w.steps().count(), 1);
        QVERIFY(w.steps().list()[0].results_hidden);
        QVERIFY(w.session().find("steps")->list());
    }
};

QTEST_MAIN(TestSteps)
#include "tst_steps.moc"
