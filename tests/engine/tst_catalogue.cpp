// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"

#include <QtTest>

#include <algorithm>
#include <array>

using namespace mlsysim;

namespace {

/// Where the walls of a domain end; they are numbered from 1 in the order of the domains.
struct Domain {
    std::string_view name;
    int last_wall;
};
constexpr std::array domains { Domain { "Node", 7 }, Domain { "Data", 10 }, Domain { "Algorithm", 13 },
    Domain { "Fleet", 16 }, Domain { "Operations", 20 }, Domain { "Analysis", 22 } };

const Domain* domain_of(const Solver& solver)
{
    const auto found = std::ranges::find(domains, solver.domain, &Domain::name);
    return found == domains.end() ? nullptr : &*found;
}
const Domain* domain_of(int wall)
{
    return &*std::ranges::find_if(domains, [&](const Domain& domain) { return wall <= domain.last_wall; });
}

} // namespace

/// The order of the catalogue, and the walls that its solvers resolve.
class TestCatalogue : public QObject {
    Q_OBJECT

private slots:
    void wallsAreResolved_data()
    {
        QTest::addColumn<int>("wall");
        QTest::addColumn<QByteArray>("solver");
        int wall = 0;
        for (const char* solver : { "single_node", "single_node", "efficiency", "serving", "continuous_batching",
                 "weight_streaming", "tail_latency", "data", "transformation", "topology", "scaling",
                 "inference_scaling", "compression", "distributed", "reliability", "orchestration", "economics",
                 "sustainability", "checkpoint", "responsible", "sensitivity", "synthesis" })
            QTest::addRow("wall %d", ++wall) << wall << QByteArray(solver);
        QCOMPARE(wall, domains.back().last_wall);
    }
    void wallsAreResolved()
    {
        QFETCH(int, wall);
        QFETCH(QByteArray, solver);
        const Solver* found = find_solver(solver.toStdString());
        QVERIFY(found);
        QVERIFY2(std::ranges::count(found->walls, wall) == 1, solver.constData());
        QCOMPARE(domain_of(*found), domain_of(wall));
    }

    /// A solver stands in the domain of one of its walls, which are sorted.
    void wallsBelongToTheDomain()
    {
        for (const Solver* s : solvers()) {
            const QByteArray id(s->id.data(), static_cast<qsizetype>(s->id.size()));
            QVERIFY2(domain_of(*s), id.constData());
            QVERIFY2(std::ranges::is_sorted(s->walls, std::less_equal()), id.constData());
            QVERIFY2(
                std::ranges::all_of(s->walls, [](int wall) { return wall >= 1 && wall <= domains.back().last_wall; }),
                id.constData());
            QVERIFY2(s->walls.empty()
                    || std::ranges::any_of(s->walls, [&](int wall) { return domain_of(wall) == domain_of(*s); }),
                id.constData());
        }
    }

    /// Listings read by domain, and in a domain by the first of its walls.
    void orderIsThatOfDomainsAndWalls()
    {
        const Domain* before = domains.data();
        int wall = 0;
        for (const Solver* s : solvers()) {
            const QByteArray id(s->id.data(), static_cast<qsizetype>(s->id.size()));
            const Domain* domain = domain_of(*s);
            QVERIFY2(domain >= before, id.constData());
            before = domain;
            const auto own = std::ranges::find_if(s->walls, [&](int w) { return domain_of(w) == domain; });
            if (own == s->walls.end())
                continue;
            QVERIFY2(*own >= wall, id.constData());
            wall = *own;
        }
    }
};

QTEST_APPLESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
