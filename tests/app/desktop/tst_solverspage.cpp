// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/appbar.h"
#include "app/desktop/mainwindow.h"
#include "app/desktop/safefile.h"
#include "app/desktop/solverspage.h"
#include "engine/catalogue.h"
#include "engine/document/json.h"
#include "engine/study/elasticity.h"
#include "engine/units/text.h"
#include "widgets/common/derivationview.h"
#include "widgets/common/look.h"
#include "widgets/common/pagerail.h"
#include "widgets/common/searchfield.h"
#include "widgets/common/segmentedcontrol.h"
#include "widgets/common/valuebutton.h"
#include "widgets/parameters/parameterform.h"
#include "widgets/parameters/text.h"
#include "widgets/plot/curveplot.h"
#include "widgets/solvers/elasticitybar.h"
#include "widgets/solvers/outputtable.h"
#include "widgets/solvers/plotcard.h"
#include "widgets/solvers/quantitypicker.h"
#include "widgets/solvers/referenceview.h"
#include "widgets/solvers/solvercatalogue.h"
#include "widgets/solvers/solverresults.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <cmath>
#include <memory>

using namespace mlsysim;
using namespace mlsysim::desktop;
using namespace mlsysim::widgets;

namespace {

QStringList warnings;
QtMessageHandler before = nullptr;

void collect(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (type == QtWarningMsg || type == QtCriticalMsg)
        warnings << text;
    before(type, context, text);
}

} // namespace

/// The page over all solvers, as a person meets it and by the numbers it shows.
class TestSolversPage : public QObject {
    Q_OBJECT

    std::unique_ptr<MainWindow> m_window;

    SolversPage& page() { return *m_window->solversPage(); }
    SolverDesk& desk() { return m_window->workspace().solvers(); }
    const CurveFigure& figure() { return page().plotCard()->plot()->figure(); }
    void settle() { QTest::qWait(20); }
    void open(const char* solver)
    {
        QVERIFY(desk().open(QString::fromLatin1(solver)));
        settle();
    }

private slots:
    void initTestCase()
    {
        install_look(ThemeMode::Light);
        m_window = std::make_unique<MainWindow>(Registry::shipped());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void init()
    {
        m_window->workspace().restore(Workspace::openingSession());
        m_window->resize(1600, 1000);
        m_window->showPage(MainWindow::Page::Solvers);
        settle();
    }
    void cleanupTestCase() { m_window.reset(); }

    void a_solver_is_found_by_keyboard()
    {
        m_window->showPage(MainWindow::Page::Roofline);
        QVERIFY(!page().isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(page().isVisible());
        SolverCatalogue* catalogue = page().catalogue();
        catalogue->focusSearch();
        QTest::keyClicks(catalogue->searchField(), QStringLiteral("tokens budget loss"));
        QCOMPARE(catalogue->shown(), QStringList { QStringLiteral("scaling") });
        QTest::keyClick(catalogue->searchField(), Qt::Key_Return);
        settle();
        QCOMPARE(desk().solver().id, catalogue::scaling.id);
        catalogue->searchField()->clear();
        QCOMPARE(catalogue->shown().size(), static_cast<qsizetype>(solvers().size()));
        QTest::keyClick(catalogue->view(), Qt::Key_Down);
        settle();
        QVERIFY(desk().solver().id != catalogue::scaling.id);
        QCOMPARE(catalogue->current(), text_of(desk().solver().id));
        QTest::keyClicks(catalogue->searchField(), QStringLiteral("nothing has these words"));
        QVERIFY(catalogue->shown().isEmpty());
    }

    void the_fidelity_has_no_meaning_here()
    {
        const QWidget* fidelity = m_window->appBar()->fidelityControl();
        QVERIFY(!fidelity->isVisible());
        m_window->showPage(MainWindow::Page::Roofline);
        QVERIFY(fidelity->isVisible());
    }

    void every_solver_opens_data()
    {
        QTest::addColumn<QString>("id");
        for (const Solver* solver : solvers())
            QTest::newRow(std::string(solver->id).c_str()) << text_of(solver->id);
    }
    void every_solver_opens()
    {
        QFETCH(QString, id);
        warnings.clear();
        before = qInstallMessageHandler(collect);
        QVERIFY(desk().open(id));
        settle();
        qInstallMessageHandler(before);
        QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(QLatin1Char('\n'))));
        QVERIFY(figure().empty() ? !figure().notice.isEmpty()
                                 : std::ranges::any_of(figure().panels[0].curves, &Curve::current));
        QVERIFY(page().findChildren<ReferenceView*>().size() >= 2);
        QVERIFY2(page().commandLine().startsWith(QStringLiteral("mlsysim --registry-set reference solve %1").arg(id)),
            qPrintable(page().commandLine()));

        // Each solver opens on what it declares, whatever stood in the one before.
        const Value opened = desk().parameters()->inputs(), declared = Evaluation(*find_solver(utf8(id)), Registry::shipped()).inputs();
        for (const Member& member : *declared.map())
            QVERIFY2(opened.find(member.name) && *opened.find(member.name) == member.value, member.name.c_str());
        // The page's numbers are the engine's, bit for bit.
        Evaluation evaluation(*find_solver(utf8(id)), Registry::shipped());
        QVERIFY(evaluation.assign(desk().parameters()->inputs()).empty());
        evaluation.solve();
        for (const Quantity& output : plot_outputs(evaluation.solver())) {
            const double value = evaluation.output(utf8(output.id));
            QVERIFY2(!page().results()->valueText(output.id).isEmpty(), qPrintable(output.id));
            page().results()->explain(output.id);
            QVERIFY2(page().results()->derivationText().size() > 10, qPrintable(output.id));
            if (desk().plot().ys.value(0) != output.id || figure().empty())
                continue;
            const auto& curves = figure().panels[0].curves;
            const auto current = std::ranges::find_if(curves, &Curve::current);
            const double shown = current->at(figure().now, figure().x, figure().panels[0].y);
            QVERIFY2(shown == value || (std::isnan(shown) && !std::isfinite(value))
                    || evaluation.output("feasible") == 0 || std::isinf(value),
                qPrintable(output.id + QString::number(shown - value)));
        }
        page().results()->explain({});
        for (const OutputTable* table : page().results()->tables())
            QAbstractItemModelTester tester(table->model());
        QVERIFY(!page().grab().isNull());
    }

    void formulas_of_the_reference_have_levels()
    {
        static const QRegularExpression mark(QStringLiteral("\\b\\w[_^]\\w"));
        for (const auto& [id, text, lowered] :
            { std::tuple("economics", "price_known", false), std::tuple("kingman", "Ca", true) }) {
            QVERIFY(desk().open(QString::fromLatin1(id)));
            settle();
            QTextCursor found;
            for (const ReferenceView* view : page().findChildren<ReferenceView*>()) {
                QVERIFY2(!mark.match(view->toPlainText()).hasMatch(), qPrintable(view->toPlainText()));
                if (found.isNull())
                    found = view->document()->find(QString::fromLatin1(text), 0, QTextDocument::FindCaseSensitively);
            }
            QVERIFY2(!found.isNull(), text);
            QCOMPARE(found.charFormat().verticalAlignment() == QTextCharFormat::AlignSubScript, lowered);
        }
    }

    void the_command_line_gives_the_same_numbers_data() { every_solver_opens_data(); }
    void the_command_line_gives_the_same_numbers()
    {
        QFETCH(QString, id);
        QVERIFY(desk().open(id));
        settle();
        // Double quotes are what splits words here; in a shell they are single ones.
        QString line = page()
                           .commandLine()
                           .replace(QLatin1Char('"'), QStringLiteral("\"\"\""))
                           .replace(QLatin1Char('\''), QLatin1Char('"'));
        Evaluation evaluation(*find_solver(utf8(id)), Registry::shipped());
        for (const QString& word : QProcess::splitCommand(line).mid(5)) {
            const std::string text = utf8(word.section(QLatin1Char('='), 1));
            const bool json = text.starts_with('[') || text.starts_with('{');
            QVERIFY2(evaluation
                         .set(utf8(word.section(QLatin1Char('='), 0, 0)), json ? parse_json(text).value() : Value(text))
                         .empty(),
                qPrintable(word));
        }
        evaluation.solve();
        Evaluation shown = desk().parameters()->evaluation();
        shown.solve();
        QCOMPARE(to_json(evaluation.outputs()), to_json(shown.outputs()));
    }

    void undo_brings_everything_back()
    {
        open("tail_latency");
        const Value opening = desk().session();
        desk().parameters()->set(QStringLiteral("arrival_rate"), 5.0);
        page().plotCard()->logY()->click();
        open("scaling");
        desk().parameters()->set(QStringLiteral("compute_budget"), QStringLiteral("1e24"));
        settle();
        QUndoStack* undo = m_window->workspace().undoStack();
        QCOMPARE(undo->count(), 3);
        while (undo->canUndo())
            undo->undo();
        settle();
        QCOMPARE(to_json(desk().session()), to_json(opening));
        QCOMPARE(page().catalogue()->current(), QStringLiteral("tail_latency"));
        while (undo->canRedo())
            undo->redo();
        QCOMPARE(desk().solver().id, catalogue::scaling.id);
    }

    void a_pole_ends_its_curve()
    {
        open("tail_latency");
        for (const Curve& curve : figure().panels[0].curves) {
            const double replicas = curve.name.section(QStringLiteral("= "), 1).toDouble();
            QVERIFY2(std::fabs(curve.pole / (replicas * 10) - 1) < 1e-3, qPrintable(curve.name));
            for (const auto& p : curve.points)
                QVERIFY(std::isfinite(p.y) == (p.x < curve.pole));
        }
        QVERIFY(figure().panels[0].y.logarithmic);
        page().plotCard()->logY()->click();
        settle();
        QVERIFY(!figure().panels[0].y.logarithmic);
    }

    void the_form_follows_the_plot()
    {
        open("tail_latency");
        CurvePlot* plot = page().plotCard()->plot();
        const QRectF area = plot->figure().area(0, plot->size(), PlotStyle::screen(current_theme()));
        const double before = desk().parameters()->evaluation().input("arrival_rate");
        QTest::mousePress(plot, Qt::LeftButton, {}, area.center().toPoint());
        QTest::mouseMove(plot, (area.center() + QPointF(-20, 0)).toPoint());
        QTest::mouseMove(plot, (area.center() + QPointF(-40, 0)).toPoint());
        QTest::mouseRelease(plot, Qt::LeftButton, {}, (area.center() + QPointF(-40, 0)).toPoint());
        settle();
        const double now = desk().parameters()->evaluation().input("arrival_rate");
        QVERIFY(now != before);
        QCOMPARE(m_window->workspace().undoStack()->count(), 1);
        QCOMPARE(figure().now, now);
        QTest::keyClick(plot, Qt::Key_Right);
        settle();
        QVERIFY(desk().parameters()->evaluation().input("arrival_rate") > now);
    }

    void any_input_and_output_can_be_plotted()
    {
        open("tail_latency");
        PlotCard* card = page().plotCard();
        const auto picker = [](ValueButton* button) { return static_cast<QuantityPicker*>(button->editor()); };
        emit picker(card->yButton())->picked({ QStringLiteral("queue_utilization") });
        settle();
        QCOMPARE(figure().panels[0].title, QStringLiteral("Utilization"));
        // x and series change places when one is chosen for the other.
        emit picker(card->xButton())->picked({ QStringLiteral("num_replicas") });
        settle();
        QCOMPARE(desk().plot().x, QStringLiteral("num_replicas"));
        QCOMPARE(desk().plot().series, QStringLiteral("arrival_rate"));
        QVERIFY(figure().panels[0].curves.size() > 1);
        for (const auto& p : figure().panels[0].curves[0].points)
            QCOMPARE(p.x, std::round(p.x));
        emit picker(card->seriesButton())
            ->valuesTyped({ QStringLiteral("1"), QStringLiteral("2 1/s"), QStringLiteral("nonsense") });
        settle();
        QCOMPARE(figure().panels[0].curves.size(), 3U); // two, and the present one
        emit picker(card->seriesButton())->picked({});
        settle();
        QCOMPARE(figure().panels[0].curves.size(), 1U);
        QVERIFY(card->table()->rowCount() > 10);
        QCOMPARE(card->table()->columnCount(), 2);
        open("engine_solve");
        emit picker(card->seriesButton())->picked({ QStringLiteral("hardware") });
        settle();
        QVERIFY(figure().panels[0].curves.size() > 2);
        emit picker(card->yButton())->picked({ QStringLiteral("latency"), QStringLiteral("latency_memory") });
        settle();
        QVERIFY(figure().panels[0].curves.size() > 3);
    }

    void every_output_answers_to_every_input()
    {
        open("tail_latency");
        SolverResults* results = page().results();
        QCOMPARE(results->along(), QStringLiteral("arrival_rate"));
        QCOMPARE(results->alongChoice()->count(), 4);
        Evaluation evaluation = desk().parameters()->evaluation();
        const QString change = elasticity_text(elasticity(evaluation, "arrival_rate", "p99_latency"));
        QVERIFY2(
            results->text().contains(
                QStringLiteral("p99 latency\t%1\t%2").arg(results->valueText(QStringLiteral("p99_latency")), change)),
            qPrintable(results->text()));
        results->explain(QStringLiteral("p99_latency"));
        QVERIFY(results->derivationText().contains(QStringLiteral("w99")));
        QTest::qWait(100);
        const auto* steps = results->findChild<DerivationView*>();
        QVERIFY2(steps->height() >= steps->sizeHint().height(),
            qPrintable(QStringLiteral("%1 of %2").arg(steps->height()).arg(steps->sizeHint().height())));
    }

    void its_figure_goes_into_files()
    {
        open("tail_latency");
        QTemporaryDir folder;
        QString error;
        for (const char* ending : { "png", "svg", "pdf", "csv" }) {
            const QString path = folder.filePath(QStringLiteral("f.") + QLatin1String(ending));
            QVERIFY(m_window->exportTo(path));
            QVERIFY(read_file(path, error).size() > 500);
        }
        const QByteArray csv = read_file(folder.filePath(QStringLiteral("f.csv")), error);
        QVERIFY2(csv.startsWith("panel,curve,x,y\n\"p99 latency\",\"c = 4\",0.1,0.1"), csv.left(80).constData());
        QVERIFY(read_file(folder.filePath(QStringLiteral("f.svg")), error).contains("c = 16"));
    }

    void a_session_holds_the_page()
    {
        open("scaling");
        desk().parameters()->set(QStringLiteral("compute_budget"), QStringLiteral("1e24"));
        PlotChoice choice = desk().plot();
        choice.log_y = false;
        desk().choosePlot(choice, QStringLiteral("linear"));
        const Value session = m_window->workspace().session();
        const std::string desk_part = to_json(desk().session());
        m_window->workspace().restore(Workspace::openingSession());
        QCOMPARE(desk().solver().id, catalogue::tail_latency.id);
        QVERIFY(!desk().isShown());
        QVERIFY(m_window->workspace().restore(session).isEmpty());
        QCOMPARE(to_json(desk().session()), desk_part);
        Value strange = session;
        strange.find("solvers")->set("solver", "none_such");
        QCOMPARE(m_window->workspace().restore(strange).size(), 1);
    }

    void sizes_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addRow("smallest") << QSize(800, 560);
        QTest::addRow("projector") << QSize(1024, 768);
        QTest::addRow("full HD") << QSize(1920, 1080);
        QTest::addRow("4K") << QSize(3840, 2160);
    }
    void sizes()
    {
        QFETCH(QSize, size);
        m_window->resize(size);
        settle();
        QVERIFY(m_window->width() <= size.width() && m_window->height() <= size.height());
        QVERIFY(page().plotCard()->plot()->width() >= 300);
        QVERIFY(page().plotCard()->plot()->height() >= 200);
        QVERIFY(page().form()->width() >= 200);
        for (const Solver* solver : solvers()) {
            QVERIFY(desk().open(text_of(solver->id)));
            settle();
            QVERIFY2(
                page().form()->minimumSizeHint().width() <= page().form()->width(), std::string(solver->id).c_str());
            if (size.width() >= 1024) // below it scrolls sideways
                QVERIFY2(page().plotCard()->width() <= page().width() - page().form()->width(),
                    std::string(solver->id).c_str());
        }
        const bool narrow = size.width() < 1150;
        QCOMPARE(page().catalogue()->isVisible(), !narrow);
        m_window->action(QStringLiteral("registry"))->trigger();
        QCOMPARE(page().catalogue()->isVisible(), narrow);
        m_window->action(QStringLiteral("registry"))->trigger();
        QCOMPARE(page().catalogue()->isVisible(), !narrow);
    }

    void everything_that_takes_the_focus_has_a_name()
    {
        QStringList unnamed;
        for (QWidget* w : page().findChildren<QWidget*>()) {
            if (w->focusPolicy() == Qt::NoFocus || !w->isVisible() || w->objectName().startsWith(QLatin1String("qt_")))
                continue;
            QAccessibleInterface* a = QAccessible::queryAccessibleInterface(w);
            if (!a || a->text(QAccessible::Name).isEmpty())
                unnamed << QString::fromLatin1(w->metaObject()->className());
        }
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(QLatin1String(", "))));
    }
};

QTEST_MAIN(TestSolversPage)
#include "tst_solverspage.moc"
