// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/appbar.h"
#include "app/desktop/casesolver.h"
#include "app/desktop/casetablemodel.h"
#include "app/desktop/firstminute.h"
#include "app/desktop/lessonpanel.h"
#include "app/desktop/mainwindow.h"
#include "app/desktop/presentation.h"
#include "app/desktop/rooflinepage.h"
#include "app/desktop/solverspage.h"
#include "app/desktop/statusline.h"
#include "app/desktop/stepstrip.h"
#include "engine/catalogue.h"
#include "engine/document/json.h"
#include "widgets/common/look.h"
#include "widgets/common/searchfield.h"
#include "widgets/common/segmentedcontrol.h"
#include "widgets/parameters/parameterstrip.h"
#include "widgets/plot/curveplot.h"
#include "widgets/registry/registrypane.h"
#include "widgets/results/inspector.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QListView>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>
#include <random>

using namespace mlsysim;
using namespace mlsysim::desktop;
using namespace mlsysim::widgets;

/// The window as a person meets it: from an empty home, by mouse and keyboard.
class TestMainWindow : public QObject {
    Q_OBJECT

    std::unique_ptr<MainWindow> m_window;

    Workspace& workspace() { return m_window->workspace(); }
    void settle() { QTest::qWait(30); }

private slots:
    void initTestCase() { install_look(ThemeMode::Light); }
    void init()
    {
        m_window = std::make_unique<MainWindow>(Registry::shipped());
        m_window->resize(1600, 1000);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        settle();
    }
    void cleanup() { m_window.reset(); }

    void opens_with_an_answer()
    {
        QVERIFY(!m_window->rooflinePage()->plot()->scene().roofs.empty());
        QVERIFY(m_window->statusLine()->verdict().contains(QStringLiteral("Memory-bound")));
        QCOMPARE(m_window->inspector()->content().cells.size(), 6);
        QVERIFY(m_window->inspector()->content().subject.contains(QStringLiteral("H100")));
    }

    void other_pages_are_made_when_they_are_shown()
    {
        QVERIFY(!m_window->findChild<SolversPage*>());
        QVERIFY(!m_window->findChild<LessonPanel*>());
        QVERIFY(!m_window->presentation());
        m_window->showPage(MainWindow::Page::Solvers);
        QVERIFY(m_window->solversPage()->isVisible());
        m_window->showPage(MainWindow::Page::Roofline);
        QVERIFY(!m_window->solversPage()->isVisible());
    }

    void the_view_follows_a_parameter()
    {
        workspace().parameters()->set(QStringLiteral("batch_size"), QStringLiteral("2k"));
        settle();
        QCOMPARE(m_window->rooflinePage()->plot()->scene().trajectories[0].current->batch, 2000.0);
        QVERIFY(m_window->statusLine()->verdict().contains(QStringLiteral("fit")));
        QVERIFY(!m_window->inspector()->content().remedies.isEmpty());
        m_window->action(QStringLiteral("undo"))->trigger();
        settle();
        QVERIFY(m_window->inspector()->content().remedies.isEmpty());
    }

    void a_remedy_makes_it_fit()
    {
        workspace().parameters()->set(QStringLiteral("batch_size"), 2000);
        settle();
        const auto remedies = m_window->inspector()->content().remedies;
        for (const auto& remedy : remedies) {
            emit m_window->inspector()->remedyChosen(remedy.action);
            settle();
            QVERIFY2(CaseSolver(workspace(), workspace().current()).now().fits, qPrintable(remedy.action));
            workspace().undoStack()->undo();
        }
        QVERIFY(remedies.size() >= 2);
    }

    void an_entry_is_drawn_by_two_actions()
    {
        const QString a100 = QStringLiteral("Hardware.Cloud.A100");
        m_window->palette()->open(m_window->paletteItems());
        QTest::keyClicks(m_window->palette()->field(), QStringLiteral("A100"));
        QTest::keyClick(m_window->palette()->field(), Qt::Key_Return);
        settle();
        QCOMPARE(workspace().selection().currentMachine()->path, a100);
        QCOMPARE(m_window->rooflinePage()->plot()->scene().roofs.size(), 3U);
        m_window->registryPane()->model()->requestCheck(m_window->registryPane()->model()->indexOf(a100), false);
        settle();
        QVERIFY(workspace().selection().indexOfMachine(a100) < 0);
    }

    void fidelity_is_one_click()
    {
        m_window->appBar()->fidelityControl()->segment(0)->click();
        settle();
        QCOMPARE(workspace().selection().fidelity, Fidelity::Textbook);
        QCOMPARE(m_window->inspector()->content().fidelity, QStringLiteral("Textbook model"));
        workspace().undoStack()->undo();
        settle();
        QCOMPARE(m_window->inspector()->content().fidelity, QStringLiteral("Detailed model"));
    }

    void the_roof_can_be_dragged_and_says_what_it_brought()
    {
        auto* plot = m_window->rooflinePage()->plot();
        emit plot->gestureStarted();
        for (int i = 1; i <= 10; ++i) {
            emit plot->peakDragged(QStringLiteral("Hardware.Cloud.H100"), 989e12 * (1 + 0.1 * i));
            settle();
        }
        emit plot->gestureFinished();
        settle();
        QCOMPARE(workspace().undoStack()->count(), 1);
        QVERIFY(std::abs(si(workspace().machine(0)->compute.peak_flops) / 1978e12 - 1) < 1e-9);
        QVERIFY(plot->scene().roofs[0].changed);
        workspace().undoStack()->undo();
        QVERIFY(!workspace().selection().currentMachine()->changed());
    }

    void the_first_minute_is_answered_by_the_roofs()
    {
        FirstMinute* first = m_window->firstMinute();
        first->start();
        settle();
        QCOMPARE(first->step(), FirstMinute::Step::Drag);
        QVERIFY(first->isVisible());
        auto* plot = m_window->rooflinePage()->plot();
        emit plot->gestureStarted();
        emit plot->batchDragged(16);
        emit plot->gestureFinished();
        QCOMPARE(first->step(), FirstMinute::Step::Question);
        first->firstButton()->click();
        QVERIFY2(first->text().contains(QStringLiteral("still")), qPrintable(first->text()));
        first->secondButton()->click();
        QCOMPARE(first->step(), FirstMinute::Step::Bandwidth);
        QTest::keyClick(plot, Qt::Key_Escape);
        QCOMPARE(first->step(), FirstMinute::Step::Off);
        MainWindow again(Registry::shipped());
        QCOMPARE(again.firstMinute()->step(), FirstMinute::Step::Off);
    }

    void every_why_has_a_derivation()
    {
        for (const auto& cell : m_window->inspector()->content().cells) {
            emit m_window->inspector()->whyRequested(cell.id);
            QCOMPARE(m_window->inspector()->derivedResult(), cell.id);
            QVERIFY2(m_window->inspector()->derivationText().size() > 20, qPrintable(cell.id));
        }
    }

    void the_table_is_the_plot_in_numbers()
    {
        CaseTableModel* table = m_window->rooflinePage()->table();
        QAbstractItemModelTester tester(table);
        QCOMPARE(table->rowCount(), 2);
        m_window->action(QStringLiteral("table"))->trigger();
        QVERIFY(!m_window->rooflinePage()->plot()->isVisible());
        workspace().draw(QStringLiteral("Models.Vision.ResNet50"), true);
        settle();
        QCOMPARE(table->rowCount(), 4);
        QVERIFY(table->text().contains(QStringLiteral("ResNet")));
        m_window->action(QStringLiteral("curves"))->trigger();
        settle();
        const auto& panels = m_window->rooflinePage()->curves()->panels();
        QCOMPARE(panels.size(), 2U);
        QCOMPARE(panels[0].curves.size(), 2U);
        QCOMPARE(panels[0].curves[0].points.back().x, 1040.0);
        QVERIFY(!panels[0].curves[0].points.back().fits);
        QVERIFY(!m_window->rooflinePage()->curves()->grab().isNull());
        m_window->action(QStringLiteral("table"))->trigger();
        m_window->action(QStringLiteral("table"))->trigger();
        QVERIFY(m_window->rooflinePage()->plot()->isVisible());
    }

    void nothing_drawn_is_no_accident()
    {
        workspace().draw(QStringLiteral("Models.Language.Llama3_8B"), false);
        settle();
        QVERIFY(m_window->inspector()->content().sentence.contains(QStringLiteral("Tick")));
        workspace().draw(QStringLiteral("Hardware.Cloud.H100"), false);
        workspace().draw(QStringLiteral("Hardware.Cloud.T4"), false);
        settle();
        QVERIFY(m_window->rooflinePage()->plot()->scene().roofs.empty());
        QVERIFY(!m_window->rooflinePage()->plot()->grab().isNull());
    }

    void the_command_line_gives_the_same_numbers()
    {
        workspace().changeMachine(QStringLiteral("Hardware.Cloud.H100"), "memory.bandwidth", 5.1e12);
        workspace().parameters()->set(QStringLiteral("batch_size"), 24);
        settle();
        const QString line = m_window->commandLine();
        QVERIFY(line.startsWith(QStringLiteral("mlsysim --registry-set reference solve language_phases ")));
        Evaluation evaluation(catalogue::language_phases, Registry::shipped());
        for (const QString& part : line.split(QLatin1Char(' ')).mid(5))
            QVERIFY2(evaluation.set(part.section(QLatin1Char('='), 0, 0).toStdString(), Value(part.section(QLatin1Char('='), 1).toStdString())).empty(), qPrintable(part));
        evaluation.solve();
        QCOMPARE(evaluation.output("latency"), CaseSolver(workspace(), workspace().current()).now().latency);
    }

    void files_come_back()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.mlsysim"));
        workspace().setCount(QStringLiteral("Hardware.Cloud.T4"), 2);
        QVERIFY(m_window->saveTo(path));
        QVERIFY(workspace().undoStack()->isClean());
        const std::string saved = to_json(workspace().session());
        workspace().setCount(QStringLiteral("Hardware.Cloud.T4"), 8);
        QVERIFY(m_window->isWindowModified());
        QVERIFY(m_window->openFile(path));
        QCOMPARE(to_json(workspace().session()), saved);
        QVERIFY(!m_window->openFile(folder.filePath(QStringLiteral("none"))));
        for (const char* ending : { "png", "svg", "pdf", "csv" })
            QVERIFY(m_window->exportTo(folder.filePath(QStringLiteral("f.") + QLatin1String(ending))));
        QVERIFY(!m_window->exportTo(folder.filePath(QStringLiteral("f.bmp"))));
    }

    void every_action_is_known_and_no_key_is_taken_twice()
    {
        QHash<QString, QString> keys;
        for (QAction* a : m_window->menuActions()) {
            QVERIFY2(!a->statusTip().isEmpty(), qPrintable(a->objectName()));
            for (const QKeySequence& key : a->shortcuts()) {
                QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString() + a->objectName() + keys.value(key.toString())));
                keys.insert(key.toString(), a->objectName());
            }
        }
        QVERIFY(keys.size() >= 15);
    }

    void everything_that_takes_the_focus_has_a_name()
    {
        QStringList unnamed;
        for (QWidget* w : m_window->findChildren<QWidget*>()) {
            if (w->focusPolicy() == Qt::NoFocus || !w->isVisible() || w->objectName().startsWith(QLatin1String("qt_")))
                continue;
            QAccessibleInterface* a = QAccessible::queryAccessibleInterface(w);
            if (!a || a->text(QAccessible::Name).isEmpty())
                unnamed << QString::fromLatin1(w->metaObject()->className()) + QLatin1Char(' ') + w->objectName();
        }
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(QLatin1String(", "))));
    }

    void sizes_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addRow("smallest") << QSize(800, 560);
        QTest::addRow("projector") << QSize(1024, 768);
        QTest::addRow("notebook") << QSize(1366, 768);
        QTest::addRow("full HD") << QSize(1920, 1080);
        QTest::addRow("4K") << QSize(3840, 2160);
    }
    void sizes()
    {
        QFETCH(QSize, size);
        m_window->resize(size);
        settle();
        QVERIFY2(m_window->width() <= size.width() && m_window->height() <= size.height(), qPrintable(QStringLiteral("%1x%2").arg(m_window->width()).arg(m_window->height())));
        QVERIFY(m_window->rooflinePage()->plot()->width() >= 300);
        QVERIFY(m_window->inspector()->isVisible());
        for (QWidget* w : { static_cast<QWidget*>(m_window->appBar()), static_cast<QWidget*>(m_window->rooflinePage()->strip()) })
            QVERIFY2(w->width() <= size.width(), w->metaObject()->className());
    }

    void survives_a_storm()
    {
        std::mt19937 random(7);
        const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
        const auto point_in = [&](const QWidget* w) { return QPoint(below(w->width()), below(w->height())); };
        const int seconds = qEnvironmentVariableIntValue("MLSYSIM_STORM_SECONDS");
        const QDeadlineTimer deadline(seconds > 0 ? seconds * 1000 : 3000);
        const QList<int> keys { Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Tab, Qt::Key_Space, Qt::Key_M, Qt::Key_F, Qt::Key_Plus, Qt::Key_Home, Qt::Key_F2, Qt::Key_5, Qt::Key_Return, Qt::Key_PageDown };
        QTimer closer; // also in the loop of a menu that waits for an answer
        connect(&closer, &QTimer::timeout, this, [this] {
            if (QWidget* popup = QApplication::activePopupWidget())
                popup->close();
            if (Presentation* presentation = m_window->presentation())
                presentation->close();
        });
        closer.start(0);
        int events = 0;
        while (!deadline.hasExpired()) {
            if (below(30) == 0) {
                m_window->showPage(static_cast<MainWindow::Page>(below(3)));
                if (workspace().steps().count() < 5)
                    workspace().addStep();
            }
            const QList<QWidget*> targets { m_window->rooflinePage()->plot(), m_window->rooflinePage()->strip(), m_window->registryPane(), m_window->inspector(), m_window->stepStrip(), m_window->solversPage(), m_window->lessonPanel() };
            QWidget* target = targets[below(static_cast<int>(targets.size()))];
            if (!target || !target->isVisible() || target->size().isEmpty())
                continue;
            QWidget* child = target->childAt(point_in(target));
            const QPointer<QWidget> w = child ? child : target;
            if (w->size().isEmpty())
                continue;
            const QPoint at = point_in(w);
            switch (below(4)) {
            case 0:
                QTest::mousePress(w, Qt::LeftButton, {}, at);
                if (w)
                    QTest::mouseMove(w, at + QPoint(15, -9));
                if (w)
                    QTest::mouseRelease(w, Qt::LeftButton, {}, at + QPoint(below(2) * 15, 0));
                break;
            case 1:
                QTest::mouseMove(w, at);
                break;
            case 2:
                QTest::keyClick(w, static_cast<Qt::Key>(keys[below(static_cast<int>(keys.size()))]));
                break;
            default:
                workspace().undoStack()->canUndo() && below(2) ? workspace().undoStack()->undo() : workspace().undoStack()->redo();
            }
            QCoreApplication::processEvents();
            ++events;
        }
        QVERIFY2(events > 50, qPrintable(QString::number(events)));
        QVERIFY(!m_window->grab().isNull());
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
