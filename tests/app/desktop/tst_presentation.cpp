// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/mainwindow.h"
#include "app/desktop/presentation.h"
#include "app/desktop/stepeditor.h"
#include "app/desktop/stepstrip.h"
#include "engine/document/json.h"
#include "widgets/common/chip.h"
#include "widgets/common/look.h"
#include "widgets/common/searchfield.h"
#include "widgets/plot/rooflinelayout.h"
#include "widgets/plot/rooflineplot.h"
#include "widgets/registry/registrypane.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace mlsysim;
using namespace mlsysim::desktop;
using namespace mlsysim::widgets;

namespace {
const QString batch = QStringLiteral("batch_size");
constexpr int least_px = 24;
} // namespace

/// Steps as they are made in the window, and the lecture that is held with them.
class TestPresentation : public QObject {
    Q_OBJECT

    std::unique_ptr<MainWindow> m_window;

    Workspace& workspace() { return m_window->workspace(); }
    double batchNow() { return workspace().parameters()->evaluation().input("batch_size"); }
    void settle() { QTest::qWait(30); }

    void prepare()
    {
        for (const double b : { 8.0, 64.0, 2000.0 }) {
            workspace().parameters()->set(batch, b);
            m_window->action(QStringLiteral("add_step"))->trigger();
        }
        settle();
    }

    Presentation* shown(QSize size = { 1600, 1000 })
    {
        Presentation* p = m_window->present();
        p->resize(size);
        p->show();
        settle();
        return p;
    }

    /// Every text that an audience can see, with its size.
    static QList<std::pair<int, QString>> texts(const Presentation& p)
    {
        QList<std::pair<int, QString>> all;
        static const QRegularExpression size(QStringLiteral("font-size:([0-9]+)px"));
        for (const QLabel* label : p.findChildren<QLabel*>()) {
            if (!label->isVisible() || label->text().isEmpty())
                continue;
            all.append({ label->font().pixelSize(), label->text() });
            for (auto match = size.globalMatch(label->text()); match.hasNext();)
                all.append({ match.next().captured(1).toInt(), label->text() });
        }
        for (const QAbstractButton* button : p.findChildren<QAbstractButton*>())
            if (button->isVisible() && !button->text().isEmpty())
                all.append({ button->font().pixelSize(), button->text() });
        const RooflineLayout layout = layOutRoofline(
            p.plot()->scene(), { p.plot()->plotStyle(), p.plot()->size(), p.plot()->view(), {}, {}, {}, true });
        for (const DisplayList& layer : layout.layers)
            for (const TextItem& item : layer.texts)
                for (const TextLine& line : item.lines)
                    all.append({ line.font.pixelSize(), line.text });
        return all;
    }

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
    void cleanup()
    {
        m_window.reset();
        install_look(ThemeMode::Light);
    }

    void the_strip_is_there_when_there_are_steps()
    {
        StepStrip* strip = m_window->stepStrip();
        QVERIFY(!strip->isVisible());
        QVERIFY(!m_window->action(QStringLiteral("next_step"))->isEnabled());
        prepare();
        QVERIFY(strip->isVisible());
        QCOMPARE(strip->chips().size(), 3);
        QVERIFY(strip->chips()[2]->isCurrent());
        strip->chips()[0]->click();
        QCOMPARE(batchNow(), 8.0);
        settle();
        for (const Chip* chip : strip->chips())
            QCOMPARE(chip->visibleRegion().boundingRect(), chip->rect());
        QTest::keyClick(strip->chips()[0], Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(workspace().steps().current(), 1);
        QTest::keyClick(strip->chips()[1], Qt::Key_Delete);
        QCOMPARE(strip->chips().size(), 2);
        while (workspace().undoStack()->canUndo())
            workspace().undoStack()->undo();
        QVERIFY(!strip->isVisible());
    }

    void a_step_is_described_as_one_undo_step()
    {
        prepare();
        StepStrip* strip = m_window->stepStrip();
        const int before = workspace().undoStack()->count();
        strip->chips()[2]->click(); // it is the one that is shown
        StepEditor* editor = strip->editor();
        QVERIFY(editor->isVisible());
        editor->title()->setText(QStringLiteral("Too large"));
        editor->note()->setPlainText(QStringLiteral("Ask first."));
        editor->resultsHidden()->setChecked(false);
        QTest::keyClick(editor->title(), Qt::Key_Return);
        QVERIFY(!editor->isVisible());
        QCOMPARE(workspace().undoStack()->count(), before + 1);
        const Step& step = workspace().steps().list()[2];
        QCOMPARE(step.title, QStringLiteral("Too large"));
        QCOMPARE(step.note, QStringLiteral("Ask first."));
        QVERIFY(!step.results_hidden);
        workspace().undoStack()->undo();
        QVERIFY(workspace().steps().list()[2].results_hidden);
    }

    void page_keys_walk_outside_of_text_fields()
    {
        prepare();
        m_window->rooflinePage();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->action(QStringLiteral("page_1"))->trigger();
        QTest::keyClick(m_window.get(), Qt::Key_PageUp);
        QCOMPARE(batchNow(), 64.0);
        QTest::keyClick(m_window.get(), Qt::Key_PageDown);
        QCOMPARE(batchNow(), 2000.0);
        m_window->registryPane()->focusSearch();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_PageUp);
        QCOMPARE(batchNow(), 2000.0);
    }

    void a_lecture_of_three_steps_takes_six_actions()
    {
        prepare();
        Value session = workspace().session();
        workspace().restore(session); // as it is opened on the day
        m_window->present()->show(); // F11
        settle();
        Presentation* p = m_window->presentation();
        int actions = 1;
        QList<double> seen;
        for (int step = 0; step < 3; ++step) {
            if (step > 0) {
                QTest::keyClick(p, Qt::Key_PageDown);
                ++actions;
            }
            QVERIFY(p->resultsHidden());
            QTest::keyClick(p, Qt::Key_PageDown);
            ++actions;
            QVERIFY(!p->resultsHidden());
            seen << batchNow();
        }
        QCOMPARE(seen, QList<double>({ 8.0, 64.0, 2000.0 }));
        QVERIFY(actions <= 6);
        QTest::keyClick(p, Qt::Key_PageDown); // nothing comes after the last one
        QCOMPARE(workspace().steps().current(), 2);
        QTest::keyClick(p, Qt::Key_PageUp);
        QCOMPARE(workspace().steps().current(), 1);
        QVERIFY(!p->resultsHidden());
    }

    void hidden_results_are_nowhere()
    {
        prepare();
        Presentation* p = shown();
        QVERIFY(p->resultsHidden());
        const RooflineScene& scene = p->plot()->scene();
        const RooflineLayout layout
            = layOutRoofline(scene, { p->plot()->plotStyle(), p->plot()->size(), p->plot()->view(), {}, {}, {}, true });
        QVERIFY(layout.layer(RooflineLayer::Trajectories).marks.empty());
        for (const RooflineTarget& target : layout.targets)
            QVERIFY(target.element.model.isEmpty());
        QVERIFY(!scene.spoken.contains(QStringLiteral("bound")));
        for (const auto& [size, text] : texts(*p))
            QVERIFY2(!text.contains(QStringLiteral("fit")) && !text.contains(QStringLiteral("bind")), qPrintable(text));
        const RooflineView before = p->plot()->view();
        QTest::keyClick(p, Qt::Key_R);
        settle();
        QVERIFY(p->plot()->scene().options.results);
        QVERIFY(p->plot()->view() == before); // revealing moves nothing
        QTest::keyClick(p, Qt::Key_R);
        QVERIFY(p->resultsHidden());
    }

    void no_text_is_under_24_px_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        for (const QSize size : { QSize(1024, 768), QSize(1600, 1000), QSize(1920, 1080), QSize(3840, 2160) })
            for (const bool dark : { false, true })
                QTest::addRow("%d×%d %s", size.width(), size.height(), dark ? "dark" : "light") << size << dark;
    }
    void no_text_is_under_24_px()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        install_look(dark ? ThemeMode::Dark : ThemeMode::Light);
        prepare();
        workspace().steps().edit(1, QStringLiteral("Note"), [](Step& s) { s.note = QStringLiteral("Speak slowly."); });
        Presentation* p = shown(size);
        p->toggleNotes();
        for (int step = 0; step < 6; ++step) {
            settle();
            const auto all = texts(*p);
            QVERIFY(all.size() > 12);
            for (const auto& [px, text] : all)
                QVERIFY2(px >= least_px, qPrintable(QStringLiteral("%1 px: %2").arg(px).arg(text)));
            // And none is cut off.
            for (const QLabel* label : p->findChildren<QLabel*>())
                if (label->isVisible())
                    QVERIFY2(label->width() >= label->minimumSizeHint().width()
                            && label->height() >= label->heightForWidth(label->width()),
                        qPrintable(label->text()));
            p->forward();
        }
    }

    void keys_blank_the_screen_and_show_the_note()
    {
        prepare();
        workspace().steps().edit(2, QStringLiteral("Note"), [](Step& s) { s.note = QStringLiteral("Speak slowly."); });
        Presentation* p = shown();
        QVERIFY(!p->notesVisible());
        QTest::keyClick(p, Qt::Key_N);
        QVERIFY(p->notesVisible());
        QTest::keyClick(p, Qt::Key_N);
        QVERIFY(!p->notesVisible());
        QTest::keyClick(p, Qt::Key_B);
        QVERIFY(p->isBlank());
        QCOMPARE(p->grab().toImage().pixelColor(800, 400), QColor(Qt::black));
        QTest::keyClick(p, Qt::Key_PageDown); // brings the picture back and nothing else
        QVERIFY(!p->isBlank());
        QVERIFY(p->resultsHidden());
    }

    void the_ring_can_be_dragged()
    {
        Presentation* p = shown();
        QVERIFY(!p->resultsHidden()); // there are no steps
        const auto point = [&](std::size_t i) {
            const TrajectoryPoint& at = p->plot()->scene().trajectories[0].points[i];
            return p->plot()->pixelOf(at.intensity, at.achieved).toPoint();
        };
        const QPoint from = point(3), to = point(7); // batch 8 and 128
        QTest::mousePress(p->plot(), Qt::LeftButton, {}, from);
        for (int i = 1; i <= 8; ++i)
            QTest::mouseMove(p->plot(), from + (to - from) * i / 8);
        QTest::mouseRelease(p->plot(), Qt::LeftButton, {}, to);
        settle();
        QVERIFY2(batchNow() > 64 && batchNow() < 256, qPrintable(QString::number(batchNow())));
        QCOMPARE(workspace().undoStack()->count(), 1);
        QTest::keyClick(p, Qt::Key_Down);
        QVERIFY(batchNow() < 128);
    }

    void escape_leaves_the_window_as_it_was()
    {
        prepare();
        const std::string before = to_json(workspace().session());
        QPointer<Presentation> p = shown();
        QTest::keyClick(p, Qt::Key_Escape);
        QTRY_VERIFY(!p);
        QVERIFY(!m_window->presentation());
        QCOMPARE(to_json(workspace().session()), before);
        QVERIFY(m_window->isVisible());
    }
};

QTEST_MAIN(TestPresentation)
#include "tst_presentation.moc"
