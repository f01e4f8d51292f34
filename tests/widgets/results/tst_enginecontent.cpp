// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.h"
#include "engine/catalogue.h"
#include "engine/evaluation.h"
#include "engine/units/text.h"
#include "widgets/results/glossary.h"

#include <QRegularExpression>
#include <QTest>

#include <numeric>

using namespace mlsysim;
using namespace mlsysim::widgets;

namespace {

QString whole(const InspectorContent::Cell& cell)
{
    return cell.unit.isEmpty() ? cell.number : cell.number + u' ' + cell.unit;
}

template <class Q> QString amount(Q value, const DisplayUnit<Q>& unit)
{
    return QString::fromStdString(format(si(value), unit.erased()));
}

QString factor(double ratio) { return QString::fromStdString(format_number(ratio, ratio < 1.1 ? 3 : 2)) + u'×'; }

} // namespace

class TestEngineContent : public QObject {
    Q_OBJECT

private slots:
    void numbers_are_the_engines_data();
    void numbers_are_the_engines();
    void parts_add_up_data() { numbers_are_the_engines_data(); }
    void parts_add_up();
    void names_what_binds_data();
    void names_what_binds();
    void misfit_says_how_much_is_missing();
    void overhead_compares_with_the_slower_side();
    void advice_depends_on_the_case();
    void remedies_make_it_fit_data();
    void remedies_make_it_fit();
    void nothing_to_mend_when_it_fits();
    void a_machine_without_power_has_no_energy();
    void notes_use_known_words_data() { numbers_are_the_engines_data(); }
    void notes_use_known_words();
    void unlisted_precision_is_told();
};

void TestEngineContent::numbers_are_the_engines_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : { "memory", "compute", "overhead", "infeasible", "training", "misfit" })
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestEngineContent::numbers_are_the_engines()
{
    QFETCH(QString, name);
    const Case c = make_case(name);
    const InspectorContent content = c.content();
    QCOMPARE(content.cells.size(), 6);
    QCOMPARE(whole(*content.cell("latency")), amount(c.out.latency, unit::millisecond));
    QCOMPARE(content.cell("throughput")->number, QString::fromStdString(format_number(si(c.out.throughput))));
    QCOMPARE(whole(*content.cell("mfu")), amount(c.out.mfu, unit::percent));
    QCOMPARE(content.cell("feasible")->number, c.out.feasible ? QStringLiteral("Yes") : QStringLiteral("No"));
    QCOMPARE(whole(*content.cell("energy")), amount(c.out.energy, unit::joule));
    QCOMPARE(content.step_text, amount(c.out.latency, unit::millisecond));
    const QString roofline
        = c.out.bottleneck == Bottleneck::Memory ? QStringLiteral("Memory") : QStringLiteral("Compute");
    QCOMPARE(content.cell("bottleneck")->number, c.out.overhead_dominated ? QStringLiteral("Overhead") : roofline);
    for (const auto& cell : content.cells) {
        QVERIFY(!cell.label.isEmpty() && !cell.subline.isEmpty() && !cell.tooltip.isEmpty());
        QVERIFY2(Glossary::shared().find(cell.term), qPrintable(cell.term));
        // Where the solver's declaration has a symbol, "why?" starts at that symbol.
        const Field* field = find_solver("engine_solve")->outputs.find(cell.id.toStdString());
        QVERIFY(field);
        QCOMPARE(cell.symbol.toStdString(), std::string(field->symbol));
        QVERIFY(!cell.symbol.isEmpty() || !cell.formula.isEmpty());
    }
}

void TestEngineContent::parts_add_up()
{
    QFETCH(QString, name);
    const Case c = make_case(name);
    const InspectorContent content = c.content();
    double shown = 0;
    for (const auto& segment : content.step)
        shown += segment.hidden ? 0 : segment.seconds;
    QVERIFY(qFuzzyCompare(shown, si(c.out.latency)));
    double bytes = 0;
    for (const auto& part : content.memory.parts)
        bytes += part.bytes;
    QVERIFY2(qFuzzyCompare(bytes, si(c.out.memory_footprint)), qPrintable(QString::number(bytes)));
    QCOMPARE(content.memory.fits, c.out.feasible);
}

void TestEngineContent::names_what_binds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("title");
    QTest::addColumn<int>("bound");
    QTest::addColumn<QString>("says");
    QTest::newRow("memory") << "memory"
                            << "Memory bandwidth binds" << static_cast<int>(Bound::Memory)
                            << "Moving bytes takes %1 as long as the arithmetic";
    QTest::newRow("training") << "training"
                              << "Memory bandwidth binds" << static_cast<int>(Bound::Memory)
                              << "Moving bytes takes %1 as long as the arithmetic";
    QTest::newRow("compute") << "compute"
                             << "Arithmetic binds" << static_cast<int>(Bound::Compute)
                             << "The arithmetic takes %1 as long as moving the bytes";
}

void TestEngineContent::names_what_binds()
{
    QFETCH(QString, name);
    QFETCH(QString, title);
    QFETCH(int, bound);
    QFETCH(QString, says);
    const Case c = make_case(name);
    const InspectorContent content = c.content();
    QCOMPARE(content.title, title);
    QCOMPARE(static_cast<int>(content.bound), bound);
    QVERIFY2(content.sentence.contains(says.arg(factor(c.out.bottleneck_ratio))), qPrintable(content.sentence));
    QVERIFY(content.cell("bottleneck")->subline.contains(factor(c.out.bottleneck_ratio)));
}

void TestEngineContent::misfit_says_how_much_is_missing()
{
    const Case c = make_case("infeasible");
    const InspectorContent content = c.content();
    QVERIFY(!c.out.feasible);
    QCOMPARE(content.tone, BindingNote::Tone::Error);
    const QString missing = amount(*c.out.offload_spill_bytes, unit::gigabyte);
    QVERIFY2(content.sentence.contains(missing), qPrintable(content.sentence));
    QVERIFY(content.sentence.contains(amount(*c.out.offload_effective_bw, unit::gigabyte_per_second)));
    QVERIFY(content.cell("feasible")->subline.contains(missing));
    QCOMPARE(content.cell("feasible")->state, ResultCell::State::Error);
    QCOMPARE(content.checks.first().verdict, InspectorContent::Check::Verdict::Failed);
}

void TestEngineContent::overhead_compares_with_the_slower_side()
{
    const Case c = make_case("overhead");
    QVERIFY(c.out.overhead_dominated);
    const InspectorContent content = c.content();
    QCOMPARE(content.title, QStringLiteral("Overhead binds"));
    const double other = std::max(si(c.out.latency_compute), si(c.out.latency_memory));
    QVERIFY2(content.sentence.contains(factor(si(c.out.latency_overhead) / other)), qPrintable(content.sentence));
    QVERIFY(content.sentence.contains(QLatin1String("larger batch")));
}

void TestEngineContent::advice_depends_on_the_case()
{
    Case c = make_case("memory");
    c.in.batch_size = 1;
    c.run();
    QVERIFY(c.content().sentence.contains(
        QLatin1String("A larger batch, fewer bytes per weight or more bandwidth helps; more FLOP/s does not.")));
    // At batch 1000 the intensity is within 1 % of its cap.
    c.in.batch_size = 1000;
    c.run();
    QVERIFY2(c.content().sentence.contains(QStringLiteral("A larger batch gains at most 1.01×")),
        qPrintable(c.content().sentence));
    c.in.precision = Precision::Int4;
    c.run();
    QVERIFY(!c.content().sentence.contains(QLatin1String("fewer bytes")));

    Case compute = make_case("compute");
    QVERIFY(compute.content().sentence.contains(QLatin1String("a higher efficiency")));
    QVERIFY2(compute.content().sentence.contains(QLatin1String("fp8")), qPrintable(compute.content().sentence));
    compute.in.efficiency = 1;
    compute.in.precision = Precision::Int8;
    compute.run();
    QCOMPARE(compute.out.bottleneck, Bottleneck::Compute);
    QVERIFY2(compute.content().sentence.contains(QLatin1String("More FLOP/s helps; more bandwidth does not.")),
        qPrintable(compute.content().sentence));
}

void TestEngineContent::remedies_make_it_fit_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("infeasible") << "infeasible";
    QTest::newRow("misfit") << "misfit";
}

void TestEngineContent::remedies_make_it_fit()
{
    QFETCH(QString, name);
    const Case c = make_case(name);
    const auto remedies = c.content().remedies;
    QVERIFY(remedies.size() >= 2);
    for (const auto& remedy : remedies) {
        // Each action is what an evaluation is set to, and then it fits.
        Evaluation evaluation(*find_solver("engine_solve"), Registry::shipped());
        for (const auto& [path, value] :
            std::initializer_list<std::pair<const char*, Value>> { { "model", Value(c.in.model->path) },
                { "hardware", Value(c.in.hardware->path) }, { "batch_size", c.in.batch_size },
                { "precision", Value(choices<Precision>[static_cast<std::size_t>(c.in.precision)]) },
                { "is_training", c.in.is_training } })
            QVERIFY(evaluation.set(path, value).empty());
        if (remedy.action.startsWith(QLatin1String("devices="))) {
            const double devices = remedy.action.section(u'=', 1).toDouble();
            QVERIFY(c.out.memory_capacity * devices >= c.out.memory_footprint);
            QVERIFY(c.out.memory_capacity * (devices - 1) < c.out.memory_footprint);
            continue;
        }
        for (const QString& change : remedy.action.split(u';')) {
            const auto problems = evaluation.set(
                change.section(u'=', 0, 0).toStdString(), Value(change.section(u'=', 1).toStdString()));
            QVERIFY2(problems.empty(), qPrintable(change));
        }
        evaluation.solve();
        QVERIFY2(evaluation.out<engine_solve::Out>().feasible, qPrintable(remedy.action));
        QVERIFY(!remedy.text.isEmpty() && !remedy.tooltip.isEmpty());
    }
    if (name == QLatin1String("infeasible")) {
        QCOMPARE(remedies[0].action, QStringLiteral("precision=int8"));
        QCOMPARE(remedies[0].text, QStringLiteral("Use int8"));
        QCOMPARE(remedies[1].text, QStringLiteral("Use 2× H100"));
        QVERIFY(remedies[2].action.startsWith(QLatin1String("hardware=Hardware.Cloud.")));
    }
}

void TestEngineContent::nothing_to_mend_when_it_fits() { QVERIFY(make_case("memory").content().remedies.isEmpty()); }

void TestEngineContent::a_machine_without_power_has_no_energy()
{
    Case c = make_case("memory");
    Hardware machine = *c.in.hardware;
    machine.tdp.reset();
    c.in.hardware = &machine;
    c.run();
    const InspectorContent content = c.content();
    QCOMPARE(content.cell("energy")->number, QStringLiteral("–"));
    QVERIFY(content.cell("energy")->symbol.isEmpty());
    QVERIFY(content.cell("energy")->tooltip.contains(QLatin1String("design power")));
}

void TestEngineContent::notes_use_known_words()
{
    QFETCH(QString, name);
    const InspectorContent content = make_case(name).content();
    QVERIFY(!content.notes.isEmpty());
    static const QRegularExpression marked(QStringLiteral("\\[\\[([^\\]|]+)"));
    int found = 0;
    for (const auto& note : content.notes)
        for (auto match = marked.globalMatch(note.text); match.hasNext(); ++found) {
            const QString word = match.next().captured(1);
            QVERIFY2(Glossary::shared().find(word), qPrintable(word));
        }
    QVERIFY(found > 0);
}

void TestEngineContent::unlisted_precision_is_told()
{
    Case c = make_case("memory");
    c.in.hardware = shipped<Hardware>("Hardware.Cloud.V100");
    c.in.precision = Precision::Fp8;
    c.run();
    QVERIFY(!c.out.precision_listed);
    const auto content = c.content();
    QVERIFY(std::any_of(content.checks.begin(), content.checks.end(),
        [](const auto& check) { return check.text.contains(QLatin1String("no fp8 rate")); }));
}

QTEST_MAIN(TestEngineContent)
#include "tst_enginecontent.moc"
