// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/reference.h"
#include "tests/engine/everything.h"

#include <QtTest>

#include <algorithm>

using namespace mlsysim;

class TestReference : public QObject {
    Q_OBJECT

private slots:
    void every_solver_has_a_page_data()
    {
        QTest::addColumn<const Solver*>("solver");
        for (const Solver* solver : solvers())
            QTest::newRow(std::string(solver->id).c_str()) << solver;
    }
    void every_solver_has_a_page()
    {
        QFETCH(const Solver*, solver);
        QVERIFY(reference_page(*solver).starts_with("# "));
        const auto sections = reference_sections(*solver);
        for (const ReferenceSection& section : sections) {
            QVERIFY(!section.title.empty() && section.title.find('\n') == std::string_view::npos);
            QVERIFY(!section.markdown.empty() && !section.markdown.starts_with('\n'));
            QVERIFY(!section.markdown.starts_with("## ") && section.markdown.find("\n## ") == std::string_view::npos);
        }
        for (const std::string_view title : { "Sources", "What this model leaves out" })
            QCOMPARE(std::ranges::count(sections, title, &ReferenceSection::title), 1);
    }

    /// A link without a scheme leads to the page of another solver.
    void links_lead_to_solvers_data() { every_solver_has_a_page_data(); }
    void links_lead_to_solvers()
    {
        QFETCH(const Solver*, solver);
        static const QRegularExpression link(QStringLiteral("\\]\\(([a-z_]+)\\)"));
        const std::string_view page = reference_page(*solver);
        const QString text = QString::fromUtf8(page.data(), static_cast<qsizetype>(page.size()));
        for (const auto& match : link.globalMatch(text))
            QVERIFY2(find_solver(match.captured(1).toStdString()), qPrintable(match.captured(1)));
    }

    void others_have_none()
    {
        QVERIFY(reference_page(Describe<Everything>::solver).empty());
        QVERIFY(reference_sections(Describe<Everything>::solver).empty());
    }
};

QTEST_APPLESS_MAIN(TestReference)
#include "tst_reference.moc"
