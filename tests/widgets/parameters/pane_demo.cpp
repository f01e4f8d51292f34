// SPDX-License-Identifier: GPL-3.0-or-later
// Registry, strip and form in one window, to be looked at: --grab FILE, --theme light|dark, --width W.
#include "engine/catalogue.h"
#include "widgets/common/look.h"
#include "widgets/common/metrics.h"
#include "widgets/common/themeholder.h"
#include "widgets/common/valuebutton.h"
#include "widgets/parameters/parameterform.h"
#include "widgets/parameters/parametermodel.h"
#include "widgets/parameters/parameterstrip.h"
#include "widgets/registry/entrydialog.h"
#include "widgets/registry/registrypane.h"
#include "widgets/registry/registryview.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QTest>
#include <QUndoStack>
#include <QVBoxLayout>

using namespace mlsysim;
using namespace mlsysim::widgets;

namespace {

/// Answers the requests of the pane as a page would.
class Desk : public QWidget {
public:
    Desk(const Solver& solver, bool training, bool problem)
        : m_model(solver, Registry::shipped(), &m_undo)
        , m_strip(new ParameterStrip(&m_model))
        , m_form(new ParameterForm(&m_model))
        , m_pane(new RegistryPane(Registry::shipped(), { find_record_type("hardware"), find_record_type("model") }))
    {
        m_strip->setFields({ { "batch_size" }, { "precision", { "fp32", "fp16", "bf16", "fp8", "int8", "int4" } },
            { "efficiency" }, { "is_training" }, { "arrival_rate" }, { "service_latency" }, { "num_replicas" },
            { "seq_len" }, { "zero_stage" }, { "dp_size" }, { "is_lora" } });
        m_model.set("batch_size", 64);
        m_model.set("is_training", training);
        m_strip->setForbiddenFrom("batch_size", 1040, "Memory is full at 1 040.");
        m_strip->setNoEffect("efficiency", "No effect here: the step is bound by memory.");
        if (problem)
            m_model.set("batch_size", "0");
        m_pane->setDrawn(
            { { "Hardware.Cloud.H100", 0, 8 }, { "Hardware.Cloud.T4", 1, 1 }, { "Models.Language.Llama3_8B", -1, 1 } });
        m_pane->setFavourites({ "Hardware.Cloud.H100", "Hardware.Edge.JetsonOrinNano" });
        m_pane->setCurrent("Models.Language.Llama3_8B");
        m_pane->setCurrent("Hardware.Cloud.H100");
        auto* scroll = new QScrollArea;
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        auto* sheet = new QWidget;
        auto* column = new QVBoxLayout(sheet);
        column->setContentsMargins(
            metrics::page_margin, metrics::page_margin, metrics::page_margin, metrics::page_margin);
        column->addWidget(m_form);
        column->addStretch();
        scroll->setWidget(sheet);
        scroll->setFixedWidth(344);
        auto* right = new QVBoxLayout;
        right->setSpacing(0);
        right->addWidget(m_strip);
        right->addWidget(scroll, 1);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        m_pane->setFixedWidth(m_pane->sizeHint().width());
        row->addWidget(m_pane);
        row->addLayout(right, 1);
    }

    RegistryPane* pane() const { return m_pane; }
    ParameterForm* form() const { return m_form; }

private:
    QUndoStack m_undo;
    ParameterModel m_model;
    ParameterStrip* m_strip;
    ParameterForm* m_form;
    RegistryPane* m_pane;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({ { "grab", "Save a picture and leave.", "file" }, { "theme", "light or dark.", "name", "light" },
        { "width", "Of the window.", "px", "1280" }, { "height", "Of the window.", "px", "960" },
        { "solver", "Whose inputs are shown.", "id", "engine_solve" }, { "training", "With the options of training." },
        { "problem", "With a bad input." }, { "advanced", "With the fold open." },
        { "hover", "Point at an entry.", "path" }, { "search", "Filter the registry.", "text" },
        { "facts", "Show all facts of an entry instead.", "path" },
        { "pick", "Show the list to pick this input from instead.", "id" },
        { "text", "Size of the text.", "%", "100" } });
    parser.process(app);
    const Solver* solver = find_solver(parser.value("solver").toStdString());
    if (!solver)
        return 2;
    install_look(parser.value("theme") == QLatin1String("dark") ? ThemeMode::Dark : ThemeMode::Light,
        parser.value("text").toInt());
    Desk desk(*solver, parser.isSet("training"), parser.isSet("problem"));
    desk.form()->setAdvancedOpen(parser.isSet("advanced"));
    desk.resize(parser.value("width").toInt(), parser.value("height").toInt());
    desk.show();
    if (!parser.isSet("grab"))
        return QApplication::exec();
    if (parser.isSet("search"))
        desk.pane()->findChild<QLineEdit*>()->setText(parser.value("search"));
    QTest::qWait(50);
    if (parser.isSet("hover")) {
        RegistryView* view = desk.pane()->view();
        desk.pane()->reveal(parser.value("hover"));
        QTest::mouseMove(view->viewport(), view->rowRect(view->currentIndex()).center());
        QTest::qWait(600);
    }
    if (auto* button = qobject_cast<ValueButton*>(desk.form()->editor(parser.value("pick")))) {
        button->openPopup();
        QTest::qWait(50);
        return button->editor()->window()->grab().save(parser.value("grab")) ? 0 : 1;
    }
    if (const Entry* entry = Registry::shipped().find(parser.value("facts").toStdString())) {
        EntryDialog dialog(Registry::shipped(), *entry);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        return dialog.grab().save(parser.value("grab")) ? 0 : 1;
    }
    return desk.grab().save(parser.value("grab")) ? 0 : 1;
}
