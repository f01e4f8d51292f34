// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/walls.h"

#include <QtTest>

#include <algorithm>

using namespace mlsysim;

namespace {

QByteArray id_of(const Solver& solver) { return { solver.id.data(), static_cast<qsizetype>(solver.id.size()) }; }

/// The place of a domain in the order of the walls; past the end for one that no wall has.
auto place_of(std::string_view domain) { return std::ranges::find(walls(), domain, &Wall::domain); }

} // namespace

/// The order of the catalogue, and the walls that its solvers resolve.
class TestCatalogue : public QObject {
    Q_OBJECT

private slots:
    void wallsAreResolved_data()
    {
        QTest::addColumn<int>("number");
        for (const Wall& wall : walls())
            QTest::addRow("%d %s", wall.number, wall.name.data()) << wall.number;
        QCOMPARE(walls().size(), 22u);
    }
    void wallsAreResolved()
    {
        QFETCH(int, number);
        const Wall& wall = *find_wall(number);
        QCOMPARE(find_wall(wall.name), &wall);
        QCOMPARE(find_wall(std::to_string(number)), &wall);
        QVERIFY(!wall.meaning.empty() && !wall.meaning.ends_with('.') && !wall.relation.empty());
        const auto resolving = solvers_of(wall);
        QVERIFY(resolving.front());
        QCOMPARE(resolving.front()->domain, wall.domain);
        for (const Solver* solver : resolving)
            QVERIFY2(std::ranges::count(solver->walls, number) == 1, id_of(*solver).constData());
    }

    /// The counts of the reference.
    void wallsByDomain()
    {
        for (const auto& [domain, count] : { std::pair { "Node", 7 }, { "Data", 3 }, { "Algorithm", 3 }, { "Fleet", 3 },
                 { "Operations", 4 }, { "Analysis", 2 } })
            QCOMPARE(std::ranges::count(walls(), std::string_view(domain), &Wall::domain), count);
        QCOMPARE(std::ranges::count_if(walls(), &Wall::is_method), 2);
        QVERIFY(!find_wall(0) && !find_wall(23) && !find_wall("none"));
    }

    /// A solver stands in the domain of one of its walls, which are sorted.
    void wallsBelongToTheDomain()
    {
        for (const Solver* s : solvers()) {
            QVERIFY2(place_of(s->domain) != walls().end(), id_of(*s).constData());
            QVERIFY2(std::ranges::is_sorted(s->walls, std::less_equal()), id_of(*s).constData());
            QVERIFY2(std::ranges::all_of(s->walls, [](int wall) { return find_wall(wall) != nullptr; }),
                id_of(*s).constData());
            QVERIFY2(s->walls.empty()
                    || std::ranges::any_of(s->walls, [&](int wall) { return find_wall(wall)->domain == s->domain; }),
                id_of(*s).constData());
        }
    }

    /// Listings read by domain, and in a domain by the first of its walls.
    void orderIsThatOfDomainsAndWalls()
    {
        auto before = walls().begin();
        int wall = 0;
        for (const Solver* s : solvers()) {
            const auto domain = place_of(s->domain);
            QVERIFY2(domain >= before, id_of(*s).constData());
            before = domain;
            const auto own = std::ranges::find_if(s->walls, [&](int w) { return find_wall(w)->domain == s->domain; });
            if (own == s->walls.end())
                continue;
            QVERIFY2(*own >= wall, id_of(*s).constData());
            wall = *own;
        }
    }
};

QTEST_APPLESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
