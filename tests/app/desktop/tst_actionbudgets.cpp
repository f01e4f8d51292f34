// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/casesolver.h"
#include "app/desktop/casetablemodel.h"
#include "app/desktop/mainwindow.h"
#include "app/desktop/rooflinepage.h"
#include "app/desktop/statusline.h"
#include "widgets/common/look.h"
#include "widgets/common/searchfield.h"
#include "widgets/plot/rooflineplot.h"
#include "widgets/results/derivationcard.h"
#include "widgets/results/inspector.h"
#include "widgets/results/resultgrid.h"

#include <QClipboard>
#include <QTest>

#include <memory>

using namespace mlsysim;
using namespace mlsysim::desktop;
using namespace mlsysim::widgets;

/// How many actions the questions take that people come with, played by mouse and keyboard from an empty home. An action
/// is a click, a drag, a key, or a name that is typed and entered.
class TestActionBudgets : public QObject {
    Q_OBJECT

    std::unique_ptr<MainWindow> m_window;
    int m_actions = 0;

    Workspace& workspace() { return m_window->workspace(); }
    RooflinePlot* plot() { return m_window->rooflinePage()->plot(); }
    const InspectorContent& shown() { return m_window->inspector()->content(); }
    double latency() { return CaseSolver(workspace(), workspace().current()).now().latency; }
    void settle() { QTest::qWait(30); }

    void click(QWidget* widget)
    {
        ++m_actions;
        QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
        settle();
    }
    void press(const QString& action)
    {
        ++m_actions;
        m_window->action(action)->trigger();
        settle();
    }
    /// Ctrl+K, a name, Enter.
    void call(const QString& name)
    {
        ++m_actions;
        QApplication::setActiveWindow(m_window.get()); // as a window manager does when the palette has closed
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(m_window->palette()->isVisible());
        QTest::keyClicks(m_window->palette()->field(), name);
        QTest::keyClick(m_window->palette()->field(), Qt::Key_Return);
        settle();
    }
    void drag(const QPointF& from, const QPointF& to)
    {
        ++m_actions;
        QTest::mousePress(plot(), Qt::LeftButton, {}, from.toPoint());
        for (int i = 1; i <= 8; ++i) {
            QTest::mouseMove(plot(), (from + (to - from) * (i / 8.0)).toPoint());
            QCoreApplication::processEvents();
        }
        QTest::mouseRelease(plot(), Qt::LeftButton, {}, to.toPoint());
        settle();
    }
    /// Up the slope of the H100's roof, by a factor.
    void dragSlope(double factor)
    {
        const double rate = si(workspace().machine(0)->memory.bandwidth);
        drag(plot()->pixelOf(1, rate), plot()->pixelOf(1, factor * rate));
    }

private slots:
    void initTestCase() { install_look(ThemeMode::Light); }
    void init()
    {
        m_window = std::make_unique<MainWindow>(Registry::shipped());
        m_window->resize(1600, 1000);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        settle();
        m_actions = 0;
    }
    void cleanup() { m_window.reset(); }

    void what_binds_takes_two()
    {
        call(QStringLiteral("A100"));
        call(QStringLiteral("ResNet-50"));
        QVERIFY2(shown().subject.contains(QStringLiteral("ResNet-50 on A100")), qPrintable(shown().subject));
        QVERIFY(!shown().sentence.isEmpty());
        QVERIFY(m_window->statusLine()->verdict().contains(QStringLiteral("-bound")));
        QVERIFY2(m_actions <= 2, qPrintable(QString::number(m_actions)));
    }

    void double_the_bandwidth_takes_one_drag()
    {
        const double before = latency();
        dragSlope(2);
        const double bandwidth = si(workspace().machine(0)->memory.bandwidth);
        QVERIFY2(std::abs(bandwidth / 6.7e12 - 1) < 0.02, qPrintable(QString::number(bandwidth)));
        QVERIFY(latency() < 0.6 * before);
        QCOMPARE(workspace().undoStack()->count(), 1);
        QCOMPARE(m_actions, 1);
    }

    void whether_it_fits_takes_none_and_what_would_one()
    {
        workspace().parameters()->set(QStringLiteral("batch_size"), 2000);
        settle();
        QVERIFY(m_window->statusLine()->verdict().contains(QStringLiteral("fit")));
        QVERIFY(shown().remedies.size() >= 2);
        QCOMPARE(m_actions, 0);
    }

    void another_machine_to_compare_takes_two()
    {
        call(QStringLiteral("MI300X"));
        press(QStringLiteral("table"));
        QCOMPARE(plot()->scene().roofs.size(), 3U);
        QVERIFY(m_window->rooflinePage()->table()->text().contains(QStringLiteral("MI300X")));
        QVERIFY(m_actions <= 2);
    }

    void a_chip_of_ones_own_takes_three()
    {
        dragSlope(2);
        QVERIFY(shown().subject.contains(QStringLiteral("changed")));
        QVERIFY(plot()->scene().roofs[0].changed);
        QVERIFY(m_actions <= 3);
    }

    void why_a_number_down_to_its_source_takes_two()
    {
        click(m_window->inspector()->cell(shown().cells.front().id));
        QVERIFY(m_window->inspector()->derivation()->isOpen());
        const QString text = m_window->inspector()->derivationText();
        QVERIFY2(text.contains(QStringLiteral("datasheet"), Qt::CaseInsensitive), qPrintable(text));
        QVERIFY(m_actions <= 2);
    }

    void the_command_line_takes_one()
    {
        press(QStringLiteral("copy_command"));
        QCOMPARE(QApplication::clipboard()->text(), m_window->commandLine());
        QCOMPARE(m_actions, 1);
    }
};

QTEST_MAIN(TestActionBudgets)
#include "tst_actionbudgets.moc"
