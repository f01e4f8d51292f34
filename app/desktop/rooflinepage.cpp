// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/rooflinepage.h"

#include "app/desktop/casetablemodel.h"
#include "app/desktop/curvepanels.h"
#include "app/desktop/effects.h"
#include "app/desktop/plotgestures.h"
#include "engine/units/text.h"
#include "widgets/common/chip.h"
#include "widgets/common/discard.h"
#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/segmentedcontrol.h"
#include "widgets/common/themeholder.h"
#include "widgets/common/toast.h"
#include "widgets/parameters/parameterstrip.h"
#include "widgets/parameters/text.h"
#include "widgets/plot/curveplot.h"
#include "widgets/registry/registrymodel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

const QStringList offered_precisions { QStringLiteral("fp32"), QStringLiteral("fp16"), QStringLiteral("fp8"), QStringLiteral("int8"), QStringLiteral("int4") };
const QList<int> counts { 1, 2, 4, 8, 16, 32, 64 };

QString shown(double value, const auto& unit) { return text_of(format(value, unit.erased())); }

QToolButton* tool(QWidget* parent, const QString& icon_name, const QString& text)
{
    auto* b = new QToolButton(parent);
    b->setIcon(icon(icon_name));
    b->setToolTip(text);
    b->setAccessibleName(text);
    b->setAutoRaise(true);
    return b;
}

} // namespace

RooflinePage::RooflinePage(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_strip(new ParameterStrip(workspace.parameters(), this))
    , m_plot(new RooflinePlot(this))
    , m_curves(new CurvePlot(this))
    , m_table(new CaseTableModel(this))
    , m_table_view(new QTableView(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new SegmentedControl(this))
    , m_registry(tool(this, QStringLiteral("layers"), tr("Registry")))
    , m_layers(tool(this, QStringLiteral("layers"), tr("What the plot shows")))
    , m_back(tool(this, QStringLiteral("back"), tr("Back to the view before")))
    , m_forward(tool(this, QStringLiteral("fwd"), tr("Forward to the next view")))
    , m_chips(new QWidget(this))
    , m_chip_layout(new QHBoxLayout(m_chips))
    , m_title(new QLabel(tr("Roofline"), this))
    , m_toast(new Toast(this))
{
    m_registry->setText(tr("Registry"));
    m_registry->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_registry->setIcon(icon(QStringLiteral("filter")));
    m_registry->setAutoRaise(false);
    connect(m_registry, &QToolButton::clicked, this, &RooflinePage::registryRequested);
    m_layers->setText(tr("Layers"));
    m_layers->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_layers->setAutoRaise(false);
    m_layers->setPopupMode(QToolButton::InstantPopup);
    m_layers->setMenu(new QMenu(m_layers));
    option(&Selection::achievable_roof, tr("Achievable roof"), tr("The roof after the losses, under the datasheet's"));
    option(&Selection::other_precisions, tr("Other precisions"), tr("Thin lines for the rates of other formats"));
    option(&Selection::memory_levels, tr("Memory levels"), tr("Thin lines for SRAM, flash and the host link"));
    option(&Selection::regions, tr("Regions"), tr("Where each side binds"));
    option(&Selection::linear_inset, tr("Linear inset"), tr("The same picture on linear axes, small"));
    auto* frame = tool(this, QStringLiteral("fit"), tr("Frame the machines (F)"));
    connect(frame, &QToolButton::clicked, m_plot, &RooflinePlot::frameByMachine);
    connect(m_back, &QToolButton::clicked, m_plot, &RooflinePlot::goBack);
    connect(m_forward, &QToolButton::clicked, m_plot, &RooflinePlot::goForward);
    const auto enable = [this] {
        m_back->setEnabled(m_plot->canGoBack());
        m_forward->setEnabled(m_plot->canGoForward());
    };
    enable();
    connect(m_plot, &RooflinePlot::viewChanged, this, enable);
    m_view->addSegment(tr("Roofline"), {}, tr("Rate against arithmetic intensity"));
    m_view->addSegment(tr("Batch"), {}, tr("Throughput and latency against the batch"));
    m_view->addSegment(tr("Table"), {}, tr("The same numbers as a table"));
    m_view->setAccessibleName(tr("Roofline, curves or table"));
    connect(m_view, &SegmentedControl::activated, m_stack, &QStackedWidget::setCurrentIndex);

    m_chip_layout->setContentsMargins(0, 0, 0, 0);
    m_chip_layout->setSpacing(8);
    auto* bar = m_bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_title);
    bar->addWidget(m_registry);
    bar->addWidget(m_chips);
    bar->addWidget(m_layers);
    bar->addWidget(frame);
    bar->addWidget(m_back);
    bar->addWidget(m_forward);
    bar->addStretch(1);
    bar->addWidget(m_view);

    m_table_view->setModel(m_table);
    m_table_view->verticalHeader()->hide();
    m_table_view->setShowGrid(false);
    m_table_view->setFrameShape(QFrame::NoFrame);
    m_table_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table_view->horizontalHeader()->setStretchLastSection(true);
    m_table_view->horizontalHeader()->setHighlightSections(false);
    m_table_view->setAccessibleName(tr("Results of everything drawn"));
    m_stack->addWidget(m_plot);
    m_stack->addWidget(m_curves);
    m_stack->addWidget(m_table_view);
    connect(m_stack, &QStackedWidget::currentChanged, this, &RooflinePage::update);

    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addLayout(bar);
    layout->addWidget(m_stack, 1);

    const auto adopt = [this] {
        m_title->setFont(type_font(TypeStyle::Title));
        m_plot->setPlotStyle(PlotStyle::screen(current_theme()));
        m_curves->setPlotStyle(PlotStyle::screen(current_theme()));
        m_shown_chips.clear();
        updateChips();
    };
    adopt();
    connect(&ThemeHolder::instance(), &ThemeHolder::changed, this, adopt);
    m_plot->setHoverProvider([this](const RooflineElement& e) { return cardOf(e); });
    m_plot->setAccessibleName(tr("Roofline plot"));
    connectPlot();
    setRegistryClosed(false);
    connect(&workspace, &Workspace::changed, this, &RooflinePage::update);
    connect(workspace.parameters(), &ParameterModel::solverChanged, this, &RooflinePage::updateStrip);
    updateStrip();
    update();
}

void RooflinePage::option(bool Selection::*member, const QString& text, const QString& tip)
{
    QAction* action = m_layers->menu()->addAction(text);
    action->setCheckable(true);
    action->setStatusTip(tip);
    connect(action, &QAction::triggered, this, [=, this](bool on) { m_workspace.edit(on ? tr("Show %1").arg(text) : tr("Hide %1").arg(text), [&](Selection& s) { s.*member = on; }); });
    const auto follow = [=, this] { action->setChecked(m_workspace.selection().*member); };
    follow();
    connect(&m_workspace, &Workspace::selectionChanged, action, follow);
}

void RooflinePage::connectPlot()
{
    const auto follow = [&](auto* plot) {
        using Plot = std::remove_pointer_t<decltype(plot)>;
        connect(plot, &Plot::gestureStarted, this, [this] { m_in_gesture = true; });
        connect(plot, &Plot::gestureFinished, this, [this] {
            m_in_gesture = false;
            if (!m_roof_gesture.isEmpty() && m_previous)
                tellEffect(m_previous->result);
            m_roof_gesture.clear();
        });
    };
    follow(m_plot);
    follow(m_curves);
    follow_batch(m_plot, m_workspace);
    follow_batch(m_curves, m_workspace);
    connect(m_plot, &RooflinePlot::machineStepRequested, this, [this](int steps) {
        const Selection& s = m_workspace.selection();
        const int n = static_cast<int>(s.machines.size());
        if (n > 0)
            m_workspace.makeCurrent(s.machines[static_cast<std::size_t>(((s.machine + steps) % n + n) % n)].path);
    });
    connect(m_plot, &RooflinePlot::currentMachineRequested, &m_workspace, &Workspace::makeCurrent);
    connect(m_plot, &RooflinePlot::entryDropped, &m_workspace, &Workspace::makeCurrent);
    connect(m_plot, &RooflinePlot::memoryLevelsToggleRequested, this, [this] { m_workspace.edit(tr("Memory levels"), [](Selection& s) { s.memory_levels = !s.memory_levels; }); });
    follow_roofs(m_plot, m_workspace);
    const auto remember = [this](const QString& machine) { m_roof_gesture = machine; };
    connect(m_plot, &RooflinePlot::peakDragged, this, remember);
    connect(m_plot, &RooflinePlot::bandwidthDragged, this, remember);
}

void RooflinePage::update()
{
    // The state before the last step, or before the gesture that is going on, stays as a ghost.
    std::optional<PreviousStep> now;
    if (const Case c = m_workspace.current()) {
        const CaseSolver solver(m_workspace, c);
        if (solver.problem().isEmpty())
            now = PreviousStep { m_workspace.selection().currentMachine()->path, *m_workspace.selection().currentModel(), solver.now() };
    }
    const bool moved = now && m_last && (now->result.attained != m_last->result.attained || now->result.intensity != m_last->result.intensity);
    if (moved && !m_in_gesture)
        m_previous = m_last;
    if (!m_in_gesture || !m_last)
        m_last = now;
    else if (m_in_gesture)
        m_previous = m_last;
    if (m_results_hidden) // what was there before the question would only distract
        m_previous.reset();
    // Only what can be seen is computed.
    if (view() == View::Roofline) {
        RooflineScene scene = roofline_scene(m_workspace, m_previous);
        m_plot->setScene(m_results_hidden ? without_results(std::move(scene)) : scene);
    }
    if (view() == View::Batch)
        m_curves->setFigure(curve_figure(m_workspace));
    m_table->setRows(case_rows(m_workspace));
    updateNotes();
    updateChips();
}

void RooflinePage::updateStrip()
{
    const bool language = m_workspace.parameters()->solver().id == LanguagePhases::id;
    QList<StripField> fields;
    if (language)
        fields = { { QStringLiteral("phase") }, { QStringLiteral("batch_size") }, { QStringLiteral("precision"), offered_precisions }, { QStringLiteral("context"), {}, {}, false }, { QStringLiteral("efficiency") } };
    else
        fields = { { QStringLiteral("batch_size") }, { QStringLiteral("precision"), offered_precisions }, { QStringLiteral("efficiency") }, { QStringLiteral("is_training") }, { QStringLiteral("seq_len") } };
    for (const char* training : { "zero_stage", "dp_size", "is_lora", "activation_recomputation" })
        fields.append({ QString::fromLatin1(training) });
    m_strip->setFields(fields);
}

void RooflinePage::updateNotes()
{
    const Case c = m_results_hidden ? Case() : m_workspace.current(); // the notes tell what binds
    for (const StripField& f : m_strip->fields())
        m_strip->setNoEffect(f.id, c ? no_effect(m_workspace, c, f.id) : QString());
    std::optional<double> full;
    if (c) {
        const CaseSolver solver(m_workspace, c);
        if (const double batch = solver.problem().isEmpty() ? solver.memoryFullBatch() : 0; batch >= 1)
            full = batch;
    }
    m_strip->setForbiddenFrom(QStringLiteral("batch_size"), full, tr("Memory is full from here on"));
}

void RooflinePage::updateChips()
{
    QStringList shown;
    const Selection& s = m_workspace.selection();
    if (!m_title->isHidden()) // the tree shows them
        return;
    for (int i = 0; i < static_cast<int>(s.machines.size()); ++i)
        shown << QStringLiteral("%1 %2 %3").arg(s.machines[static_cast<std::size_t>(i)].path).arg(s.machines[static_cast<std::size_t>(i)].count).arg(i == s.machine);
    if (shown == m_shown_chips)
        return;
    m_shown_chips = shown;
    while (QLayoutItem* item = m_chip_layout->takeAt(0)) {
        discard(item->widget());
        delete item;
    }
    for (int i = 0; i < static_cast<int>(s.machines.size()); ++i) {
        const QString path = s.machines[static_cast<std::size_t>(i)].path;
        QString name = path.section(QLatin1Char('.'), -1);
        auto* chip = new Chip(name.replace(QLatin1Char('_'), QLatin1Char(' ')), m_chips);
        const SeriesStyle& style = current_theme().seriesStyle(i);
        chip->setSwatch(style.color, i == s.machine ? QList<qreal>() : style.dash);
        chip->setCount(s.machines[static_cast<std::size_t>(i)].count, counts);
        chip->setClosable(true);
        chip->setCurrent(i == s.machine);
        connect(chip, &Chip::clicked, this, [this, path] { m_workspace.makeCurrent(path); });
        connect(chip, &Chip::closeRequested, this, [this, path] { m_workspace.draw(path, false); });
        connect(chip, &Chip::countChosen, this, [this, path](int n) { m_workspace.setCount(path, n); });
        m_chip_layout->addWidget(chip);
        chip->show();
    }
    fitTools();
}

void RooflinePage::tellEffect(const StepResult& before)
{
    const Case c = m_workspace.current();
    if (!c || m_roof_gesture != m_workspace.selection().currentMachine()->path)
        return;
    const CaseSolver solver(m_workspace, c);
    if (!solver.problem().isEmpty())
        return;
    const StepResult after = solver.now();
    const double gain = before.latency / after.latency;
    const bool peak_moved = after.peak != before.peak, bandwidth_moved = after.bandwidth != before.bandwidth;
    const QString what = peak_moved && bandwidth_moved ? tr("arithmetic and bandwidth") : peak_moved ? tr("arithmetic") : tr("bandwidth");
    const double by = peak_moved ? after.peak / before.peak : after.bandwidth / before.bandwidth;
    const QString times = text_of(format_number(by, 2)) + QStringLiteral("×");
    if (std::abs(gain - 1) < 0.005)
        say(tr("%1 the %2: nothing changes, because %3.").arg(times, what, verdict_of(after) == tr("overhead-bound") ? tr("overhead binds") : after.memory > after.compute ? tr("memory binds") : tr("arithmetic binds")));
    else
        say(tr("%1 the %2: %3 → %4, %5 as fast.").arg(times, what, shown(before.latency, unit::millisecond), shown(after.latency, unit::millisecond), text_of(format_number(gain, 3)) + QStringLiteral("×")));
}

HoverCard RooflinePage::cardOf(const RooflineElement& element) const
{
    HoverCard card;
    const Selection& s = m_workspace.selection();
    const int machine = s.indexOfMachine(element.machine);
    if (machine < 0)
        return card;
    const QString machine_name = m_workspace.machineName(machine);
    if (element.model.isEmpty()) {
        const auto record = m_workspace.machine(machine);
        const double n = s.machines[static_cast<std::size_t>(machine)].count;
        card.title = text_of(record->name);
        card.subtitle = s.machines[static_cast<std::size_t>(machine)].changed() ? tr("changed from its datasheet") : text_of(record->source.title);
        for (const Roof& roof : m_plot->scene().roofs)
            if (roof.machine == element.machine)
                card.rows = { { tr("Peak"), roof.peak_text }, { tr("Bandwidth"), roof.bandwidth_text }, { tr("Ridge"), roof.ridge_cell + tr(" FLOP/B") } };
        card.rows.push_back({ tr("Memory"), shown(n * si(record->memory.capacity), unit::gigabyte) });
        return card;
    }
    const Case c = m_workspace.caseOf(machine, s.indexOfModel(element.model));
    if (!c)
        return card;
    const CaseSolver solver(m_workspace, c);
    if (!solver.problem().isEmpty())
        return card;
    const StepResult r = solver.at(std::max(1.0, element.batch));
    const double ridge = r.effective_peak / r.effective_bandwidth;
    card.title = tr("Batch %1").arg(text_of(format_count(r.batch)));
    card.subtitle = tr("%1 on %2, %3").arg(m_workspace.modelName(c.model), machine_name, text_of(choices<Precision>[static_cast<std::size_t>(solver.precision())]));
    card.rows = { { tr("Latency"), shown(r.latency, unit::millisecond) }, { tr("Intensity"), shown(r.intensity, unit::flop_per_byte) },
        { tr("Achieved"), shown(r.attained, unit::teraflop_per_second) }, { tr("Of its roof"), shown(r.attained / r.roofAt(r.intensity), unit::percent) },
        { tr("Memory"), shown(r.needed, unit::gigabyte) }, { tr("Bound by"), verdict_of(r) } };
    if (r.intensity > 0)
        card.rows.push_back({ tr("To the ridge"), r.intensity < ridge ? tr("%1× more intensity").arg(text_of(format_number(ridge / r.intensity, 2))) : tr("past it by %1×").arg(text_of(format_number(r.intensity / ridge, 2))) });
    card.formula = QStringLiteral("T = max(t_comp, t_mem) + t_over");
    return card;
}

void RooflinePage::setRegistryClosed(bool closed)
{
    m_title->setVisible(!closed);
    m_registry->setVisible(closed);
    m_chips->setVisible(closed);
    m_shown_chips.clear();
    updateChips();
    fitTools();
}

void RooflinePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitTools();
}

/// Where not all tools have room, those give way that the keyboard has too, then a text that an icon replaces.
void RooflinePage::fitTools()
{
    const auto tight = [this] {
        m_bar->invalidate();
        return m_bar->minimumSize().width() > width();
    };
    m_layers->setToolButtonStyle(m_title->isHidden() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_registry->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_bar->setContentsMargins(20, 8, 20, 8);
    m_back->show();
    m_forward->show();
    if (!tight())
        return;
    m_back->hide();
    m_forward->hide();
    for (QToolButton* button : { m_layers, m_registry })
        if (tight())
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    if (tight())
        m_bar->setContentsMargins(8, 8, 8, 8);
}

RooflinePage::View RooflinePage::view() const { return static_cast<View>(m_stack->currentIndex()); }

void RooflinePage::setResultsHidden(bool hidden)
{
    if (hidden == m_results_hidden)
        return;
    m_results_hidden = hidden;
    if (hidden)
        show(View::Roofline);
    for (const View other : { View::Batch, View::Table })
        m_view->setSegmentEnabled(static_cast<int>(other), !hidden, tr("Shows when the prediction is committed"));
    update();
}

void RooflinePage::show(View view)
{
    if (m_results_hidden)
        view = View::Roofline;
    m_view->setCurrentIndex(static_cast<int>(view));
    m_stack->setCurrentIndex(static_cast<int>(view));
}

void RooflinePage::say(const QString& text) { m_toast->showMessage(text); }

} // namespace mlsysim::desktop
