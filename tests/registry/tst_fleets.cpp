// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/infrastructure/price.h"
#include "engine/systems/fleet.h"
#include "engine/units/text.h"
#include "tests/registry/texts.h"
#include "tests/support/json.h"

#include <QtTest>

using namespace mlsysim;
using namespace mlsysim::test;

namespace {

const RecordType& fleet = record_type_of<Fleet>;

std::shared_ptr<const Fleet> built(const Registry& registry, const char* description, std::string* wrong = nullptr)
{
    Problems problems;
    const auto record = registry.build(fleet, json(description), problems);
    if (wrong && !problems.empty())
        *wrong = problems.front().field + " " + problems.front().message;
    return problems.empty() ? std::static_pointer_cast<const Fleet>(record) : nullptr;
}

} // namespace

/// Records that refer to others: fleets of nodes of machines, data centers on grids.
class TestFleets : public QObject {
    Q_OBJECT

private slots:
    void referencesAreFollowed()
    {
        const Registry& r = Registry::shipped();
        const Fleet* frontier = r.get<Fleet>("Systems.Clusters.Frontier_8K");
        QVERIFY(frontier);
        QCOMPARE(frontier->accelerators(), 8192);
        QCOMPARE(frontier->node, r.get<Node>("Systems.Nodes.DGX_H100"));
        QCOMPARE(&frontier->accelerator(), r.get<Hardware>("Hardware.Cloud.H100"));
        QCOMPARE(frontier->grid().name, std::string("US Average"));
        QCOMPARE(frontier->pue(), 1.12);
        QCOMPARE(si(frontier->node->message_latency()), 5e-7);
        QCOMPARE(frontier->node->series_psus(), 0);
        QCOMPARE(r.get<Node>("Systems.Nodes.GrandTeton_H100")->series_psus(), 2);
    }

    /// The count of accelerators that each cluster is known by.
    void sizes_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("accelerators");
        QTest::newRow("Kempner Institute handbook: 384") << "Systems.Clusters.Kempner_H100_384" << 384;
        QTest::newRow("Meta, Research SuperCluster: 16,000") << "Systems.Clusters.Meta_RSC_A100_16K" << 16000;
        QTest::newRow("Meta, Llama 3 paper: 16,384") << "Systems.Clusters.Meta_Llama3_16K_H100" << 16384;
        QTest::newRow("Meta, GenAI clusters: 24,576") << "Systems.Clusters.Meta_GenAI_H100_24K_RoCE" << 24576;
        QTest::newRow("100,000") << "Systems.Clusters.Mega_100K" << 100000;
    }
    void sizes()
    {
        QFETCH(QString, path);
        QFETCH(int, accelerators);
        const Fleet* found = Registry::shipped().get<Fleet>(path.toStdString());
        QVERIFY(found);
        QCOMPARE(found->accelerators(), accelerators);
    }

    void wholeFleetsWithinFleets()
    {
        const auto own = built(Registry::shipped(),
            "{'node': {'accelerator': 'Hardware.Cloud.A100', 'accelerators_per_node': 4, 'intra_node_bw': '300 GB/s'},"
            " 'count': 3, 'fabric': 'RoCE_100G', 'datacenter': 'Infrastructure.Grids.Iceland'}");
        QVERIFY(own);
        QCOMPARE(own->accelerators(), 12);
        QCOMPARE(own->accelerator().name, std::string("NVIDIA A100"));
        QCOMPARE(own->node->series_psus(), 2);
        QCOMPARE(own->pue(), 1.06); // a grid stands for a data center that adds nothing
        QCOMPARE(own->grid().path, std::string("Infrastructure.Grids.Iceland"));
        std::string wrong;
        QVERIFY(!built(Registry::shipped(), "{'node': 'DGX_H100', 'count': 0, 'fabric': 'RoCE_100G'}", &wrong));
        QCOMPARE(wrong, std::string("count expected 1 to 1e+06, found 0"));
        QVERIFY(!built(Registry::shipped(), "{'node': 'DGX_H1000', 'count': 1, 'fabric': 'RoCE_100G'}", &wrong));
        QVERIFY(wrong.starts_with("node unknown node \"DGX_H1000\", did you mean"));
        QVERIFY(
            !built(Registry::shipped(), "{'node': {'accelerator': 'T4'}, 'count': 1, 'fabric': 'RoCE_100G'}", &wrong));
        QCOMPARE(wrong, std::string("node.accelerators_per_node is missing"));
    }

    /// A change deep inside leaves everything around it as it was.
    void changesReachInward()
    {
        const auto own = built(Registry::shipped(),
            "{'extends': 'Frontier_8K', 'node': {'accelerator': {'memory': {'bandwidth': '6 TB/s'}}}}");
        QVERIFY(own);
        QCOMPARE(own->accelerators(), 8192);
        QCOMPARE(own->node->psu_redundancy, 2);
        QCOMPARE(si(own->accelerator().memory.bandwidth), 6e12);
        QCOMPARE(si(own->accelerator().memory.capacity), 80.0 * 1073741824);
        QCOMPARE(si(Registry::shipped().get<Hardware>("Hardware.Cloud.H100")->memory.bandwidth), 3.35e12);
    }

    /// A machine that a later layer changes is changed in the fleets that have it.
    void layersReachOutward()
    {
        Registry r;
        const std::string before = r.hash();
        QCOMPARE(si(*r.get<Fleet>("Systems.Clusters.Lab_64_H100")->accelerator().tdp), 700.0);
        QCOMPARE(wrong(r, hardware, "Hardware.Cloud.H100", "tdp: 500 W\n"), std::string());
        QCOMPARE(si(*r.get<Fleet>("Systems.Clusters.Lab_64_H100")->accelerator().tdp), 500.0);
        QCOMPARE(&r.get<Fleet>("Systems.Clusters.Lab_64_H100")->accelerator(), r.get<Hardware>("Hardware.Cloud.H100"));
        QVERIFY(r.hash() != before);
        QCOMPARE(wrong(r, fleet, "Systems.Clusters.Mine", "node: DGX_H100\ncount: 2\nfabric: InfiniBand_HDR\n"),
            std::string());
        QCOMPARE(r.get<Fleet>("Systems.Clusters.Mine")->accelerators(), 16);
    }

    void suppliesAreChecked()
    {
        Registry r;
        const RecordType& node = record_type_of<Node>;
        QCOMPARE(wrong(r, node, "", "extends: Systems.Nodes.DGX_H100\npsu_redundancy: 6\n"),
            std::string("X.yaml:2:17: error: psu_redundancy expected fewer than psus_per_node\n"));
        QVERIFY(wrong(r, node, "", "extends: Systems.Nodes.DGX_H100\npsu_redundancy: 3\n").find("less than max_power")
            != std::string::npos);
    }

    void pricesAreQuantities()
    {
        Registry r;
        const RecordType& price = record_type_of<PricePoint>;
        for (const Entry* e : r.entries(price))
            QVERIFY2(parse_quantity(r.get<PricePoint>(*e).rate), e->path.c_str());
        QCOMPARE(parse_quantity(r.get<PricePoint>("Infrastructure.Pricing.Cloud.ElectricityPerKwh")->rate)->value,
            0.12 / 3.6e6);
        QCOMPARE(wrong(r, price, "", "rate: 3 dollars/kWh\n"),
            std::string("X.yaml:1:7: error: rate unknown unit \"dollars/kWh\"\n"));
    }
};

QTEST_APPLESS_MAIN(TestFleets)
#include "tst_fleets.moc"
