// SPDX-License-Identifier: GPL-3.0-or-later
#include "everykind.h"

#include "engine/catalogue.h"
#include "widgets/common/look.h"
#include "widgets/common/segmentedcontrol.h"
#include "widgets/common/valuebutton.h"
#include "widgets/common/valuefield.h"
#include "widgets/common/valueslider.h"
#include "widgets/parameters/parametermodel.h"
#include "widgets/parameters/parameterstrip.h"
#include "widgets/parameters/stripcell.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace mlsysim;
using namespace mlsysim::widgets;

namespace {

const QList<StripField> roofline_fields { { "batch_size" },
    { "precision", { "fp32", "fp16", "bf16", "fp8", "int8", "int4" } }, { "efficiency" }, { "is_training" },
    { "seq_len", {}, "Sequence" }, { "zero_stage" }, { "is_lora" } };

} // namespace

/// A strip of the roofline's inputs in a window of its own.
struct Bench {
    explicit Bench(int width = 1000)
        : model(*find_solver("engine_solve"), Registry::shipped(), &undo)
        , strip(&model)
    {
        strip.setFields(roofline_fields);
        strip.resize(width, strip.sizeHint().height());
        strip.show();
        (void)QTest::qWaitForWindowActive(&strip);
    }
    template <class W> W* editor(const char* id) const { return qobject_cast<W*>(strip.editor(QString::fromUtf8(id))); }
    double number(const char* id) const
    {
        return model.valueIndex(model.row(QString::fromUtf8(id))).data(ParameterModel::NumberRole).toDouble();
    }
    QString message() const
    {
        QStringList texts;
        for (const QLabel* label : strip.findChildren<QLabel*>(Qt::FindDirectChildrenOnly))
            if (label->isVisible())
                texts.append(label->toolTip());
        return texts.join(QLatin1Char('|'));
    }

    QUndoStack undo;
    ParameterModel model;
    ParameterStrip strip;
    QSignalSpy changed { &model, &ParameterModel::changed };
};

class TestParameterStrip : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { install_look(ThemeMode::Light); }

    void editorsFollowTheDeclaration()
    {
        const Bench bench;
        QVERIFY(!bench.strip.isNarrow());
        QVERIFY(bench.editor<ValueSlider>("batch_size"));
        QCOMPARE(bench.editor<ValueSlider>("batch_size")->track()->scale(), ValueTrack::Scale::PowersOfTwo);
        QCOMPARE(bench.editor<ValueSlider>("efficiency")->track()->scale(), ValueTrack::Scale::Linear);
        QCOMPARE(bench.editor<SegmentedControl>("precision")->count(), 6);
        QVERIFY(bench.editor<QCheckBox>("is_training"));
        QVERIFY(!bench.strip.editor("nothing"));
    }

    void byMouse()
    {
        Bench bench;
        auto* precision = bench.editor<SegmentedControl>("precision");
        QTest::mouseClick(precision->segment(3), Qt::LeftButton);
        QCOMPARE(bench.model.valueIndex(bench.model.row("precision")).data(ParameterModel::TextRole).toString(),
            QStringLiteral("fp8"));
        QCOMPARE(bench.undo.count(), 1);
        QCOMPARE(bench.changed.count(), 1); // no echo

        ValueTrack* track = bench.editor<ValueSlider>("batch_size")->track();
        const QPoint left(8, track->height() / 2), right(track->width() - 8, track->height() / 2);
        QTest::mousePress(track, Qt::LeftButton, {}, left);
        for (int x = left.x(); x <= right.x(); x += 3)
            QTest::mouseMove(track, QPoint(x, left.y()));
        QTest::mouseRelease(track, Qt::LeftButton, {}, right);
        QCOMPARE(bench.number("batch_size"), 4096.0);
        QCOMPARE(bench.undo.count(), 2); // one drag, one step
        bench.undo.undo();
        QCOMPARE(bench.number("batch_size"), 1.0);
        QCOMPARE(track->value(), 1.0);
        QCOMPARE(bench.editor<ValueSlider>("batch_size")->field()->text(), QStringLiteral("1"));

        QTest::mouseClick(bench.editor<QCheckBox>("is_training"), Qt::LeftButton, {},
            QPoint(8, bench.editor<QCheckBox>("is_training")->height() / 2));
        QCOMPARE(bench.number("is_training"), 1.0);
    }

    void byKeys()
    {
        Bench bench;
        ValueSlider* batch = bench.editor<ValueSlider>("batch_size");
        QTest::keyClick(batch->track(), Qt::Key_Right);
        QTest::keyClick(batch->track(), Qt::Key_Right);
        QCOMPARE(bench.number("batch_size"), 4.0);
        QCOMPARE(bench.undo.count(), 2);
        QTest::keyClick(bench.editor<QCheckBox>("is_training"), Qt::Key_Space);
        QCOMPARE(bench.number("is_training"), 1.0);
        batch->field()->setFocus();
        batch->field()->selectAll();
        QTest::keyClicks(batch->field(), "2k");
        QTest::keyClick(batch->field(), Qt::Key_Return);
        QCOMPARE(bench.number("batch_size"), 2000.0);
        QCOMPARE(bench.undo.count(), 4);
    }

    void badTextStaysAtTheField()
    {
        Bench bench;
        ValueSlider* batch = bench.editor<ValueSlider>("batch_size");
        bench.model.set("batch_size", 64);
        const auto type = [&](const char* text) {
            batch->field()->setFocus();
            batch->field()->selectAll();
            QTest::keyClicks(batch->field(), QString::fromUtf8(text));
            QTest::keyClick(batch->field(), Qt::Key_Return);
        };
        type("0.5");
        QCOMPARE(bench.number("batch_size"), 64.0);
        QVERIFY2(bench.message().contains("Expected 1 to"), qPrintable(bench.message()));
        QCOMPARE(batch->field()->text(), QStringLiteral("0.5"));
        QCOMPARE(batch->field()->error(), bench.model.problem(bench.model.row("batch_size")));
        type("64"); // the value it has: good, and no step
        QVERIFY(bench.message().isEmpty());
        QCOMPARE(bench.undo.count(), 1);
        type("many");
        QVERIFY(!bench.message().isEmpty());
        QTest::keyClick(batch->field(), Qt::Key_Escape);
        QVERIFY(bench.message().isEmpty());
        QCOMPARE(batch->field()->text(), QStringLiteral("64"));
        type("many");
        QTest::keyClick(batch->track(), Qt::Key_Right); // another way to a good value
        QVERIFY(bench.message().isEmpty());
        QCOMPARE(batch->field()->text(), QStringLiteral("128"));
    }

    void trainingOpensASecondRow()
    {
        Bench bench;
        const int height = bench.strip.sizeHint().height();
        QVERIFY(!bench.strip.hasSecondRow());
        QVERIFY(!bench.strip.editor("seq_len")->isVisible());
        bench.model.set("is_training", true);
        QVERIFY(bench.strip.hasSecondRow());
        QVERIFY(bench.strip.sizeHint().height() > height);
        bench.strip.resize(bench.strip.width(), bench.strip.sizeHint().height());
        QVERIFY(bench.strip.editor("seq_len")->isVisible());
        QVERIFY(bench.strip.editor("is_lora")->isVisible());
        bench.undo.undo();
        QVERIFY(!bench.strip.hasSecondRow());
        QCOMPARE(bench.strip.sizeHint().height(), height);
    }

    void narrowStripsFold()
    {
        Bench bench;
        QSignalSpy narrow(&bench.strip, &ParameterStrip::narrowChanged);
        const int wide_height = bench.strip.sizeHint().height();
        bench.strip.resize(520, wide_height);
        QVERIFY(bench.strip.isNarrow());
        QCOMPARE(narrow.count(), 1);
        QVERIFY(bench.strip.sizeHint().height() < wide_height);
        QVERIFY(bench.editor<ValueSlider>("batch_size")->isVisible()); // the first slider stays
        QVERIFY(!bench.strip.editor("precision")->isVisible());
        const auto buttons = bench.strip.findChildren<ValueButton*>();
        QVERIFY(buttons.size() >= 2);
        ValueButton* precision = buttons.first();
        QTest::mouseClick(precision, Qt::LeftButton);
        QTRY_VERIFY(bench.strip.editor("precision")->isVisible());
        QTest::mouseClick(bench.editor<SegmentedControl>("precision")->segment(4), Qt::LeftButton);
        QCOMPARE(bench.number("precision"), 5.0);
        QVERIFY2(precision->accessibleName().contains("int8"), qPrintable(precision->accessibleName()));
        precision->closePopup();
        bench.strip.resize(1200, wide_height);
        QVERIFY(!bench.strip.isNarrow());
        bench.strip.setNarrowBelow(1300);
        QVERIFY(bench.strip.isNarrow());
    }

    void notesOutliveFolding()
    {
        Bench bench;
        bench.strip.setNoEffect("efficiency", "No effect here: the step is bound by memory.");
        QVERIFY(bench.message().contains("No effect here"));
        bench.strip.setForbiddenFrom("batch_size", 1040, "Memory is full.");
        bench.strip.resize(520, 72);
        QVERIFY(bench.message().contains("No effect here"));
        QVERIFY(bench.editor<ValueSlider>("batch_size")->track()->toolTip().contains("Memory is full."));
        bench.strip.setNoEffect("efficiency", {});
        QVERIFY(bench.message().isEmpty());
    }

    void doubleClickOnTheLabelResets()
    {
        Bench bench;
        bench.model.set("batch_size", 64);
        auto* cell = bench.strip.findChild<StripCell*>();
        QVERIFY(cell);
        QTest::mouseDClick(cell, Qt::LeftButton, {}, QPoint(4, 4));
        QCOMPARE(bench.number("batch_size"), 1.0);
    }

    void aValueThatIsNotOfferedIsShown()
    {
        Bench bench;
        bench.model.set("precision", "tf32");
        auto* precision = bench.editor<SegmentedControl>("precision");
        QCOMPARE(precision->count(), 7);
        QCOMPARE(precision->segmentText(precision->currentIndex()), QStringLiteral("tf32"));
        QTest::mouseClick(precision->segment(1), Qt::LeftButton);
        QCOMPARE(precision->segmentText(precision->currentIndex()), QStringLiteral("fp16"));
        QCOMPARE(precision->count(), 7); // the way back stays
    }

    void everythingHasAName()
    {
        for (const int width : { 1000, 520 }) {
            const Bench bench(width);
            for (const QWidget* widget : bench.strip.findChildren<QWidget*>())
                if (widget->focusPolicy() & Qt::TabFocus)
                    QVERIFY2(!widget->accessibleName().isEmpty()
                            || !qobject_cast<const QAbstractButton*>(widget)->text().isEmpty(),
                        widget->metaObject()->className());
        }
    }

    void nothingIsCutOff()
    {
        for (const int percent : { 100, 130 }) {
            install_look(ThemeMode::Light, percent);
            const Bench bench(900);
            for (const QLabel* label : bench.strip.findChildren<QLabel*>())
                if (label->isVisible())
                    QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        }
        install_look(ThemeMode::Light);
    }

    void anotherSolver()
    {
        Bench bench;
        bench.strip.setFields({ { "efficiency" }, { "arrival_rate" } });
        bench.model.setSolver(*find_solver("tail_latency"));
        QVERIFY(!bench.strip.editor("efficiency"));
        QVERIFY(bench.strip.editor("arrival_rate"));
    }
};

QTEST_MAIN(TestParameterStrip)
#include "tst_parameter_strip.moc"
