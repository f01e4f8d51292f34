// SPDX-License-Identifier: Apache-2.0
#include "engine/document/request.h"
#include "engine/evaluation.h"
#include "engine/study/sweep.h"
#include "tests/engine/everything.h"
#include "tests/support/golden.h"
#include "tests/support/json.h"

#include <QtTest>

using namespace mlsysim;
using everything::Gadget;
using test::json;

namespace {

const RecordType& gadget = record_type_of<Gadget>;

/// A registry with two gadgets besides what ships.
std::unique_ptr<Registry> registry_with_gadgets()
{
    auto registry = std::make_unique<Registry>();
    for (const auto& [path, yaml] : { std::pair("Gadgets.Lab.Slow", "name: Slow\nspeed: 1 GB/s\n"),
             std::pair("Gadgets.Lab.Fast", "name: Fast\nspeed: 4 GB/s\npower: 100 W\nprices:\n  de: 10 USD\n") })
        for (const auto& p : registry->add_text(gadget, path, yaml, "gadget.yaml", "user"))
            qFatal("%s", p.text().c_str());
    return registry;
}

} // namespace

/// An imaginary solver and an imaginary record, each declared once (everything.h) and put into a catalogue, are known
/// to evaluation, JSON, registry, sweeps and explanations.
class TestExtension : public QObject {
    Q_OBJECT

private slots:
    void init() { m_registry = registry_with_gadgets(); }

    void catalogueLine()
    {
        // One declaration, one line.
        constinit static const Solver everything = Describe<Everything>::make();
        const Solver* const catalogue[] = { &everything };
        QCOMPARE(find_solver("everything", catalogue), &everything);
        QVERIFY(!find_solver("everything"));
        QVERIFY(!find_solver("engine_solve", catalogue));
    }

    void defaultsAreSound()
    {
        Evaluation e(Describe<Everything>::solver, *m_registry);
        QVERIFY(e.check().empty());
        const Value before = e.inputs();
        QCOMPARE(*before.find("gadget")->text(), std::string("Gadgets.Lab.Slow"));
        QVERIFY(e.set("part.duration", "1 s").empty());
        QVERIFY(e.assign(e.inputs()).empty());
        QCOMPARE(e.input("quantity"), 0.02);
        QCOMPARE(e.input("integer"), 4.0);
    }

    void solves()
    {
        Evaluation e(Describe<Everything>::solver, *m_registry);
        QVERIFY(e.assign(json("{'integer': 3, 'part': {'duration': '2 s', 'label': 'x'}, 'quantity': '100 ms',"
                              " 'gadget': 'fast', 'maybe': 7}"))
                    .empty());
        e.solve();
        QCOMPARE(test::difference(json("{'total': 0.3, 'share': 4, 'fast': true, 'colour': 'green', 'text': 'hello',"
                                       " 'part': {'duration': 2, 'label': 'x'}, 'maybe': 7,"
                                       " 'parts': [{'duration': 0}, {'duration': 0.1}, {'duration': 0.2}]}"),
                     e.outputs()),
            std::string());
        QCOMPARE(e.output("total"), 0.1 * 3);
        QCOMPARE(e.output("part.duration"), 2.0);
        QCOMPARE(e.output("parts.1.duration"), 0.1);
        QVERIFY(std::isnan(e.output("parts.3.duration")) && std::isnan(e.output("text")));
        QVERIFY(!e.failure());
    }

    void recordsCanBeChanged()
    {
        Evaluation e(Describe<Everything>::solver, *m_registry);
        QVERIFY(e.assign(json("{'integer': 3, 'part': {'duration': 1}, 'gadget': 'Fast'}")).empty());
        QVERIFY(e.changes("gadget").absent());
        QVERIFY(e.set("gadget.speed", "8 GB/s").empty());
        QCOMPARE(e.input("gadget.speed"), 8e9);
        QCOMPARE(e.input("gadget.power"), 200.0); // derived with the speed
        QCOMPARE(e.input("gadget.prices.de"), 10.0);
        QCOMPARE(to_json(e.changes("gadget")), test::json_text("{'extends':'Gadgets.Lab.Fast','speed':'8 GB/s'}"));
        QVERIFY(e.set("gadget.power", 50).empty());
        QCOMPARE(e.input("gadget.power"), 50.0);
        QCOMPARE(e.input("gadget.speed"), 8e9);
        // Rules of the record hold for changes too, with the path from the input on.
        const auto problems = e.set("gadget.power", 9e9);
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().field, std::string("gadget.power"));
        QCOMPARE(e.set("gadget.sped", 1).front().message, std::string("unknown field, did you mean \"speed\"?"));
        QCOMPARE(e.input("gadget.power"), 50.0);
        // The registry's own entry is untouched, and so are copies.
        QCOMPARE(si(m_registry->get<Gadget>("Gadgets.Lab.Fast")->speed), 4e9);
        Evaluation copy = e;
        QVERIFY(copy.inputs() == e.inputs());
        QVERIFY(copy.set("gadget.speed", 1e9).empty());
        QCOMPARE(e.input("gadget.speed"), 8e9);
        // Another entry replaces all changes.
        QVERIFY(e.set("gadget", "Slow").empty());
        QVERIFY(e.changes("gadget").absent());
        QCOMPARE(e.input("gadget.speed"), 1e9);
    }

    void everyKindCanBeSet_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("value");
        const auto row
            = [](const char* path, const char* value) { QTest::newRow(path) << QString(path) << QByteArray(value); };
        row("real", "1.5");
        row("integer", "9");
        row("on", "false");
        row("colour", "'blue'");
        row("text", "'other'");
        row("gadget", "'Gadgets.Lab.Fast'");
        row("part.duration", "3.0");
        row("maybe", "1.25");
        row("maybe_part", "{'duration': 1.0, 'label': 'x'}");
        row("maybe_integer", "4");
        row("reals", "[1.5, 2.5]");
        row("parts", "[{'duration': 1.0, 'label': 'x'}]");
        row("texts", "['a', 'b']");
        row("colours", "['red', 'blue']");
        row("gadgets", "['Gadgets.Lab.Slow', 'Gadgets.Lab.Fast']");
        row("map.a", "3.5");
        row("map_of_maps", "{'a': {'b': 1.0}}");
        row("table", "{'red': 2.0}");
    }
    void everyKindCanBeSet()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, value);
        Evaluation e(Describe<Everything>::solver, *m_registry);
        QVERIFY(e.assign(json("{'integer': 3, 'part': {'duration': 1}}")).empty());
        const Value given = json(value.toStdString());
        const auto problems = e.set(path.toStdString(), given);
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().message.c_str());
        const Value all = e.inputs();
        const Value* now = all.at(path.toStdString());
        QVERIFY(now);
        QCOMPARE(to_json(*now), to_json(given));
        // What is read back can be given again.
        Evaluation again(Describe<Everything>::solver, *m_registry);
        QVERIFY(again.assign(all).empty());
        QVERIFY(again.inputs() == all);
    }

    /// Setting one member of a map that was given as text keeps the others.
    void settingIntoATextualMap()
    {
        Evaluation e(Describe<Everything>::solver, *m_registry);
        QVERIFY(e.assign(json("{'integer': 3, 'part': {'duration': 1}, 'map': 'x=1 kB, y=2 kB'}")).empty());
        QVERIFY(e.set("map.x", 5).empty());
        QCOMPARE(e.input("map.x"), 5.0);
        QCOMPARE(e.input("map.y"), 2000.0);
    }

    void answersLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* line, const char* expected) {
            QTest::newRow(name) << QByteArray(line) << QByteArray(expected);
        };
        row("result",
            "{'id': 1, 'solver': 'everything', 'inputs': {'integer': 2, 'part': {'duration': '1 min'}, 'gadget':"
            " {'extends': 'Fast', 'speed': '2 GB/s'}}}",
            "{'id': 1, 'ok': true, 'outputs': {'total': 0.04, 'share': 2, 'fast': true, 'maybe': 0, 'text': 'hello',"
            " 'part': {'duration': 60, 'label': 'part'}, 'parts': [{'duration': 0}, {'duration': 0.02}],"
            " 'map_of_maps': {}}}");
        row("rule across fields", "{'solver': 'everything', 'inputs': {'integer': 13, 'part': {'duration': 1}}}",
            "{'ok': false, 'error': {'kind': 'invalid_input', 'field': 'integer',"
            " 'message': 'brings bad luck while the switch is on'}}");
        row("asked-for error", "{'solver': 'everything', 'inputs': {'integer': 1000, 'part': {'duration': 1}}}",
            "{'ok': false, 'error': {'kind': 'out_of_memory', 'field': 'integer'}}");
        row("deep problem", "{'solver': 'everything', 'inputs': {'integer': 1, 'part': {'duration': -1}}}",
            "{'ok': false, 'error': {'kind': 'invalid_input', 'field': 'part.duration'}}");
        row("unknown gadget",
            "{'solver': 'everything', 'inputs': {'integer': 1, 'part': {'duration': 1}, 'gadget': 'Fats'}}",
            "{'ok': false, 'error': {'kind': 'invalid_input', 'field': 'gadget',"
            " 'message': 'unknown gadget `Fats`, did you mean `Fast`?'}}");
        row("other solvers are not in this catalogue", "{'solver': 'engine_solve'}",
            "{'ok': false, 'error': {'kind': 'bad_line', 'field': 'solver'}}");
    }
    void answersLines()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, expected);
        const Solver* const catalogue[] = { &Describe<Everything>::solver };
        const auto text = answer(test::json_text(line.toStdString()), *m_registry, catalogue);
        const auto problem = test::difference(json(expected.toStdString()), json(text));
        QVERIFY2(problem.empty(), (problem + " in " + text).c_str());
    }

    void registryReadsIt()
    {
        Registry& r = *m_registry;
        QCOMPARE(r.resolve(&gadget, "fast").entry->path, std::string("Gadgets.Lab.Fast"));
        QCOMPARE(r.entries(gadget).size(), std::size_t(2));
        QVERIFY(r.add_text(gadget, "Gadgets.Lab.Fast", "speed: 5 GB/s\nprices:\n  fr: 11 EUR\n", "x.yaml", "project")
                    .front()
                    .text()
            == "x.yaml:3:7: error: prices.fr unknown unit \"EUR\"");
        QVERIFY(r.add_text(gadget, "Gadgets.Lab.Fast", "prices:\n  fr: 11 USD\n", "x.yaml", "project").empty());
        const Gadget& fast = *r.get<Gadget>("Gadgets.Lab.Fast");
        QCOMPARE(fast.prices.size(), std::size_t(2));
        QCOMPARE(si(fast.speed), 4e9);
        QVERIFY(r.add_text(gadget, "Gadgets.Lab.Twice", "extends: Fast\nspeed: 8 GB/s\n", "x.yaml", "user").empty());
        QCOMPARE(si(*r.get<Gadget>("Gadgets.Lab.Twice")->power), 200.0);
        // An entry that extends one without any source, and one that is laid over it.
        QVERIFY(r.add_text(gadget, "Gadgets.Lab.Slow2", "extends: Slow\n", "x.yaml", "user").empty());
        QCOMPARE(r.add_text(gadget, "Gadgets.Lab.Odd", "name: Odd\nspeed: 1 GB/s\npower: 2e9 W\n", "x.yaml", "user")
                     .front()
                     .text(),
            std::string("x.yaml:3:8: error: power is larger than speed"));
    }

    void sweepsAndExplains()
    {
        Evaluation e(Describe<Everything>::solver, *m_registry);
        QVERIFY(e.assign(json("{'integer': 3, 'part': {'duration': 1}, 'gadget': 'Fast'}")).empty());
        const std::vector<double> xs { 1e9, 2e9, 5e9 };
        std::vector<double> share(3), first(3);
        const std::string_view outputs[] { "share", "parts.0.duration" };
        const std::span<double> columns[] { share, first };
        const auto outcome = sweep(e, "gadget.speed", xs, outputs, columns);
        QVERIFY(outcome.problems.empty());
        QCOMPARE(outcome.points, std::size_t(3));
        QCOMPARE(share, (std::vector<double> { 1, 2, 5 }));
        QCOMPARE(first, (std::vector<double> { 0, 0, 0 }));
        const Trace trace = e.explain();
        const Trace::Step* total = trace.find("T");
        QVERIFY(total);
        QCOMPARE(trace.operands(*total).size(), std::size_t(2));
        QCOMPARE(total->value, e.output("total"));
        QCOMPARE(total->unit.label, std::string_view("s"));
    }

private:
    std::unique_ptr<Registry> m_registry;
};

QTEST_APPLESS_MAIN(TestExtension)
#include "tst_extension.moc"
