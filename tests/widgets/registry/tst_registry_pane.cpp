// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue.h"
#include "widgets/common/look.h"
#include "widgets/common/searchfield.h"
#include "widgets/registry/entrycard.h"
#include "widgets/registry/entrydetails.h"
#include "widgets/registry/entrydialog.h"
#include "widgets/registry/registrydelegate.h"
#include "widgets/registry/registrypane.h"
#include "widgets/registry/registryview.h"
#include "widgets/registry/sourcelink.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace mlsysim;
using namespace mlsysim::widgets;

namespace {

const QString h100 = QStringLiteral("Hardware.Cloud.H100"), t4 = QStringLiteral("Hardware.Cloud.T4");

} // namespace

/// A pane whose requests are answered at once, as a page does it.
struct Bench {
    RegistryPane pane { Registry::shipped(), { find_record_type("hardware"), find_record_type("model") } };
    QSignalSpy checks { &pane, &RegistryPane::checkRequested };
    QSignalSpy currents { &pane, &RegistryPane::currentRequested };
    QSignalSpy counts { &pane, &RegistryPane::countRequested };
    QSignalSpy favourites { &pane, &RegistryPane::favouriteRequested };

    Bench()
    {
        pane.resize(264, 900);
        pane.show();
        (void)QTest::qWaitForWindowActive(&pane);
    }
    RegistryView* view() const { return pane.view(); }
    QModelIndex at(const QString& path) const
    {
        pane.view()->scrollTo(find(path));
        return find(path);
    }
    QModelIndex find(const QString& path, const QModelIndex& parent = {}) const
    {
        const QAbstractItemModel* model = view()->model();
        for (int i = 0; i < model->rowCount(parent); ++i) {
            const QModelIndex index = model->index(i, 0, parent);
            if (index.data(RegistryModel::PathRole).toString() == path)
                return index;
            if (const QModelIndex inner = find(path, index); inner.isValid())
                return inner;
        }
        return {};
    }
    void key(Qt::Key k) const { QTest::keyClick(view(), k); }
    QMenu* menu() const
    {
        for (QMenu* menu : pane.findChildren<QMenu*>())
            if (menu->isVisible())
                return menu;
        return nullptr;
    }
};

class TestRegistryPane : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { install_look(ThemeMode::Light); }

    void searchOpensAndRestoresGroups()
    {
        Bench bench;
        const QStringList open = bench.pane.openGroups();
        QCOMPARE(open, (QStringList { "hardware/Cloud", "model/Language" }));
        bench.pane.searchField()->setFocus();
        QTest::keyClicks(bench.pane.searchField(), "orin nano");
        QVERIFY(bench.find("Hardware.Edge.JetsonOrinNano").isValid());
        QVERIFY(!bench.find(h100).isValid());
        QVERIFY(!bench.view()->visualRect(bench.find("Hardware.Edge.JetsonOrinNano")).isEmpty());
        QTest::keyClick(bench.pane.searchField(), Qt::Key_Return);
        QCOMPARE(bench.currents.value(0).value(0).toString(), QStringLiteral("Hardware.Edge.JetsonOrinNano"));
        QTest::keyClick(bench.pane.searchField(), Qt::Key_Escape);
        QCOMPARE(bench.pane.openGroups(), open);
        QVERIFY(bench.find(h100).isValid());
    }

    void byMouse()
    {
        Bench bench;
        QRect row = bench.view()->rowRect(bench.at(t4));
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {}, QPoint(40, row.center().y()));
        QCOMPARE(bench.checks.count(), 1);
        QCOMPARE(bench.checks[0], (QVariantList { t4, true }));
        QCOMPARE(bench.currents.count(), 0);
        QVERIFY(!bench.find(t4).data(RegistryModel::DrawnRole).toBool()); // asked, not done
        bench.pane.setDrawn({ { t4, 1, 1 } });
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {}, QPoint(40, row.center().y()));
        QCOMPARE(bench.checks[1], (QVariantList { t4, false }));
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {}, QPoint(80, row.center().y()));
        QCOMPARE(bench.currents.count(), 1);
        QCOMPARE(bench.checks.count(), 2);
        const QRect count = bench.view()->rows()->countRect(row, bench.find(t4));
        QVERIFY(count.isValid());
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {}, count.center());
        QMenu* menu = bench.menu();
        QVERIFY(menu);
        QVERIFY(menu->actions().value(0)->isChecked());
        menu->actions().value(3)->trigger();
        QCOMPARE(bench.counts.value(0), (QVariantList { t4, 8 }));
        menu->close();

        const QModelIndex group = bench.find(h100).parent();
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {}, bench.view()->rowRect(group).center());
        QVERIFY(!bench.view()->isExpanded(group));
    }

    void byKeys()
    {
        Bench bench;
        bench.pane.searchField()->setFocus();
        QTest::keyClick(bench.pane.searchField(), Qt::Key_Down);
        QVERIFY(bench.view()->hasFocus());
        bench.view()->setCurrentIndex(bench.at(h100));
        bench.key(Qt::Key_Space);
        QCOMPARE(bench.checks.value(0), (QVariantList { h100, true }));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.currents.value(0).value(0).toString(), h100);
        bench.key(Qt::Key_F);
        QCOMPARE(bench.favourites.value(0), (QVariantList { h100, true }));
        bench.key(Qt::Key_Down);
        QVERIFY(bench.view()->currentIndex() != bench.find(h100));
        bench.key(Qt::Key_Left);
        bench.key(Qt::Key_Left);
        QCOMPARE(bench.view()->currentIndex().data().toString(), QStringLiteral("Cloud"));
        QVERIFY(!bench.view()->isExpanded(bench.view()->currentIndex()));
        bench.key(Qt::Key_Return);
        QVERIFY(bench.view()->isExpanded(bench.view()->currentIndex()));
        bench.key(Qt::Key_A); // letters search
        QVERIFY(bench.pane.searchField()->hasFocus());
        QCOMPARE(bench.pane.searchField()->text(), QStringLiteral("a"));
    }

    void arrowsReachEveryRow()
    {
        Bench bench;
        bench.pane.setOpenGroups({});
        bench.view()->setFocus();
        bench.view()->setCurrentIndex(bench.view()->model()->index(0, 0, bench.view()->model()->index(0, 0)));
        QStringList seen { bench.view()->currentIndex().data(RegistryModel::KeyRole).toString() };
        for (int i = 0; i < 30; ++i) {
            bench.key(Qt::Key_Down);
            seen.append(bench.view()->currentIndex().data(RegistryModel::KeyRole).toString());
        }
        QVERIFY(seen.contains("hardware/Tiny"));
        QVERIFY(seen.contains("model/Language"));
        for (int i = 0; i < 40 && bench.view()->hasFocus(); ++i)
            bench.key(Qt::Key_Up);
        QVERIFY(bench.pane.searchField()->hasFocus());
    }

    void contextMenu()
    {
        Bench bench;
        bench.view()->setCurrentIndex(bench.at(h100));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(bench.view()->viewport(), &event);
        QMenu* menu = bench.menu();
        QVERIFY(menu);
        for (QAction* action : menu->actions())
            if (action->text() == QStringLiteral("All facts and sources"))
                action->trigger();
        menu->close();
        auto* dialog = bench.pane.findChild<EntryDialog*>();
        QVERIFY(dialog);
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->details()->facts().facts.size() > 15);
        dialog->close();
    }

    void detailsFollow()
    {
        Bench bench;
        bench.pane.setDrawn({ { h100, 0, 1 } });
        bench.pane.setCurrent(h100);
        QCOMPARE(bench.pane.details()->facts().name, QStringLiteral("NVIDIA H100"));
        QCOMPARE(bench.pane.details()->facts().facts.size(), 5);
        auto* link = qobject_cast<SourceLink*>(bench.pane.details()->sourceLink());
        QVERIFY(link->isVisible());
        QCOMPARE(link->text(), QStringLiteral("NVIDIA H100 datasheet"));
        QSignalSpy followed(&bench.pane, &RegistryPane::linkActivated);
        QTest::mouseClick(link, Qt::LeftButton);
        QCOMPARE(followed.value(0).value(0).toUrl(), link->url());
        bench.view()->setCurrentIndex(bench.at(t4));
        QCOMPARE(bench.pane.details()->facts().name, QStringLiteral("NVIDIA T4"));
    }

    void hoverCard()
    {
        Bench bench;
        bench.pane.resize(320, 900);
        const QRect row = bench.view()->rowRect(bench.at(t4));
        QTest::mouseMove(bench.view()->viewport(), QPoint(100, row.center().y()));
        QCOMPARE(bench.pane.details()->facts().name, QStringLiteral("NVIDIA T4"));
        auto* card = bench.pane.findChild<EntryCard*>();
        QVERIFY(!card->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(card->isVisible(), 2000);
        QCOMPARE(card->details()->facts().name, QStringLiteral("NVIDIA T4"));
        QVERIFY(!card->details()->facts().source_title.isEmpty());
        QVERIFY(bench.pane.rect().contains(card->geometry()));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(bench.view()->viewport(), &leave);
        QVERIFY(!card->isVisible());
    }

    void favouritesKeepThePlace()
    {
        Bench bench;
        bench.pane.setOpenGroups({ "hardware/Cloud" });
        bench.view()->setCurrentIndex(bench.at(t4));
        bench.pane.setFavourites({ t4 });
        QCOMPARE(bench.view()->currentIndex().data(RegistryModel::PathRole).toString(), t4);
        QVERIFY(bench.pane.openGroups().contains("hardware/Cloud"));
        QVERIFY(bench.pane.openGroups().contains("hardware/*"));
        QVERIFY(!bench.pane.openGroups().contains("model/Language"));
    }

    void nothingFoundIsSaid()
    {
        Bench bench;
        bench.pane.searchField()->setText("no such thing");
        bool said = false;
        for (const QLabel* label : bench.pane.findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text().contains("Nothing"));
        QVERIFY(said);
    }

    void everythingHasAName()
    {
        const Bench bench;
        for (const QWidget* widget : bench.pane.findChildren<QWidget*>())
            if (widget->isVisible() && widget->focusPolicy() & Qt::TabFocus)
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }

    void addAsks()
    {
        Bench bench;
        QSignalSpy added(&bench.pane, &RegistryPane::addRequested);
        QTest::mouseClick(bench.pane.addButton(), Qt::LeftButton);
        QCOMPARE(added.count(), 1);
    }
};

QTEST_MAIN(TestRegistryPane)
#include "tst_registry_pane.moc"
