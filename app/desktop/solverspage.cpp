// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/solverspage.h"

#include "app/desktop/commandline.h"
#include "engine/catalogue.h"
#include "widgets/common/painting.h"
#include "widgets/common/searchfield.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"
#include "widgets/common/toast.h"
#include "widgets/parameters/parameterform.h"
#include "widgets/parameters/text.h"
#include "widgets/parameters/valuetext.h"
#include "widgets/plot/curveplot.h"
#include "widgets/solvers/plotcard.h"
#include "widgets/solvers/solvercatalogue.h"
#include "widgets/solvers/solverfigure.h"
#include "widgets/solvers/solverresults.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <cmath>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

constexpr int digits = 3; ///< of a value that was dragged
constexpr double key_steps = 100; ///< of the whole axis

bool is_integer(const Field& field)
{
    return (field.type->element ? field.type->element : field.type)->kind == Kind::Integer;
}

/// `x` with few digits in the unit of the field, so that what was dragged reads well.
double rounded(double x, const Field& field)
{
    const double shown = x / field.unit.factor;
    const double step = shown == 0 ? 1 : std::pow(10, std::floor(std::log10(std::fabs(shown))) - digits + 1);
    return coherent(std::round(shown / step) * step, field.unit.factor);
}

} // namespace

SolversPage::SolversPage(SolverDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_catalogue(new SolverCatalogue(solvers(), this))
    , m_form(new ParameterForm(desk.parameters()))
    , m_plot(new PlotCard)
    , m_results(new SolverResults)
    , m_results_card(new Card)
    , m_title(new TextLabel(TypeStyle::Title))
    , m_facts(new TextLabel(TypeStyle::Label, TextLabel::Ink::Accent))
    , m_summary(new TextLabel(TypeStyle::Table, TextLabel::Ink::Muted))
    , m_solvers(new QToolButton)
    , m_reference(new QVBoxLayout)
    , m_columns(new QHBoxLayout(this))
    , m_toast(new Toast(this))
{
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(0);
    m_form_area = makeForm();
    m_right_area = makeRight();
    m_columns->addWidget(m_catalogue);
    m_columns->addWidget(m_form_area);
    m_columns->addWidget(m_right_area, 1);
    connect(m_catalogue, &SolverCatalogue::chosen, &m_desk, &SolverDesk::open);
    // The overlay goes when somebody has chosen, and stays while the arrow keys walk.
    const auto chosen = [this] {
        if (m_narrow && m_catalogue_open)
            toggleCatalogue();
    };
    connect(m_catalogue->view(), &QTreeView::clicked, this, chosen);
    connect(m_catalogue->view(), &QTreeView::activated, this, chosen);
    connect(m_catalogue->searchField(), &QLineEdit::returnPressed, this, chosen);
    connectPlot();
    connect(&desk, &SolverDesk::changed, this, &SolversPage::update);
    connect(&ThemeHolder::instance(), &ThemeHolder::changed, this, &SolversPage::update);
    arrange();
    update();
}

void SolversPage::connectPlot()
{
    connect(m_plot, &PlotCard::choiceRequested, this,
        [this](const PlotChoice& choice, const QString& what) { m_desk.choosePlot(choice, what); });
    CurvePlot* plot = m_plot->plot();
    connect(plot, &CurvePlot::gestureStarted, m_desk.parameters(), &ParameterModel::beginGesture);
    connect(plot, &CurvePlot::gestureFinished, m_desk.parameters(), &ParameterModel::endGesture);
    connect(plot, &CurvePlot::dragged, this, &SolversPage::setPresent);
    connect(plot, &CurvePlot::stepRequested, this, [this, plot](int steps) {
        const CurveFigure& figure = plot->figure();
        const double wanted = figure.x.at(figure.x.share(figure.now) + steps / key_steps);
        const auto input = find_quantity(plot_inputs(m_desk.solver()), m_desk.plot().x);
        const bool stands_still = input && is_integer(*input->field) && std::round(wanted) == figure.now;
        setPresent(stands_still ? figure.now + steps : wanted);
    });
}

void SolversPage::setPresent(double x)
{
    const auto input = find_quantity(plot_inputs(m_desk.solver()), m_desk.plot().x);
    if (!input)
        return;
    const Field& field = *input->field;
    m_desk.parameters()->set(
        input->id, std::clamp(is_integer(field) ? std::round(x) : rounded(x, field), field.min, field.max));
}

void SolversPage::update()
{
    m_stale = !isVisible();
    if (m_stale)
        return; // it is brought up to date when it is shown
    const bool another = m_shown_solver != m_desk.solver().id;
    if (another)
        showSolver();
    const PlotChoice choice = m_desk.plot();
    const Evaluation& evaluation = m_desk.parameters()->evaluation();
    noteInputs(choice);
    m_plot->show(evaluation, choice, solver_figure(evaluation, choice));
    fitPlot();
    m_results->setEvaluation(evaluation, choice.ys);
    if (another || m_along != utf8(choice.x))
        m_results->setAlong(choice.x);
    m_along = utf8(choice.x);
    emit updated();
}

void SolversPage::showSolver()
{
    const Solver& solver = m_desk.solver();
    m_shown_solver = solver.id;
    QStringList walls;
    for (const int wall : solver.walls)
        walls.append(QString::number(wall));
    m_title->setText(text_of(solver.title));
    m_facts->setText(walls.isEmpty() ? text_of(solver.domain)
            : walls.size() == 1      ? tr("%1 · wall %2").arg(text_of(solver.domain), walls.front())
                                : tr("%1 · walls %2").arg(text_of(solver.domain), walls.join(QStringLiteral(", "))));
    m_summary->setText(text_of(solver.summary));
    m_catalogue->setCurrent(text_of(solver.id));
    m_noted.clear();
    showReference();
    fitForm();
}

void SolversPage::noteInputs(const PlotChoice& choice)
{
    for (const QString& id : std::exchange(m_noted, { choice.x, choice.series }))
        m_form->setNote(id, {});
    m_form->setNote(choice.series, tr("series"));
    m_form->setNote(choice.x, tr("on x"));
}

CurveFigure SolversPage::figure() const
{
    CurveFigure figure = m_plot->plot()->figure();
    if (!figure.panels.empty())
        figure.panels.front().advice = text_of(m_desk.solver().title);
    return figure;
}

QString SolversPage::brief() const
{
    const QString title = text_of(m_desk.solver().title), y = m_desk.plot().ys.value(0);
    const auto output = find_quantity(plot_outputs(m_desk.solver()), y);
    return output
        ? tr("%1: %2 %3", "solver, result, value").arg(title, in_sentence(output->label), m_results->valueText(y))
        : title;
}

QString SolversPage::commandLine() const { return solve_command(m_desk.solver(), command_words(*m_desk.parameters())); }

QString SolversPage::resultsText() const { return m_results->text(); }

void SolversPage::say(const QString& text) { m_toast->showMessage(text); }

void SolversPage::toggleCatalogue()
{
    m_catalogue_open = !m_catalogue_open;
    placeCatalogue();
    if (m_catalogue_open)
        m_catalogue->focusSearch();
    else
        m_form->setFocus(Qt::OtherFocusReason);
}

void SolversPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SolversPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        update();
}

void SolversPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_narrow && m_catalogue_open)
        toggleCatalogue();
    else
        QWidget::keyPressEvent(event);
}

void SolversPage::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(m_form_area->geometry(), theme.surface);
    draw_hairline(painter, QRectF(m_form_area->geometry().right(), 0, 1, height()), theme.border);
}

} // namespace mlsysim::desktop
