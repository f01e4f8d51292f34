// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/document/json.h"
#include "engine/evaluation.h"
#include "engine/hardware/hardware.h"
#include "engine/models/model.h"
#include "engine/registry/reading.h"
#include "tests/support/formula.h"
#include "tests/support/random.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace mlsysim;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Results that are infinite on purpose: how many times longer the slower side takes when the other takes no time, and
/// the waiting time of a queue that never empties, ratios to a time or a rate that is zero, the payback of what saves
/// nothing, and the time to a temperature that is never reached.
const std::set<std::string> infinite_on_purpose { "engine_solve.bottleneck_ratio", "single_node.bottleneck_ratio",
    "tail_latency.p50_latency", "tail_latency.p99_latency", "serving_capacity.estimated_p99_latency",
    "serving_capacity.queue_wait_p99", "serving_capacity.utilization", "data.utilization",
    "transformation.slowdown_factor", "embodied_payback.payback.US", "embodied_payback.payback.Quebec",
    "thermal_throttle.time_to_trip", "thermal_throttle.recovery", "thermal_throttle.recovery_from_loaded",
    "orchestration.avg_wait_time", "orchestration.avg_queue_length", "distributed.node_profile.bottleneck_ratio" };

/// The number fields of a solver that can be swept: with a range that ends somewhere.
std::vector<const Field*> numbers(const Solver& solver)
{
    std::vector<const Field*> found;
    for (const Field& f : solver.inputs.fields)
        if (f.type->kind == Kind::Real || f.type->kind == Kind::Integer)
            found.push_back(&f);
    return found;
}

std::vector<double> ends(const Field& f)
{
    std::vector<double> values;
    for (const double x : { f.min, f.max, f.low, f.high, f.standard })
        if (std::isfinite(x) && f.min <= x && x <= f.max && std::fabs(x) <= 9e15
            && std::ranges::find(values, x) == values.end())
            values.push_back(x);
    return values;
}

/// The first number in `value` that is NaN, or infinite without being allowed to; empty when there is none.
std::string unfit(const Value& value, const std::string& path)
{
    if (const auto* members = value.map()) {
        for (const auto& m : *members)
            if (auto text = unfit(m.value, path + "." + m.name); !text.empty())
                return text;
    } else if (const auto* items = value.list()) {
        for (const auto& item : *items)
            if (auto text = unfit(item, path); !text.empty())
                return text;
    } else if (value.is_number()) {
        if (std::isnan(value.number()))
            return path + " is not a number";
        if (std::isinf(value.number()) && !infinite_on_purpose.contains(path))
            return path + " is infinite";
    }
    return {};
}

/// Random inputs: numbers in their sliders' range, any switch, any choice, any registry entry.
Value random_inputs(const Solver& solver, const Evaluation& defaults, test::Random& random, bool at_ends)
{
    Value inputs = defaults.inputs();
    const Registry& registry = defaults.registry();
    for (const Field& f : solver.inputs.fields) {
        const Type& type = *f.type;
        if (type.kind == Kind::Switch) {
            inputs.set(f.id, random.coin());
        } else if (type.kind == Kind::Choice) {
            inputs.set(f.id, random.of(type.names));
        } else if (type.kind == Kind::Record) {
            const auto entries = registry.entries(*type.record);
            inputs.set(f.id, std::string_view(random.of(entries)->path));
        } else if (type.kind == Kind::Real || type.kind == Kind::Integer) {
            double x = 0;
            if (at_ends)
                x = random.of(ends(f));
            else if (std::isfinite(f.low) && std::isfinite(f.high))
                x = f.axis == Axis::Logarithmic ? random.logarithmic(f.low, f.high) : random.between(f.low, f.high);
            else
                continue;
            inputs.set(f.id,
                type.kind == Kind::Integer ? std::clamp(std::floor(x), f.min, f.max) : std::clamp(x, f.min, f.max));
        }
    }
    inputs.set("raise_errors", Value());
    if (!solver.inputs.find("raise_errors"))
        std::erase_if(*inputs.map(), [](const Member& m) { return m.name == "raise_errors"; });
    return inputs;
}

void each_solver()
{
    QTest::addColumn<QString>("solver");
    for (const Solver* s : solvers())
        QTest::newRow(std::string(s->id).c_str()) << QString::fromUtf8(s->id.data(), qsizetype(s->id.size()));
}

const Solver& fetched(const QString& id) { return *find_solver(id.toStdString()); }

} // namespace

/// What holds for every solver of the catalogue, so that a new one is covered the day it is added.
class TestProperties : public QObject {
    Q_OBJECT

private slots:
    void catalogueIsSound()
    {
        std::set<std::string_view> ids;
        for (const Solver* s : solvers()) {
            QVERIFY2(ids.insert(s->id).second, s->id.data());
            QVERIFY(!s->title.empty() && !s->summary.empty() && !s->domain.empty() && s->summary.ends_with('.'));
            QVERIFY(QRegularExpression("^[a-z][a-z0-9_]*$").match(std::string(s->id).c_str()).hasMatch());
            for (const int wall : s->walls)
                QVERIFY(wall >= 1 && wall <= 22);
            QCOMPARE(find_solver(s->id), s);
            QVERIFY(
                QFile::exists(QString(MLSYSIM_SOURCE_DIR "/engine/solvers/%1/%1.md").arg(std::string(s->id).c_str())));
        }
    }

    void textsAreSound_data() { each_solver(); }
    void textsAreSound()
    {
        QFETCH(QString, solver);
        const Solver& s = fetched(solver);
        for (const Structure* structure : { &s.inputs, &s.outputs })
            for (const Field& f : structure->fields) {
                const std::string place = std::string(s.id) + "." + std::string(f.id);
                QVERIFY2(f.help.ends_with('.'), place.c_str());
                QVERIFY2(!f.label.ends_with('.'), place.c_str());
                QVERIFY2(f.label.find('\n') == std::string_view::npos, place.c_str());
                if (!f.when.empty()) {
                    const Field* other = s.inputs.find(f.when.substr(0, f.when.find('=')));
                    QVERIFY2(other, (place + " depends on " + std::string(f.when)).c_str());
                    QVERIFY2(f.when.find('=') == std::string_view::npos
                            ? other->type->kind == Kind::Switch
                            : other->type->kind == Kind::Choice || other->type->kind == Kind::Optional,
                        place.c_str());
                }
            }
        const auto known = [](const Structure& structure, std::string_view list) {
            for (std::size_t at = 0; at <= list.size();) {
                const auto end = std::min(list.find(',', at), list.size());
                if (!list.empty() && !find_field(structure, list.substr(at, end - at)))
                    return false;
                at = end + 1;
            }
            return true;
        };
        QVERIFY(known(s.inputs, s.plot.x) && known(s.outputs, s.plot.y));
        QVERIFY(known(s.inputs, s.plot.series.substr(0, s.plot.series.find('='))));
    }

    void defaultsAreSound_data() { each_solver(); }
    void defaultsAreSound()
    {
        QFETCH(QString, solver);
        const Solver& s = fetched(solver);
        RegistryReading reading(Registry::shipped());
        const auto in = s.create_inputs();
        write_defaults(s.inputs, in.get(), reading);
        for (const auto& p : reading.problems)
            QFAIL((p.field + " " + p.message).c_str());
        Evaluation e(s, Registry::shipped());
        QVERIFY(e.check().empty());
        for (const auto& p : e.assign(e.inputs()))
            QFAIL((p.field + " " + p.message).c_str());
        e.solve();
        QCOMPARE(unfit(e.outputs(), std::string(s.id)), std::string());
        QVERIFY2(!e.failure(), "the defaults end in an error");
    }

    /// A struct made in C++ starts where a form starts, for every input that may be left out.
    void libraryDefaultsAreFormDefaults_data() { each_solver(); }
    void libraryDefaultsAreFormDefaults()
    {
        QFETCH(QString, solver);
        const Solver& s = fetched(solver);
        const auto in = s.create_inputs();
        for (const Field& f : s.inputs.fields)
            if (!f.required && f.preset.empty() && f.type->get && f.type->kind != Kind::Optional) {
                const double library = f.type->get(f.address_in(in.get()));
                QVERIFY2(library == f.standard,
                    (std::string(f.id) + ": " + std::to_string(library) + " and " + std::to_string(f.standard))
                        .c_str());
            }
    }

    void finiteAtEveryCorner_data() { each_solver(); }
    void finiteAtEveryCorner()
    {
        QFETCH(QString, solver);
        const Solver& s = fetched(solver);
        Evaluation e(s, Registry::shipped());
        const Evaluation defaults = e;
        test::Random random(7);
        std::vector<Value> corners;
        for (const Field* f : numbers(s))
            for (const double x : ends(*f)) {
                corners.push_back(defaults.inputs());
                corners.back().set(f->id, x);
            }
        for (int i = 0; i < 200; ++i)
            corners.push_back(random_inputs(s, defaults, random, true));
        int solved = 0;
        QElapsedTimer timer;
        timer.start();
        for (const Value& corner : corners) {
            const auto problems = e.assign(corner);
            for (const auto& p : problems)
                QVERIFY2(
                    p.message.find(", found") == std::string::npos || s.check, // a rule across fields may refuse it
                    (p.field + " " + p.message + " in " + to_json(corner)).c_str());
            if (!problems.empty())
                continue;
            e.solve();
            ++solved;
            const auto text = unfit(e.outputs(), std::string(s.id));
            QVERIFY2(text.empty(), (text + " in " + to_json(corner)).c_str());
            if (timer.elapsed() > 20000)
                break;
        }
        QVERIFY2(solved > 0, "no corner was accepted");
    }

    /// The numbers inside records too, at each end of what is accepted and of what sliders offer.
    void recordsAtTheirCorners()
    {
        Evaluation e(*find_solver("engine_solve"), Registry::shipped());
        const Evaluation defaults = e;
        std::vector<std::pair<std::string, const Field*>> found;
        const auto walk = [&](const auto& self, const std::string& path, const Structure& structure) -> void {
            for (const Field& f : structure.fields) {
                const Type& type = f.type->kind == Kind::Optional ? *f.type->element : *f.type;
                if (type.kind == Kind::Group && f.type->kind == Kind::Group)
                    self(self, path + "." + std::string(f.id), *type.structure);
                else if (type.kind == Kind::Real || type.kind == Kind::Integer)
                    found.emplace_back(path + "." + std::string(f.id), &f);
            }
        };
        walk(walk, "hardware", structure_of<Hardware>);
        walk(walk, "model", structure_of<Model>);
        QVERIFY(found.size() > 50);
        for (const auto& [path, field] : found)
            for (const double x : { field->min, field->low, field->high, field->max }) {
                if (!std::isfinite(x) || x < field->min || x > field->max)
                    continue;
                e = defaults;
                for (const auto& p : e.set(path, x))
                    QVERIFY2(p.message.find("disagrees") != std::string::npos, // device-days, a rule across fields
                        (p.field + " " + p.message + " at " + std::to_string(x)).c_str());
                e.solve();
                const auto text = unfit(e.outputs(), "engine_solve");
                QVERIFY2(text.empty(), (text + " with " + path + " = " + std::to_string(x)).c_str());
            }
    }

    void refusedJustOutside_data() { each_solver(); }
    void refusedJustOutside()
    {
        QFETCH(QString, solver);
        const Solver& s = fetched(solver);
        Evaluation e(s, Registry::shipped());
        const Value before = e.inputs();
        for (const Field* f : numbers(s))
            for (const bool below : { true, false }) {
                const double end = below ? f->min : f->max, away = below ? -infinity : infinity;
                if (!std::isfinite(end) || std::fabs(end) > 9e15)
                    continue;
                const double x = f->type->kind == Kind::Integer ? end + (below ? -1 : 1) : std::nextafter(end, away);
                const auto problems = e.set(f->id, x);
                QVERIFY2(!problems.empty(), (std::string(f->id) + " takes " + std::to_string(x)).c_str());
                QCOMPARE(problems.front().field, std::string(f->id));
                QVERIFY2(problems.front().message.starts_with("expected "), problems.front().message.c_str());
                QVERIFY(!e.set(f->id, std::numeric_limits<double>::quiet_NaN()).empty());
                QVERIFY(e.inputs() == before);
            }
    }

    void tracedIsUntraced_data() { each_solver(); }
    void tracedIsUntraced()
    {
        QFETCH(QString, solver);
        const Solver& s = fetched(solver);
        Evaluation e(s, Registry::shipped());
        const Evaluation defaults = e;
        test::Random random(8);
        int solved = 0;
        // Solvers that only know some models, or divide a fleet evenly, refuse most draws.
        for (int i = 0; i < 4000 && solved < 60; ++i) {
            if (!e.assign(i == 0 ? defaults.inputs() : random_inputs(s, defaults, random, false)).empty())
                continue;
            e.solve();
            const std::string plain = to_json(e.outputs());
            const Trace trace = e.explain();
            QCOMPARE(to_json(e.outputs()), plain);
            e.solve();
            QCOMPARE(to_json(e.outputs()), plain); // and again: nothing is carried over
            for (const auto& step : trace.steps()) {
                QVERIFY(!step.symbol.empty() && !step.label.empty());
                QVERIFY2(!std::isnan(step.value), (std::string(s.id) + " " + step.symbol).c_str());
                const auto value = step.formula.empty() ? std::nullopt : test::evaluate(trace, step);
                if (value && !std::isnan(*value)) // a formula without words comes to the number that it explains
                    QVERIFY2(*value == step.value || std::fabs(*value - step.value) <= 1e-9 * std::fabs(step.value),
                        (std::string(s.id) + ": " + step.symbol + " = " + step.formula + " is "
                            + std::to_string(step.value) + ", comes to " + std::to_string(*value))
                            .c_str());
            }
            ++solved;
        }
        QVERIFY(solved > 20);
    }

    void copiesAndRoundTrips_data() { each_solver(); }
    void copiesAndRoundTrips()
    {
        QFETCH(QString, solver);
        const Solver& s = fetched(solver);
        Evaluation e(s, Registry::shipped());
        const Evaluation defaults = e;
        test::Random random(9);
        for (int i = 0; i < 30; ++i) {
            if (!e.assign(random_inputs(s, defaults, random, false)).empty())
                continue;
            e.solve();
            Evaluation copy = e, read(s, Registry::shipped());
            const auto saved = parse_json(to_json(e.inputs()));
            QVERIFY(saved && read.assign(*saved).empty());
            for (Evaluation* other : { &copy, &read }) {
                other->solve();
                QCOMPARE(to_json(other->outputs()), to_json(e.outputs()));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestProperties)
#include "tst_properties.moc"
