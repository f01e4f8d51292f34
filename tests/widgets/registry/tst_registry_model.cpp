// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue.h"
#include "widgets/registry/entryfacts.h"
#include "widgets/registry/registryfilter.h"
#include "widgets/registry/registrymodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace mlsysim;
using namespace mlsysim::widgets;
using Role = RegistryModel::Role;

namespace {

const QString h100 = QStringLiteral("Hardware.Cloud.H100"), llama = QStringLiteral("Models.Language.Llama3_8B");

const Entry& entry_of(const char* path) { return *Registry::shipped().find(path); }

int leaves(const QAbstractItemModel& model, const QModelIndex& parent = {})
{
    int found = model.rowCount(parent) == 0 && parent.isValid() ? 1 : 0;
    for (int i = 0; i < model.rowCount(parent); ++i)
        found += leaves(model, model.index(i, 0, parent));
    return found;
}

} // namespace

/// A model of machines and models behind a filter, both watched.
struct Bench {
    RegistryModel model { Registry::shipped(), { find_record_type("hardware"), find_record_type("model") } };
    RegistryFilter filter;
    QAbstractItemModelTester tester { &model, QAbstractItemModelTester::FailureReportingMode::QtTest };
    QAbstractItemModelTester* filter_tester = nullptr;

    Bench()
    {
        filter.setSourceModel(&model);
        filter_tester
            = new QAbstractItemModelTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest, &filter);
    }
    QVariant get(const QString& path, int role) const { return model.indexOf(path).data(role); }
};

class TestRegistryModel : public QObject {
    Q_OBJECT

private slots:
    void sectionsGroupsEntries()
    {
        const Bench bench;
        QCOMPARE(bench.model.rowCount(), 2);
        const QModelIndex machines = bench.model.index(0, 0), models = bench.model.index(1, 0);
        QCOMPARE(machines.data().toString(), QStringLiteral("Machines"));
        QCOMPARE(machines.data(Role::FactRole).toString(),
            QString::number(Registry::shipped().entries(*find_record_type("hardware")).size()));
        QCOMPARE(models.data().toString(), QStringLiteral("Models"));
        QCOMPARE(bench.model.index(0, 0, machines).data().toString(), QStringLiteral("Cloud"));
        QCOMPARE(bench.model.index(0, 0, models).data().toString(), QStringLiteral("Language"));
        QCOMPARE(leaves(bench.model),
            int(Registry::shipped().entries(*find_record_type("hardware")).size()
                + Registry::shipped().entries(*find_record_type("model")).size()));
        QCOMPARE(bench.get(h100, Qt::DisplayRole).toString(), QStringLiteral("H100"));
        QCOMPARE(bench.get(h100, Role::FactRole).toString(), QStringLiteral("3.35 TB/s"));
        QCOMPARE(bench.get(llama, Qt::DisplayRole).toString(), QStringLiteral("Llama-3.1-8B"));
        QCOMPARE(bench.get(llama, Role::FactRole).toString(), QStringLiteral("8.03 B"));
    }

    void listNames_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("name");
        QTest::newRow("without the vendor") << "Hardware.Cloud.TPUv4"
                                            << "TPU v4";
        QTest::newRow("several words") << "Hardware.Edge.JetsonAGXOrin"
                                       << "Jetson AGX Orin";
        QTest::newRow("vendor in the short name") << "Hardware.Cloud.Cerebras_CS3"
                                                  << "Cerebras CS-3 (WSE-3)";
        QTest::newRow("a model") << "Models.Language.Mixtral_8x7B"
                                 << "Mixtral-8x7B";
    }

    void listNames()
    {
        QFETCH(QString, path);
        QFETCH(QString, name);
        QCOMPARE(list_name(Registry::shipped(), entry_of(qPrintable(path))), name);
    }

    void wishesAreRequestsAndChangeNothing()
    {
        Bench bench;
        QSignalSpy checks(&bench.model, &RegistryModel::checkRequested),
            data(&bench.model, &QAbstractItemModel::dataChanged);
        QVERIFY(!bench.model.setData(bench.model.indexOf(h100), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(checks.count(), 1);
        QCOMPARE(checks[0], (QVariantList { h100, true }));
        QCOMPARE(bench.get(h100, Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QSignalSpy currents(&bench.model, &RegistryModel::currentRequested);
        bench.model.requestCurrent(bench.model.indexOf(llama));
        QCOMPARE(currents[0][0].toString(), llama);
        QVERIFY(!bench.get(llama, Role::CurrentRole).toBool());
        QCOMPARE(data.count(), 0);
    }

    void stateComesFromOutside()
    {
        Bench bench;
        QSignalSpy data(&bench.model, &QAbstractItemModel::dataChanged);
        bench.model.setDrawn({ { h100, 2, 8 } });
        QCOMPARE(data.count(), 1);
        QCOMPARE(bench.get(h100, Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(bench.get(h100, Role::SeriesRole).toInt(), 2);
        QCOMPARE(bench.get(h100, Role::CountRole).toInt(), 8);
        bench.model.setDrawn({ { h100, 2, 8 } });
        QCOMPARE(data.count(), 1); // the same again is no news
        bench.model.setCurrent(h100);
        bench.model.setCurrent(llama); // another kind: both stay
        QVERIFY(bench.get(h100, Role::CurrentRole).toBool());
        QVERIFY(bench.get(llama, Role::CurrentRole).toBool());
        bench.model.setCurrent("Hardware.Cloud.T4");
        QVERIFY(!bench.get(h100, Role::CurrentRole).toBool());
        bench.model.setDrawn({});
        QVERIFY(!bench.get(h100, Role::DrawnRole).toBool());
    }

    void favouritesStandOnTop()
    {
        Bench bench;
        bench.model.setDrawn({ { h100, 0, 1 } });
        bench.model.setFavourites({ h100, llama });
        const QModelIndex group = bench.model.index(0, 0, bench.model.index(0, 0));
        QCOMPARE(group.data().toString(), QStringLiteral("Favourites"));
        const QModelIndex twin = bench.model.index(0, 0, group);
        QCOMPARE(twin.data(Role::PathRole).toString(), h100);
        QVERIFY(twin.data(Role::DrawnRole).toBool());
        QVERIFY(bench.get(h100, Role::FavouriteRole).toBool());
        QVERIFY(bench.model.indexOf(h100).parent() != group);
        QSignalSpy data(&bench.model, &QAbstractItemModel::dataChanged);
        bench.model.setDrawn({});
        QCOMPARE(data.count(), 2); // both rows of it
        bench.model.setFavourites({});
        QCOMPARE(bench.model.index(0, 0, bench.model.index(0, 0)).data().toString(), QStringLiteral("Cloud"));
    }

    void filtering_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("hit");
        QTest::newRow("name") << "h100" << h100;
        QTest::newRow("words in any order") << "nano jetson"
                                            << "Hardware.Edge.JetsonOrinNano";
        QTest::newRow("path") << "Models.Language.Llama3_8B" << llama;
        QTest::newRow("group") << "state space"
                               << "Models.StateSpace.Mamba_2_8B";
        QTest::newRow("year") << "2022 nvidia" << h100;
    }

    void filtering()
    {
        QFETCH(QString, text);
        QFETCH(QString, hit);
        Bench bench;
        const int all = leaves(bench.filter);
        bench.filter.setText(text);
        QVERIFY(leaves(bench.filter) < all);
        int counted = 0;
        for (int i = 0; i < bench.filter.rowCount(); ++i)
            counted += bench.filter.index(i, 0).data(Role::FactRole).toInt();
        QCOMPARE(counted, leaves(bench.filter));
        QVERIFY(bench.filter.mapFromSource(bench.model.indexOf(hit)).isValid());
        bench.model.setFavourites({ h100 }); // while filtered
        bench.filter.setText({});
        QCOMPARE(leaves(bench.filter), all + 1);
    }

    void nothingFound()
    {
        Bench bench;
        bench.filter.setText(QStringLiteral("no such thing"));
        QCOMPARE(bench.filter.rowCount(), 0);
    }

    void dragging()
    {
        const Bench bench;
        const std::unique_ptr<QMimeData> data(bench.model.mimeData({ bench.model.indexOf(h100) }));
        QVERIFY(data);
        QCOMPARE(data->data(RegistryModel::mime_type), h100.toUtf8());
        QCOMPARE(data->text(), h100);
        QVERIFY(bench.model.flags(bench.model.indexOf(h100)).testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(!bench.model.mimeData({ bench.model.index(0, 0) }));
    }

    void keyFacts()
    {
        const EntryFacts facts = facts_of(Registry::shipped(), entry_of("Hardware.Cloud.H100"), FactDepth::Key);
        QCOMPARE(facts.name, QStringLiteral("NVIDIA H100"));
        QCOMPARE(facts.year, QStringLiteral("2022"));
        QStringList lines;
        for (const Fact& fact : facts.facts)
            lines.append(fact.label + QStringLiteral(": ") + fact.value);
        QCOMPARE(lines,
            (QStringList { "Peak arithmetic: 989 TFLOP/s", "Memory: 80.0 GiB", "Memory bandwidth: 3.35 TB/s",
                "Ridge, fp16: 295 FLOP/B", "Power: 700 W" }));
        QCOMPARE(facts.source_title, QStringLiteral("NVIDIA H100 datasheet"));
        QVERIFY(facts.source_url.startsWith("https://"));
    }

    void everyEntryHasFactsAndASource()
    {
        for (const Entry* entry : Registry::shipped().entries()) {
            for (const FactDepth depth : { FactDepth::Key, FactDepth::All }) {
                const EntryFacts facts = facts_of(Registry::shipped(), *entry, depth);
                QVERIFY2(!facts.facts.isEmpty() && !facts.name.isEmpty(), entry->path.c_str());
                QVERIFY2(!facts.source_title.isEmpty(), entry->path.c_str());
                for (const Fact& fact : facts.facts)
                    QVERIFY2(fact.head || !fact.value.isEmpty(), qPrintable(fact.label));
            }
        }
    }
};

QTEST_MAIN(TestRegistryModel)
#include "tst_registry_model.moc"
