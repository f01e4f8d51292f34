// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/solvers/plotcard.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/segmentedcontrol.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"
#include "widgets/common/valuebutton.h"
#include "widgets/plot/curveplot.h"
#include "widgets/results/flowlayout.h"
#include "widgets/solvers/quantitypicker.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr int longest_choice = 230; ///< px of what a chooser says
constexpr std::size_t most_rows = 48; ///< of the table

QToolButton* scale_button(const QString& text, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setCheckable(true);
    return button;
}

QString elided(const QString& text)
{
    return QFontMetrics(type_font(TypeStyle::Control))
        .elidedText(text, Qt::ElideRight, static_cast<int>(scaled(longest_choice)));
}

/// The values of x that every curve was computed at, thinned; the present one stays.
std::vector<double> rows_of(const CurveFigure& figure)
{
    std::vector<double> all;
    const auto& curves = figure.panels.front().curves;
    for (const auto& p : curves.front().points)
        if (std::ranges::all_of(curves,
                [&](const Curve& c) { return std::ranges::binary_search(c.points, p.x, {}, &Curve::Point::x); }))
            all.push_back(p.x);
    std::vector<double> kept;
    const std::size_t step = std::max<std::size_t>(1, (all.size() + most_rows - 1) / most_rows);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (i % step == 0 || i + 1 == all.size() || all[i] == figure.now)
            kept.push_back(all[i]);
    return kept;
}

} // namespace

PlotCard::PlotCard(QWidget* parent)
    : Card(parent)
    , m_x(new ValueButton(this))
    , m_y(new ValueButton(this))
    , m_series(new ValueButton(this))
    , m_log_x(scale_button(tr("log x"), tr("Logarithmic x axis"), this))
    , m_log_y(scale_button(tr("log y"), tr("Logarithmic y axis"), this))
    , m_view(new SegmentedControl(this))
    , m_bar(new QWidget(this))
    , m_nothing(new TextLabel(TypeStyle::Body, TextLabel::Ink::Muted, this))
    , m_stack(new QStackedWidget(this))
    , m_plot(new CurvePlot(this))
    , m_table_view(new QTableView(this))
    , m_table(new QStandardItemModel(this))
{
    m_x->setLabel(tr("Across"), tr("x"));
    m_y->setLabel(tr("Up; check several of one unit"), tr("y"));
    m_series->setLabel(tr("A curve for each value of"), tr("series"));
    m_x->setEditor(new QuantityPicker(QuantityPicker::Kind::One));
    m_y->setEditor(new QuantityPicker(QuantityPicker::Kind::Several));
    m_series->setEditor(new QuantityPicker(QuantityPicker::Kind::OneWithValues));
    m_view->addSegment(tr("Plot"), {}, tr("The curves"));
    m_view->addSegment(tr("Table"), {}, tr("The same curves in numbers"));
    m_view->setAccessibleName(tr("Plot or table"));
    connect(m_view, &SegmentedControl::activated, m_stack, &QStackedWidget::setCurrentIndex);
    m_table_view->setModel(m_table);
    m_table_view->setFrameShape(QFrame::NoFrame);
    m_table_view->setShowGrid(false);
    m_table_view->verticalHeader()->hide();
    m_table_view->horizontalHeader()->setHighlightSections(false);
    m_table_view->horizontalHeader()->setStretchLastSection(true);
    m_table_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table_view->setAccessibleName(tr("The curves as a table"));

    auto* choosers = new FlowLayout;
    choosers->setSpacing(metrics::space_8);
    for (QWidget* w : std::initializer_list<QWidget*> { m_x, m_y, m_series, m_log_x, m_log_y })
        choosers->addWidget(w);
    auto* bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(metrics::space_8);
    bar->addLayout(choosers, 1);
    bar->addWidget(m_view, 0, Qt::AlignTop);
    m_stack->addWidget(m_plot);
    m_stack->addWidget(m_table_view);
    body()->setSpacing(metrics::space_8);
    body()->addWidget(m_bar);
    body()->addWidget(m_nothing);
    body()->addWidget(m_stack, 1);
    connectChoosers();
    adoptTheme();
    connect(&ThemeHolder::instance(), &ThemeHolder::changed, this, &PlotCard::adoptTheme);
}

QuantityPicker* PlotCard::picker(ValueButton* button) const { return static_cast<QuantityPicker*>(button->editor()); }

void PlotCard::connectChoosers()
{
    const auto request = [this](PlotChoice wanted, const QString& what) {
        if (!(wanted == m_choice))
            emit choiceRequested(wanted, what);
    };
    connect(picker(m_x), &QuantityPicker::picked, this, [=, this](const QStringList& ids) {
        PlotChoice wanted = m_choice;
        wanted.x = ids.value(0);
        wanted.log_x = {};
        if (wanted.series == wanted.x) // the two change places
            wanted.series = m_choice.x;
        if (wanted.series != m_choice.series)
            wanted.values = m_suggest(wanted.series);
        m_x->closePopup();
        request(wanted, tr("Plot against another input"));
    });
    connect(picker(m_y), &QuantityPicker::picked, this, [=, this](const QStringList& ids) {
        PlotChoice wanted = m_choice;
        // What was checked last decides about the unit.
        wanted.ys = m_choice.ys;
        wanted.ys.removeIf([&](const QString& id) { return !ids.contains(id); });
        for (const QString& id : ids)
            if (!wanted.ys.contains(id))
                wanted.ys.prepend(id);
        wanted.log_y = {};
        if (ids.size() == 1)
            m_y->closePopup();
        request(wanted, tr("Plot another result"));
    });
    connect(picker(m_series), &QuantityPicker::picked, this, [=, this](const QStringList& ids) {
        PlotChoice wanted = m_choice;
        wanted.series = ids.value(0);
        wanted.values = wanted.series.isEmpty() ? QStringList() : m_suggest(wanted.series);
        if (ids.isEmpty())
            m_series->closePopup();
        request(wanted, tr("Choose another series"));
    });
    connect(picker(m_series), &QuantityPicker::valuesTyped, this, [=, this](const QStringList& values) {
        PlotChoice wanted = m_choice;
        wanted.values = values;
        request(wanted, tr("Change the values of the series"));
    });
    connect(m_log_x, &QToolButton::clicked, this, [=, this](bool on) {
        PlotChoice wanted = m_choice;
        wanted.log_x = on;
        request(wanted, tr("Change the x axis"));
    });
    connect(m_log_y, &QToolButton::clicked, this, [=, this](bool on) {
        PlotChoice wanted = m_choice;
        wanted.log_y = on;
        request(wanted, tr("Change the y axis"));
    });
}

void PlotCard::show(const Evaluation& evaluation, const PlotChoice& choice, CurveFigure figure)
{
    m_choice = choice;
    m_suggest = [evaluation](const QString& input) { return suggested_values(evaluation, input); };
    const QList<Quantity> inputs = plot_inputs(evaluation.solver()), outputs = plot_outputs(evaluation.solver());
    QList<Quantity> lines = series_inputs(evaluation.solver());
    lines.removeIf([&](const Quantity& q) { return q.id == choice.x; });
    const auto label = [](const QList<Quantity>& among, const QString& id) {
        const auto q = find_quantity(among, id);
        return q ? q->label : tr("nothing");
    };
    m_x->setValueText(elided(label(inputs, choice.x)));
    m_y->setValueText(elided(choice.ys.size() > 1
            ? tr("%1 and %2 more").arg(label(outputs, choice.ys.front())).arg(choice.ys.size() - 1)
            : label(outputs, choice.ys.value(0))));
    m_series->setValueText(choice.series.isEmpty()
            ? tr("none")
            : elided(label(lines, choice.series) + QStringLiteral(": ") + choice.values.join(QStringLiteral(", "))));
    picker(m_x)->setQuantities(inputs, { choice.x });
    picker(m_y)->setQuantities(outputs, choice.ys);
    picker(m_series)->setQuantities(lines, { choice.series });
    picker(m_series)->setValues(choice.values);
    m_nothing->setText(figure.notice);
    m_nothing->setVisible(figure.panels.empty());
    m_bar->setVisible(!figure.panels.empty());
    m_stack->setVisible(!figure.panels.empty());
    m_log_x->setChecked(figure.x.logarithmic);
    m_log_y->setChecked(!figure.panels.empty() && figure.panels.front().y.logarithmic);
    m_plot->setAccessibleName(tr("%1 against %2").arg(label(outputs, choice.ys.value(0)), label(inputs, choice.x)));
    m_plot->setFigure(std::move(figure));
    fillTable();
}

bool PlotCard::hasPlot() const { return !m_plot->figure().panels.empty(); }

void PlotCard::fillTable()
{
    m_table->clear();
    const CurveFigure& figure = m_plot->figure();
    if (figure.panels.empty() || figure.panels.front().curves.empty())
        return;
    const CurvePanel& panel = figure.panels.front();
    QStringList heads { figure.x_title };
    for (const Curve& curve : panel.curves)
        heads.append(curve.name);
    m_table->setHorizontalHeaderLabels(heads);
    for (const double x : rows_of(figure)) {
        QList<QStandardItem*> row { new QStandardItem(figure.x.text(x)) };
        for (const Curve& curve : panel.curves) {
            const double y = curve.at(x, figure.x, panel.y);
            row.append(new QStandardItem(std::isnan(y) ? tr("–", "no value") : panel.y.text(y)));
        }
        for (QStandardItem* item : row) {
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            QFont font = type_font(TypeStyle::Table);
            font.setWeight(x == figure.now ? QFont::DemiBold : QFont::Normal);
            item->setFont(font);
        }
        m_table->appendRow(row);
    }
    m_table_view->resizeColumnsToContents();
}

void PlotCard::adoptTheme() { m_plot->setPlotStyle(PlotStyle::screen(current_theme())); }

} // namespace mlsysim::widgets
