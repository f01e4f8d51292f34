// SPDX-License-Identifier: GPL-3.0-or-later
#include "everykind.h"

#include "engine/catalogue.h"
#include "widgets/common/look.h"
#include "widgets/common/searchfield.h"
#include "widgets/common/segmentedcontrol.h"
#include "widgets/common/valuebutton.h"
#include "widgets/common/valuefield.h"
#include "widgets/common/valueslider.h"
#include "widgets/parameters/formrow.h"
#include "widgets/parameters/parameterform.h"
#include "widgets/parameters/parametermodel.h"
#include "widgets/registry/registrypicker.h"
#include "widgets/registry/registryview.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace mlsysim;
using namespace mlsysim::widgets;

/// A form in a window of its own.
struct Bench {
    explicit Bench(const Solver* solver = &every_kind_solver())
        : model(*solver, Registry::shipped(), &undo)
        , form(&model)
    {
        form.resize(300, 1400);
        form.show();
        (void)QTest::qWaitForWindowActive(&form);
    }
    template <class W> W* editor(const char* id) const { return qobject_cast<W*>(form.editor(QString::fromUtf8(id))); }
    QString text(const char* id) const
    {
        return model.valueIndex(model.row(QString::fromUtf8(id))).data(ParameterModel::TextRole).toString();
    }
    FormRow* row(const char* id) const
    {
        for (FormRow* row : form.findChildren<FormRow*>())
            if (row->id() == QLatin1String(id))
                return row;
        return nullptr;
    }
    void type(QLineEdit* line, const char* text) const
    {
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, QString::fromUtf8(text));
        QTest::keyClick(line, Qt::Key_Return);
    }

    QUndoStack undo;
    ParameterModel model;
    ParameterForm form;
};

class TestParameterForm : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { install_look(ThemeMode::Light); }

    void everyKindHasAnEditor()
    {
        const Bench bench;
        for (int row = 0; row < bench.model.rowCount(); ++row)
            QVERIFY(bench.form.editor(bench.model.valueIndex(row).data(ParameterModel::IdRole).toString()));
        QVERIFY(bench.editor<ValueSlider>("share"));
        QCOMPARE(bench.editor<ValueSlider>("delay")->track()->scale(), ValueTrack::Scale::Logarithmic);
        QVERIFY(bench.editor<ValueField>("unbounded"));
        QVERIFY(bench.editor<ValueSlider>("count"));
        QVERIFY(bench.editor<QCheckBox>("on"));
        QVERIFY(bench.editor<SegmentedControl>("mode"));
        QVERIFY(bench.editor<QComboBox>("colour"));
        QVERIFY(bench.editor<QLineEdit>("words"));
        QVERIFY(bench.editor<ValueButton>("machine"));
        QVERIFY(bench.editor<QLineEdit>("link"));
        QVERIFY(bench.editor<SegmentedControl>("wish"));
        QVERIFY(bench.editor<QLineEdit>("machines"));
        QVERIFY(bench.editor<QLineEdit>("starts"));
    }

    void everySolverHasAForm()
    {
        for (const Solver* solver : solvers()) {
            const Bench bench(solver);
            for (const Field& field : solver->inputs.fields) {
                const QWidget* editor
                    = bench.form.editor(QString::fromUtf8(field.id.data(), qsizetype(field.id.size())));
                QVERIFY(editor);
                QVERIFY(field.tier == Tier::Advanced || editor->isVisible());
            }
            QCOMPARE(bench.undo.count(), 0);
        }
    }

    void everyControlByKeys()
    {
        Bench bench;
        QTest::keyClick(bench.editor<ValueSlider>("share")->track(), Qt::Key_End);
        QCOMPARE(bench.text("share"), QStringLiteral("1.00"));
        bench.type(bench.editor<ValueSlider>("delay")->field(), "0.3 s");
        QCOMPARE(bench.text("delay"), QStringLiteral("300"));
        bench.type(bench.editor<ValueField>("unbounded"), "12");
        QCOMPARE(bench.model.evaluation().input("unbounded"), 12e9);
        QTest::keyClick(bench.editor<ValueSlider>("count")->track(), Qt::Key_Right);
        QCOMPARE(bench.text("count"), QStringLiteral("16"));
        QTest::keyClick(bench.editor<QCheckBox>("on"), Qt::Key_Space);
        QCOMPARE(bench.text("on"), QStringLiteral("true"));
        bench.editor<SegmentedControl>("mode")->segment(0)->setFocus();
        QTest::keyClick(bench.editor<SegmentedControl>("mode")->segment(0), Qt::Key_Right);
        QCOMPARE(bench.text("mode"), QStringLiteral("round"));
        QTest::keyClick(bench.editor<QComboBox>("colour"), Qt::Key_Down);
        QCOMPARE(bench.text("colour"), QStringLiteral("blue"));
        bench.type(bench.editor<QLineEdit>("words"), "good day");
        QCOMPARE(bench.text("words"), QStringLiteral("good day"));
        bench.type(bench.editor<QLineEdit>("link"), "400");
        QCOMPARE(bench.text("link"), QStringLiteral("400 GB/s"));
        bench.type(bench.editor<QLineEdit>("sizes"), "3, 5");
        QCOMPARE(bench.text("sizes"), QStringLiteral("3, 5"));
        bench.type(bench.editor<QLineEdit>("starts"), "x=7");
        QCOMPARE(bench.text("starts"), QStringLiteral("x=7 µs"));
        bench.type(bench.editor<QLineEdit>("machines"), "T4");
        QCOMPARE(bench.text("machines"), QStringLiteral("T4"));
        QTest::mouseClick(bench.editor<SegmentedControl>("wish")->segment(2), Qt::LeftButton);
        QCOMPARE(bench.text("wish"), QStringLiteral("round"));
        QCOMPARE(bench.undo.count(), 13);
        while (bench.undo.canUndo())
            bench.undo.undo();
        QCOMPARE(bench.editor<QLineEdit>("starts")->text(), QStringLiteral("a=1 µs, b=2 µs"));
        QVERIFY(!bench.editor<QCheckBox>("on")->isChecked());
    }

    void aRecordIsPickedFromAList()
    {
        Bench bench;
        auto* button = bench.editor<ValueButton>("machine");
        QTest::keyClick(button, Qt::Key_Down);
        QTRY_VERIFY(button->isOpen());
        auto* picker = qobject_cast<RegistryPicker*>(button->editor());
        QVERIFY(picker);
        QCOMPARE(picker->view()->currentIndex().data().toString(), QStringLiteral("H100"));
        QTest::keyClicks(picker->searchField(), "jetson nano");
        QTest::keyClick(picker->searchField(), Qt::Key_Return);
        QVERIFY(!button->isOpen());
        QCOMPARE(bench.text("machine"), QStringLiteral("JetsonOrinNano"));
        QVERIFY(button->accessibleName().contains("Jetson Orin Nano"));
        QCOMPARE(bench.undo.count(), 1);
        QTest::keyClick(button, Qt::Key_Down);
        QTest::keyClick(picker->searchField(), Qt::Key_Down);
        QTest::keyClick(picker->view(), Qt::Key_Up);
        QTest::keyClick(picker->view(), Qt::Key_Return);
        QVERIFY(bench.text("machine") != QStringLiteral("JetsonOrinNano"));
    }

    void badTextStaysAndItsMessageStandsUnderIt()
    {
        Bench bench;
        auto* starts = bench.editor<QLineEdit>("starts");
        bench.type(starts, "a=soon");
        QCOMPARE(bench.text("starts"), QStringLiteral("a=1 µs, b=2 µs"));
        QCOMPARE(starts->text(), QStringLiteral("a=soon"));
        QVERIFY2(bench.row("starts")->message().startsWith("A: expected"), qPrintable(bench.row("starts")->message()));
        QVERIFY(starts->property("error").toBool());
        QTest::keyClick(starts, Qt::Key_Escape);
        QCOMPARE(starts->text(), QStringLiteral("a=1 µs, b=2 µs"));
        QVERIFY(bench.row("starts")->message().isEmpty());
    }

    void whatDoesNotCountSaysWhy()
    {
        Bench bench;
        QVERIFY(!bench.form.editor("strength")->isEnabled());
        QVERIFY(bench.row("strength")->message().contains("Switched on"));
        QTest::keyClick(bench.editor<QCheckBox>("on"), Qt::Key_Space);
        QVERIFY(bench.form.editor("strength")->isEnabled());
        QVERIFY(bench.row("strength")->message().isEmpty());
    }

    void advancedInputsFold()
    {
        Bench bench;
        QVERIFY(!bench.form.editor("depth")->isVisible());
        QTest::mouseClick(bench.form.advancedButton(), Qt::LeftButton);
        QVERIFY(bench.form.editor("depth")->isVisible());
        QVERIFY(bench.form.isAdvancedOpen());
        QTest::keyClick(bench.form.advancedButton(), Qt::Key_Space);
        QVERIFY(!bench.form.editor("depth")->isVisible());
    }

    void resetAll()
    {
        Bench bench;
        QVERIFY(!bench.form.resetButton()->isEnabled());
        bench.model.set("share", 0.7);
        QVERIFY(bench.form.resetButton()->isEnabled());
        QTest::mouseClick(bench.form.resetButton(), Qt::LeftButton);
        QCOMPARE(bench.text("share"), QStringLiteral("0.50"));
        QVERIFY(!bench.form.resetButton()->isEnabled());
    }

    void wideFormsHaveTwoColumns()
    {
        Bench bench;
        const int height = bench.form.minimumSizeHint().height();
        bench.form.resize(900, 1400);
        QTest::qWait(1);
        QVERIFY(bench.row("delay")->x() > bench.row("share")->x());
        QVERIFY(bench.form.minimumSizeHint().height() < height);
    }

    void anotherSolver()
    {
        Bench bench;
        bench.model.setSolver(*find_solver("tail_latency"));
        QVERIFY(bench.form.editor("arrival_rate"));
        QVERIFY(!bench.form.editor("share"));
    }
};

QTEST_MAIN(TestParameterForm)
#include "tst_parameter_form.moc"
