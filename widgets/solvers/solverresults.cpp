// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/solvers/solverresults.h"

#include "engine/study/elasticity.h"
#include "widgets/common/discard.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/subscripttext.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"
#include "widgets/parameters/text.h"
#include "widgets/parameters/valuetext.h"
#include "widgets/results/derivationcard.h"
#include "widgets/solvers/outputtable.h"
#include "widgets/solvers/resultsrow.h"
#include "widgets/solvers/sensitivitylist.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

const Type& inner(const Type& type) { return type.kind == Kind::Optional ? *type.element : type; }

bool is_table(const Quantity& q)
{
    return inner(*q.field->type).kind == Kind::List || inner(*q.field->type).kind == Kind::Map;
}

/// What a derivation of the output starts from: its symbol in the trace, or the step of the same name.
QString step_of(const Trace& trace, const Quantity& output)
{
    if (trace.find(utf8(output.symbol)))
        return output.symbol;
    const auto step = std::ranges::find(trace.steps(), utf8(output.label), &Trace::Step::label);
    return step == trace.steps().end() ? QString() : text_of(step->symbol);
}

} // namespace

SolverResults::SolverResults(QWidget* parent)
    : QWidget(parent)
    , m_along(new QComboBox(this))
    , m_head(new QWidget(this))
    , m_grid(new QGridLayout)
    , m_table_column(new QVBoxLayout)
    , m_why(new QWidget(this))
    , m_derivation(new DerivationCard(m_why))
    , m_sensitivity(new SensitivityList(m_why))
{
    m_along->setAccessibleName(tr("The input whose change is shown"));
    m_along->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(metrics::space_8);
    head->addWidget(new TextLabel(tr("Change for 1 % more"), TypeStyle::Label, TextLabel::Ink::Muted));
    head->addWidget(m_along);
    auto* why = new QVBoxLayout(m_why);
    why->setContentsMargins(0, 0, 0, metrics::space_12);
    why->setSpacing(metrics::space_12);
    why->addWidget(m_derivation);
    why->addWidget(m_sensitivity);
    m_why->hide();
    m_grid->setHorizontalSpacing(metrics::space_12);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(ResultsRow::Label, 3);
    m_grid->setColumnStretch(ResultsRow::Number, 2);
    m_grid->setColumnStretch(ResultsRow::Bar, 1);
    m_grid->addWidget(m_head, 0, ResultsRow::Number, 1, ResultsRow::Columns - ResultsRow::Number, Qt::AlignRight);
    m_table_column->setSpacing(metrics::space_4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space_12);
    column->addLayout(m_grid);
    column->addLayout(m_table_column);
    connect(m_along, &QComboBox::activated, this, &SolverResults::refresh);
    connect(m_derivation, &DerivationCard::openChanged, this, [this](bool open) {
        if (!open)
            explain({});
    });
}

SolverResults::~SolverResults() = default;

void SolverResults::setEvaluation(const Evaluation& evaluation, const QStringList& strong)
{
    const bool another = !m_evaluation || &m_evaluation->solver() != &evaluation.solver();
    m_evaluation = std::make_unique<Evaluation>(evaluation);
    m_strong = strong;
    if (another)
        rebuild();
    refresh();
}

void SolverResults::rebuild()
{
    explain({});
    for (ResultsRow* row : std::exchange(m_rows, {}))
        row->remove();
    while (QLayoutItem* item = m_table_column->takeAt(0)) {
        discard(item->widget());
        delete item;
    }
    m_tables.clear();
    m_along->clear();
    for (const Quantity& input : plot_inputs(m_evaluation->solver()))
        m_along->addItem(
            input.symbol.isEmpty() ? input.label : input.label + QLatin1Char(' ') + subscript_plain(input.symbol),
            input.id);
    m_head->setVisible(m_along->count() > 0);
    for (const Quantity& output : leaves(m_evaluation->solver().outputs)) {
        if (is_table(output)) {
            auto* title = new TextLabel(output.label, TypeStyle::Strong);
            title->setToolTip(text_of(output.field->help));
            m_tables.append(new OutputTable(output));
            m_table_column->addWidget(title);
            m_table_column->addWidget(m_tables.last());
            continue;
        }
        // Every second line is left for a derivation.
        auto* row = new ResultsRow(output, m_grid, 1 + 2 * static_cast<int>(m_rows.size()), this);
        connect(row, &ResultsRow::whyRequested, this,
            [this](const QString& id) { explain(id == m_explained ? QString() : id); });
        m_rows.append(row);
    }
}

void SolverResults::setAlong(const QString& input)
{
    if (const int at = m_along->findData(input); at >= 0 && at != m_along->currentIndex()) {
        m_along->setCurrentIndex(at);
        refresh();
    }
}

QString SolverResults::along() const { return m_along->currentData().toString(); }

void SolverResults::refresh()
{
    if (!m_evaluation)
        return;
    m_evaluation->solve();
    m_outputs = m_evaluation->outputs();
    const auto value_at = [this](const QString& id) {
        const Value* value = m_outputs.at(utf8(id));
        return value ? *value : Value();
    };
    std::vector<double> answers;
    double largest = 0;
    for (const ResultsRow* row : m_rows) {
        const bool number = inner(*row->output().field->type).kind == Kind::Real
            || inner(*row->output().field->type).kind == Kind::Integer;
        const bool finite = number && std::isfinite(m_evaluation->output(utf8(row->output().id)));
        answers.push_back(finite && !along().isEmpty()
                ? elasticity(*m_evaluation, utf8(along()), utf8(row->output().id))
                : std::nan(""));
        m_evaluation->solve(); // the measurement left other results behind
        largest = std::max(largest, std::isnan(answers.back()) ? 0 : std::fabs(answers.back()));
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setValue(value_at(m_rows[i]->output().id), m_strong.contains(m_rows[i]->output().id));
        m_rows[i]->setElasticity(answers[static_cast<std::size_t>(i)], largest);
    }
    const QList<Quantity> all = leaves(m_evaluation->solver().outputs);
    qsizetype table = 0;
    for (const Quantity& output : all)
        if (is_table(output))
            m_tables[table++]->setValue(value_at(output.id));
    refreshDerivation();
    update();
}

void SolverResults::explain(const QString& output)
{
    const bool had_focus = m_why->isAncestorOf(focusWidget());
    const auto row_of = [this](const QString& id) {
        const auto found = std::ranges::find_if(m_rows, [&](const ResultsRow* row) { return row->output().id == id; });
        return found == m_rows.end() ? nullptr : *found;
    };
    if (ResultsRow* before = row_of(m_explained); before && had_focus)
        before->whyButton()->setFocus(Qt::TabFocusReason);
    ResultsRow* row = row_of(output);
    m_explained = row ? output : QString();
    m_grid->removeWidget(m_why);
    m_why->setVisible(row);
    if (!row)
        return;
    m_grid->addWidget(m_why, row->line() + 1, 0, 1, ResultsRow::Columns);
    m_derivation->setOpen(true);
    refreshDerivation();
}

void SolverResults::refreshDerivation()
{
    const auto found
        = std::ranges::find_if(m_rows, [this](const ResultsRow* row) { return row->output().id == m_explained; });
    if (found == m_rows.end())
        return;
    const Quantity& output = (*found)->output();
    const Trace trace = m_evaluation->explain();
    InspectorContent::Cell cell;
    cell.id = output.id;
    cell.label = output.label;
    cell.number = (*found)->valueText();
    cell.symbol = step_of(trace, output);
    cell.tooltip = text_of(output.field->help);
    cell.question = tr("Why is %1 %2?", "result and value").arg(in_sentence(output.label), cell.number);
    m_derivation->setDerivation(trace, cell, {});
    m_sensitivity->setOutput(*m_evaluation, output.id);
    m_evaluation->solve();
}

QString SolverResults::derivationText() const { return m_derivation->text(); }

QString SolverResults::valueText(const QString& output) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const ResultsRow* row) { return row->output().id == output; });
    return found == m_rows.end() ? QString() : (*found)->valueText();
}

QString SolverResults::text() const
{
    QStringList lines;
    for (const ResultsRow* row : m_rows)
        lines.append(row->text());
    for (const OutputTable* table : m_tables)
        lines << QString() << table->accessibleName() << table->text().trimmed();
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void SolverResults::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    for (const ResultsRow* row : m_rows)
        if (row != m_rows.last() || !m_tables.isEmpty())
            draw_hairline(painter, QRectF(0, row->bottom() + 1, width(), 1), current_theme().border);
}

} // namespace mlsysim::widgets
