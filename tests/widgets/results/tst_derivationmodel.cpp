// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.h"
#include "engine/units/text.h"
#include "widgets/results/derivationmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace mlsysim;
using namespace mlsysim::widgets;

namespace {

void visit(
    const QAbstractItemModel& model, const QModelIndex& parent, const std::function<void(const QModelIndex&)>& look)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        look(index);
        visit(model, index, look);
    }
}

} // namespace

class TestDerivationModel : public QObject {
    Q_OBJECT

private slots:
    void complete_down_to_sources_data();
    void complete_down_to_sources();
    void ends_where_steps_contain_each_other();
    void shows_values_in_formulas();
    void new_numbers_do_not_rebuild_the_tree();
    void copies_as_indented_text();
    void sources_are_grouped();
};

void TestDerivationModel::complete_down_to_sources_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("result");
    for (const char* name : { "memory", "compute", "overhead", "infeasible", "training" })
        for (const char* result : { "latency", "throughput", "bottleneck", "mfu", "feasible", "energy" })
            QTest::addRow("%s %s", name, result) << QString::fromLatin1(name) << QString::fromLatin1(result);
}

void TestDerivationModel::complete_down_to_sources()
{
    QFETCH(QString, name);
    QFETCH(QString, result);
    const Case c = make_case(name);
    const InspectorContent content = c.content();
    const auto* cell = content.cell(result);
    DerivationModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    if (cell->formula.isEmpty())
        model.setTrace(c.trace, cell->symbol);
    else
        model.setTrace(c.trace, DerivationModel::Verdict { cell->label, cell->formula, cell->number });
    QCOMPARE(model.rowCount(), 1);
    // What stands in the cell stands at the root.
    if (cell->formula.isEmpty() && result != QLatin1String("throughput"))
        QCOMPARE(model.rootValue(), cell->number + u' ' + cell->unit);
    else
        QVERIFY(model.rootValue().startsWith(cell->number));
    QStringList derived;
    visit(model, {}, [&](const QModelIndex& index) {
        if (model.rowCount(index) > 0)
            derived.append(index.data(DerivationModel::StepSymbolRole).toString());
    });
    int given = 0;
    visit(model, {}, [&](const QModelIndex& index) {
        const QString symbol = index.data(DerivationModel::StepSymbolRole).toString();
        QVERIFY(!index.siblingAtColumn(DerivationModel::Value).data().toString().isEmpty());
        QVERIFY(!index.siblingAtColumn(DerivationModel::Formula).data().toString().isEmpty());
        if (model.rowCount(index) > 0)
            return;
        if (index.data(DerivationModel::GivenRole).toBool()) {
            ++given;
            QVERIFY2(!index.siblingAtColumn(DerivationModel::Source).data().toString().isEmpty(), qPrintable(symbol));
        } else {
            QVERIFY2(derived.contains(symbol), qPrintable(symbol)); // derived where it stands nearest to the root
        }
    });
    QVERIFY(given > 0);
}

void TestDerivationModel::ends_where_steps_contain_each_other()
{
    Trace trace;
    trace({ "a", "First", "b + c", unit::one }, 1.0);
    trace({ "b", "Second", "a·2", unit::one }, 2.0);
    trace({ "c", "Third", "c + b", unit::one }, 3.0);
    DerivationModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setTrace(trace, QStringLiteral("a"));
    int rows = 0;
    visit(model, {}, [&](const QModelIndex&) { ++rows; });
    QVERIFY(rows >= 3 && rows <= 6);
    model.setTrace(trace, QStringLiteral("nothing"));
    QCOMPARE(model.rowCount(), 0);
}

void TestDerivationModel::shows_values_in_formulas()
{
    const Case c = make_case("memory");
    const auto value = [&](const char* symbol) {
        const auto* step = c.trace.find(symbol);
        return QString::fromStdString(format(step->value, step->unit));
    };
    QCOMPARE(formula_with_values(c.trace, QStringLiteral("max(t_comp, t_mem) + t_over")),
        QStringLiteral("max(%1, %2) + %3").arg(value("t_comp"), value("t_mem"), value("t_over")));
    DerivationModel model;
    model.setTrace(c.trace, QStringLiteral("T"));
    const QModelIndex formula = model.index(0, DerivationModel::Formula);
    QCOMPARE(formula.data().toString(), QStringLiteral("= max(t_comp, t_mem) + t_over"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setFormulas(DerivationModel::Formulas::Values);
    QVERIFY(!changed.isEmpty());
    QVERIFY(formula.data().toString().contains(value("t_mem")));
}

void TestDerivationModel::new_numbers_do_not_rebuild_the_tree()
{
    Case c = make_case("memory");
    DerivationModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setTrace(c.trace, QStringLiteral("T"));
    const QPersistentModelIndex deep = model.index(1, 0, model.index(0, 0));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QString before = model.rootValue();
    c.in.batch_size = 128;
    c.run();
    model.setTrace(c.trace, QStringLiteral("T"));
    QCOMPARE(reset.size(), 0);
    QVERIFY(deep.isValid());
    QVERIFY(model.rootValue() != before);
    model.setTrace(c.trace, QStringLiteral("MFU"));
    QCOMPARE(reset.size(), 1);
}

void TestDerivationModel::copies_as_indented_text()
{
    const Case c = make_case("memory");
    DerivationModel model;
    model.setTrace(c.trace, QStringLiteral("T"));
    const QStringList lines = model.text().split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(lines[0].startsWith(QLatin1String("T = max(t_comp, t_mem) + t_over = ")));
    QVERIFY(lines[1].startsWith(QLatin1String("  t_comp = ")));
    QVERIFY(model.text().contains(QLatin1String("(your setting)")));
}

void TestDerivationModel::sources_are_grouped()
{
    const Case c = make_case("memory");
    DerivationModel model;
    model.setTrace(c.trace, QStringLiteral("T"));
    const auto sources = model.sources();
    QVERIFY(sources.size() >= 3);
    QVERIFY(sources.last().setting);
    QVERIFY(sources.last().labels.contains(QStringLiteral("Batch 64")));
    QStringList names;
    for (const auto& use : sources)
        names.append(use.source);
    QCOMPARE(names.removeDuplicates(), 0);
}

QTEST_MAIN(TestDerivationModel)
#include "tst_derivationmodel.moc"
