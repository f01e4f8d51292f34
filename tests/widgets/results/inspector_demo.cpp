// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the inspector alone, or writes a picture of it.
#include "cases.h"
#include "widgets/common/fonts.h"
#include "widgets/common/look.h"
#include "widgets/common/segmentedcontrol.h"
#include "widgets/results/derivationcard.h"
#include "widgets/results/foldsection.h"
#include "widgets/results/glossarycard.h"
#include "widgets/results/inspector.h"
#include "widgets/results/notelist.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCommandLineParser>
#include <QScrollArea>
#include <QScrollBar>

using namespace mlsysim;
using namespace mlsysim::widgets;

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOption({ "grab", "Write a picture to FILE and end.", "FILE" });
    options.addOption({ "theme", "light or dark.", "THEME", "light" });
    options.addOption({ "width", "Width in px.", "W", "344" });
    options.addOption({ "case", "memory, compute, overhead, infeasible, training or misfit.", "CASE", "memory" });
    options.addOption({ "why", "Result whose derivation is open.", "ID", "latency" });
    options.addOption({ "word", "Picture of the card of a word of the glossary instead.", "WORD" });
    options.addOption({ "open", "Open everything that is folded." });
    options.addOption({ "values", "Numbers in the formulas." });
    options.addOption({ "sheet", "As a sheet of 200 px." });
    options.addOption({ "font", "Font family.", "FAMILY" });
    options.process(app);

    install_look(options.value("theme") == QLatin1String("dark") ? ThemeMode::Dark : ThemeMode::Light);
    if (options.isSet("font"))
        set_font_families({ options.value("font") });
    Case run = make_case(options.value("case"));
    Inspector pane;
    QObject::connect(
        &pane, &Inspector::whyRequested, &pane, [&](const QString& id) { pane.setDerivation(run.trace, id); });
    pane.setContent(run.content());
    const bool sheet = options.isSet("sheet");
    pane.setCompact(sheet);
    const int width = options.value("width").toInt();
    pane.resize(width, sheet ? 200 : 924);
    pane.show();
    if (!options.value("why").isEmpty())
        pane.setDerivation(run.trace, options.value("why"));
    app.processEvents();
    if (options.isSet("values"))
        pane.derivation()->formulaChoice()->segment(1)->click();
    if (options.isSet("open")) {
        pane.derivation()->setOpen(true);
        auto* notes = pane.findChild<NoteList*>();
        for (qsizetype i = 0; notes->section(i); ++i)
            notes->section(i)->setOpen(true);
        app.processEvents();
    }
    if (!options.isSet("grab"))
        return app.exec();
    if (options.isSet("word")) {
        GlossaryCard* card = GlossaryCard::open(options.value("word"), QRect(40, 40, 60, 16), &pane);
        return card && card->grab().save(options.value("grab")) ? 0 : 1;
    }
    const auto* bar = pane.findChild<QScrollArea*>()->verticalScrollBar();
    for (int pass = 0; pass < 3 && !sheet && bar->maximum() > 0; ++pass) {
        pane.resize(width, pane.height() + bar->maximum());
        app.processEvents();
    }
    return pane.grab().save(options.value("grab")) ? 0 : 1;
}
