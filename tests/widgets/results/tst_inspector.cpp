// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.h"
#include "widgets/common/derivationview.h"
#include "widgets/common/fonts.h"
#include "widgets/common/look.h"
#include "widgets/common/metrics.h"
#include "widgets/common/stackedbar.h"
#include "widgets/common/subscripttext.h"
#include "widgets/results/derivationcard.h"
#include "widgets/results/foldhead.h"
#include "widgets/results/foldsection.h"
#include "widgets/results/glossarycard.h"
#include "widgets/results/inspector.h"
#include "widgets/results/notelist.h"
#include "widgets/results/remedybar.h"
#include "widgets/results/subjectheader.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace mlsysim;
using namespace mlsysim::widgets;

namespace {

/// An inspector that answers its own questions, as a page does.
struct Pane {
    explicit Pane(const QString& name, int width = 344)
        : run(make_case(name))
    {
        QObject::connect(
            &pane, &Inspector::whyRequested, &pane, [this](const QString& id) { pane.setDerivation(run.trace, id); });
        pane.setContent(run.content());
        pane.resize(width, 900);
        pane.show();
        pane.activateWindow();
        QApplication::processEvents();
    }
    Case run;
    Inspector pane;
};

GlossaryCard* open_card()
{
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* card = qobject_cast<GlossaryCard*>(widget); card && card->isVisible())
            return card;
    return nullptr;
}

int text_width(TypeStyle style, const QString& text) { return QFontMetrics(type_font(style)).horizontalAdvance(text); }

/// What is too long for its place; empty when all is shown.
QStringList clipped(const Inspector& pane)
{
    QStringList found;
    for (const QLabel* label : pane.findChildren<QLabel*>()) {
        if (!label->isVisibleTo(&pane) || label->text().isEmpty())
            continue;
        const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        int widest = label->wordWrap() ? 0 : label->sizeHint().width();
        if (label->wordWrap())
            for (const QString& word : QString(label->text()).remove(QRegularExpression("<[^>]*>")).split(u' '))
                widest = std::max(widest, QFontMetrics(label->font()).horizontalAdvance(word));
        if (needed > label->height() || widest > label->width())
            found.append(QStringLiteral("%1 (%2×%3 in %4×%5)")
                             .arg(label->text())
                             .arg(widest)
                             .arg(needed)
                             .arg(label->width())
                             .arg(label->height()));
    }
    for (const auto* button : pane.findChildren<QPushButton*>())
        if (button->isVisibleTo(&pane) && button->sizeHint().width() > button->width())
            found.append(button->text());
    for (const auto* cell : pane.findChildren<ResultCell*>()) {
        const int inner = cell->width() - 22;
        const int sign = cell->isSelected() ? 20 : 0;
        if (text_width(TypeStyle::Label, cell->label()) > inner - sign)
            found.append(cell->label());
        if (text_width(TypeStyle::Smallest, cell->subline()) > inner)
            found.append(cell->subline());
    }
    for (const auto* bar : pane.findChildren<StackedBar*>())
        if (bar->isVisibleTo(&pane)
            && (bar->minimumSizeHint().width() > bar->width() || bar->heightForWidth(bar->width()) > bar->height()))
            found.append(bar->accessibleName());
    return found;
}

} // namespace

class TestInspector : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { install_look(ThemeMode::Light); }
    void cleanup()
    {
        if (QWidget* card = open_card())
            card->close();
        set_font_families({});
    }
    void a_click_asks_why();
    void another_click_closes();
    void keyboard_reaches_everything();
    void f1_explains_the_word();
    void copies_value_and_derivation();
    void context_menu_offers_the_same();
    void remedies_and_pin_are_told();
    void numbers_change_without_moving_anything();
    void changes_are_announced();
    void a_result_without_derivation_says_so();
    void narrow_starts_folded();
    void becomes_a_sheet();
    void old_results_are_marked();
    void one_scroll_area();
    void everything_has_a_name();
    void nothing_is_clipped_data();
    void nothing_is_clipped();
    void formulas_are_whole_data();
    void formulas_are_whole();
};

void TestInspector::a_click_asks_why()
{
    for (const char* id : { "latency", "throughput", "bottleneck", "mfu", "feasible", "energy" }) {
        Pane s("memory");
        QSignalSpy why(&s.pane, &Inspector::whyRequested);
        ResultCell* cell = s.pane.cell(QString::fromLatin1(id));
        QTest::mouseClick(cell, Qt::LeftButton, {}, QPoint(5, 5)); // the whole area
        QCOMPARE(why.size(), 1);
        QCOMPARE(why[0][0].toString(), QString::fromLatin1(id));
        QCOMPARE(s.pane.derivedResult(), QString::fromLatin1(id));
        QVERIFY(cell->isSelected());
        QVERIFY(s.pane.derivation()->isVisible());
        QVERIFY(s.pane.derivation()->model()->rowCount(s.pane.derivation()->model()->index(0, 0)) > 0);
    }
}

void TestInspector::another_click_closes()
{
    Pane s("memory");
    ResultCell* cell = s.pane.cell("latency");
    QTest::mouseClick(cell, Qt::LeftButton);
    QVERIFY(cell->isSelected());
    QTest::mouseClick(cell, Qt::LeftButton);
    QVERIFY(!cell->isSelected());
    QVERIFY(!s.pane.derivation()->isOpen());
    QTest::mouseClick(cell, Qt::LeftButton);
    QVERIFY(s.pane.derivation()->isOpen());
    s.pane.derivation()->closeButton()->click();
    QVERIFY(!cell->isSelected());
    s.pane.derivation()->foldHead()->click();
    QVERIFY(cell->isSelected());
}

void TestInspector::keyboard_reaches_everything()
{
    Pane s("infeasible");
    s.pane.setDerivation(s.run.trace, "latency");
    QApplication::processEvents();
    s.pane.setFocus();
    QList<QWidget*> wanted;
    for (QWidget* widget : s.pane.findChildren<QWidget*>()) {
        const auto* choice = qobject_cast<QRadioButton*>(widget); // Tab reaches the one that is on, arrows the others
        if (widget->isVisibleTo(&s.pane) && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)
            && (!choice || choice->isChecked()))
            wanted.append(widget);
    }
    QVERIFY(wanted.size() >= 12);
    QSet<QWidget*> visited;
    wanted.first()->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 100; ++i) {
        visited.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (QWidget* widget : wanted)
        QVERIFY2(visited.contains(widget), widget->metaObject()->className());

    // Arrows walk the grid, Enter and Space ask.
    QSignalSpy why(&s.pane, &Inspector::whyRequested);
    s.pane.cell("latency")->setFocus(Qt::TabFocusReason);
    QTest::keyClick(s.pane.cell("latency"), Qt::Key_Right);
    QVERIFY(s.pane.cell("throughput")->hasFocus());
    QTest::keyClick(s.pane.cell("throughput"), Qt::Key_Down);
    QVERIFY(s.pane.cell("mfu")->hasFocus());
    QTest::keyClick(s.pane.cell("mfu"), Qt::Key_Return);
    QCOMPARE(why.size(), 1);
    QTest::keyClick(s.pane.cell("mfu"), Qt::Key_Left);
    QTest::keyClick(s.pane.cell("bottleneck"), Qt::Key_Space);
    QCOMPARE(why.size(), 2);
    QCOMPARE(why[1][0].toString(), QStringLiteral("bottleneck"));
    // Escape in the tree folds it and keeps the focus near.
    s.pane.derivation()->view()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(s.pane.derivation()->view(), Qt::Key_Escape);
    QVERIFY(!s.pane.derivation()->isOpen());
}

void TestInspector::f1_explains_the_word()
{
    Pane s("memory");
    QSignalSpy term(&s.pane, &Inspector::termActivated);
    s.pane.cell("mfu")->setFocus(Qt::TabFocusReason);
    QTest::keyClick(s.pane.cell("mfu"), Qt::Key_F1);
    QCOMPARE(term.size(), 1);
    QCOMPARE(term[0][0].toString(), QStringLiteral("MFU"));
    QVERIFY(open_card());
}

void TestInspector::copies_value_and_derivation()
{
    Pane s("memory");
    s.pane.cell("latency")->setFocus(Qt::TabFocusReason);
    QTest::keyClick(s.pane.cell("latency"), Qt::Key_C, Qt::ControlModifier);
    const auto* cell = s.pane.content().cell("latency");
    QCOMPARE(QApplication::clipboard()->text(), cell->label + QStringLiteral(": ") + cell->number + u' ' + cell->unit);
    s.pane.setDerivation(s.run.trace, "latency");
    s.pane.derivation()->view()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(s.pane.derivation()->view(), Qt::Key_C, Qt::ControlModifier);
    const QString text = QApplication::clipboard()->text();
    QCOMPARE(text, s.pane.derivationText());
    QVERIFY(text.contains(QLatin1String("t_mem")) && text.contains(QLatin1String("Your settings")));
}

void TestInspector::context_menu_offers_the_same()
{
    Pane s("memory");
    s.pane.setDerivation(s.run.trace, "latency");
    QContextMenuEvent ask(QContextMenuEvent::Keyboard, {}, s.pane.cell("latency")->mapToGlobal(QPoint(9, 9)));
    QApplication::sendEvent(s.pane.cell("latency"), &ask);
    auto* menu = s.pane.findChild<QMenu*>();
    QVERIFY(menu);
    QStringList texts;
    for (const QAction* action : menu->actions())
        if (!action->isSeparator())
            texts.append(action->text());
    QCOMPARE(texts.size(), 4);
    menu->actions().constLast()->trigger();
    QCOMPARE(QApplication::clipboard()->text(), s.pane.derivationText());
    menu->close();
}

void TestInspector::remedies_and_pin_are_told()
{
    Pane s("infeasible");
    QSignalSpy chosen(&s.pane, &Inspector::remedyChosen);
    auto* bar = s.pane.findChild<RemedyBar*>();
    QVERIFY(bar->isVisible());
    QTest::mouseClick(bar->button("precision=int8"), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toString(), QStringLiteral("precision=int8"));
    QSignalSpy pin(&s.pane, &Inspector::pinRequested);
    QTest::mouseClick(s.pane.findChild<SubjectHeader*>()->pinButton(), Qt::LeftButton);
    QCOMPARE(pin.size(), 1);
    s.pane.setContent(make_case("memory").content());
    QVERIFY(!bar->isVisible());
}

void TestInspector::numbers_change_without_moving_anything()
{
    Pane s("memory");
    s.pane.setDerivation(s.run.trace, "latency");
    QApplication::processEvents();
    const auto places = [&] {
        QMap<QWidget*, QRect> all;
        for (QWidget* widget : s.pane.findChildren<QWidget*>())
            if (widget->isVisible())
                all.insert(widget, QRect(widget->mapTo(&s.pane, QPoint()), widget->size()));
        return all;
    };
    const auto before = places();
    const QList<QWidget*> children = s.pane.findChildren<QWidget*>();
    for (const double batch : { 65.0, 72.0, 96.0, 128.0, 200.0 }) {
        s.run.in.batch_size = batch;
        s.run.run();
        s.pane.setContent(s.run.content());
        s.pane.setDerivation(s.run.trace, "latency");
        QApplication::processEvents();
        QCOMPARE(s.pane.findChildren<QWidget*>(), children);
        const auto now = places();
        for (auto one = now.begin(); one != now.end(); ++one)
            QVERIFY2(before.value(one.key()) == one.value(),
                qPrintable(QStringLiteral("%1 %2 at batch %3: %4 instead of %5")
                               .arg(QLatin1String(one.key()->metaObject()->className()), one.key()->accessibleName())
                               .arg(batch)
                               .arg(QDebug::toString(one.value()), QDebug::toString(before.value(one.key())))));
    }
}

void TestInspector::changes_are_announced()
{
    // Screen readers hear what these names and descriptions become; Qt sends the events only while one listens.
    Pane s("memory");
    const auto told = [&] {
        QStringList all;
        for (const char* id : { "latency", "throughput", "mfu", "energy" })
            all.append(
                QAccessible::queryAccessibleInterface(s.pane.cell(QString::fromLatin1(id)))->text(QAccessible::Name));
        for (QWidget* note : s.pane.findChildren<BindingNote*>())
            all.append(QAccessible::queryAccessibleInterface(note)->text(QAccessible::Description));
        for (QWidget* bar : s.pane.findChildren<StackedBar*>())
            all.append(bar->accessibleName() + bar->accessibleDescription());
        return all;
    };
    const QStringList before = told();
    s.run.in.batch_size = 32;
    s.run.in.precision = Precision::Int8;
    s.run.run();
    s.pane.setContent(s.run.content());
    const QStringList after = told();
    QCOMPARE(before.size(), after.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        QVERIFY2(before[i] != after[i], qPrintable(after[i]));
    QVERIFY(after[0].contains(s.run.content().cell("latency")->number));
}

void TestInspector::a_result_without_derivation_says_so()
{
    Pane s("memory");
    Hardware machine = *s.run.in.hardware;
    machine.tdp.reset();
    s.run.in.hardware = &machine;
    s.run.run();
    s.pane.setContent(s.run.content());
    QTest::mouseClick(s.pane.cell("energy"), Qt::LeftButton);
    QVERIFY(!s.pane.derivation()->view()->isVisibleTo(&s.pane));
    bool told = false;
    for (const QLabel* label : s.pane.derivation()->findChildren<QLabel*>())
        told = told || (label->isVisible() && label->text().contains(QLatin1String("design power")));
    QVERIFY(told);
}

void TestInspector::narrow_starts_folded()
{
    Pane s("memory", 284);
    s.pane.setDerivation(s.run.trace, "latency");
    QVERIFY(!s.pane.derivation()->isOpen());
    QVERIFY(s.pane.derivation()->foldHead()->isVisibleTo(&s.pane));
    QVERIFY(s.pane.derivation()->foldHead()->text().contains(s.pane.content().cell("latency")->number));
    QTest::mouseClick(s.pane.cell("latency"), Qt::LeftButton);
    QVERIFY(s.pane.derivation()->isOpen());
    // What the user opened stays open while numbers change.
    s.pane.setContent(s.run.content());
    s.pane.setDerivation(s.run.trace, "latency");
    QVERIFY(s.pane.derivation()->isOpen());
}

void TestInspector::becomes_a_sheet()
{
    Pane s("memory");
    s.pane.setCompact(true);
    s.pane.resize(900, 200);
    QApplication::processEvents();
    QCOMPARE(s.pane.sizeHint().height(), 200);
    const auto place = [&](const char* id) { return s.pane.cell(QString::fromLatin1(id))->mapTo(&s.pane, QPoint()); };
    QCOMPARE(place("latency").y(), place("bottleneck").y()); // three in a row
    QVERIFY(place("mfu").y() > place("latency").y());
    QVERIFY(s.pane.rect().contains(place("energy") + QPoint(0, s.pane.cell("energy")->height() - 1)));
    s.pane.setCompact(false);
    s.pane.resize(344, 900);
    QApplication::processEvents();
    QCOMPARE(place("latency").x(), place("bottleneck").x());
}

void TestInspector::old_results_are_marked()
{
    Pane s("memory");
    s.pane.setStale(true);
    QCOMPARE(s.pane.cell("latency")->state(), ResultCell::State::Stale);
    s.pane.setStale(false);
    QCOMPARE(s.pane.cell("latency")->state(), ResultCell::State::Normal);
}

void TestInspector::one_scroll_area()
{
    Pane s("misfit", 344);
    s.pane.setDerivation(s.run.trace, "energy");
    s.pane.resize(344, 400);
    QApplication::processEvents();
    int scrolling = 0;
    for (const auto* bar : s.pane.findChildren<QScrollBar*>())
        scrolling += bar->isVisible() && bar->maximum() > 0 ? 1 : 0;
    QCOMPARE(scrolling, 1);
}

void TestInspector::everything_has_a_name()
{
    Pane s("infeasible");
    s.pane.setDerivation(s.run.trace, "latency");
    for (QWidget* widget : s.pane.findChildren<QWidget*>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisibleTo(&s.pane))
            continue;
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
}

void TestInspector::nothing_is_clipped_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("family");
    for (const char* family : { "mlsysim Sans", "DejaVu Sans" })
        for (const int width : { 284, 344, 420 })
            for (const char* name : { "memory", "compute", "overhead", "infeasible", "training", "misfit" })
                QTest::addRow("%s %d %s", name, width, family)
                    << QString::fromLatin1(name) << width << QString::fromLatin1(family);
}

void TestInspector::nothing_is_clipped()
{
    QFETCH(QString, name);
    QFETCH(int, width);
    QFETCH(QString, family);
    set_font_families({ family });
    Pane s(name, width);
    s.pane.setDerivation(s.run.trace, "latency");
    if (auto* notes = s.pane.findChild<NoteList*>())
        for (qsizetype i = 0; notes->section(i); ++i)
            notes->section(i)->setOpen(true);
    QApplication::processEvents();
    const QStringList found = clipped(s.pane);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    QVERIFY2(s.pane.minimumSizeHint().width() <= width, qPrintable(QString::number(s.pane.minimumSizeHint().width())));
    const auto* scroll = s.pane.findChild<QScrollArea*>();
    QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
}

void TestInspector::formulas_are_whole_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("result");
    for (const int width : { 344, 420 })
        for (const char* id : { "latency", "throughput", "bottleneck", "mfu", "feasible", "energy" })
            QTest::addRow("%d %s", width, id) << width << QString::fromLatin1(id);
}

void TestInspector::formulas_are_whole()
{
    QFETCH(int, width);
    QFETCH(QString, result);
    Pane s("memory", width);
    s.pane.setDerivation(s.run.trace, result);
    QApplication::processEvents();
    const DerivationView* view = s.pane.derivation()->view();
    QFont symbol = type_font(TypeStyle::Table);
    symbol.setWeight(QFont::DemiBold);
    QFont formula = type_font(TypeStyle::Label);
    formula.setWeight(QFont::Normal);
    for (QModelIndex index = view->model()->index(0, 0); index.isValid(); index = view->indexBelow(index)) {
        const QString text = index.siblingAtColumn(1).data().toString();
        const double needed
            = 2 + subscript_width(index.data().toString(), symbol) + metrics::space_8 + subscript_width(text, formula);
        QVERIFY2(needed <= view->visualRect(index).width(), qPrintable(index.data().toString() + u' ' + text));
    }
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
