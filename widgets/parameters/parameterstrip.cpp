// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/parameterstrip.h"

#include "widgets/common/discard.h"
#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"
#include "widgets/common/valuebutton.h"
#include "widgets/parameters/numbereditor.h"
#include "widgets/parameters/parametermodel.h"
#include "widgets/parameters/stripcell.h"
#include "widgets/parameters/text.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr int side = metrics::space_16;
constexpr int gap = metrics::space_20;
constexpr int gap_narrow = metrics::space_12;
constexpr int top_wide = 8; ///< above the labels

bool slides(const ParameterModel& model, int row)
{
    const Kind kind = model.field(row).type->kind;
    return (kind == Kind::Real || kind == Kind::Integer) && std::isfinite(model.field(row).high)
        && std::isfinite(model.field(row).low);
}

int line_height(bool narrow)
{
    const int message = StripCell::messageHeight();
    if (narrow)
        return std::max(metrics::parameter_strip_narrow, control_height() + 2 * message);
    const int label = QFontMetrics(type_font(TypeStyle::Label)).height();
    return std::max(metrics::parameter_strip, top_wide + label + metrics::space_4 + control_height() + message + 2);
}

int second_height() { return control_height() + StripCell::messageHeight() + metrics::space_2; }

} // namespace

ParameterStrip::ParameterStrip(ParameterModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_first(new QHBoxLayout)
    , m_second(new QHBoxLayout)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Parameters"));
    // Cells are narrower than their wish for a moment while a window shrinks; this must not hold the window open.
    m_first_line = new QWidget(this);
    m_second_line = new QWidget(this);
    m_first_line->setLayout(m_first);
    m_second_line->setLayout(m_second);
    for (QHBoxLayout* line : { m_first, m_second })
        line->setSizeConstraint(QLayout::SetNoConstraint);
    connect(model, &QAbstractItemModel::modelReset, this, &ParameterStrip::rebuild);
    connect(model, &ParameterModel::changed, this, &ParameterStrip::updateSecondRow);
}

void ParameterStrip::setFields(const QList<StripField>& fields)
{
    m_fields = fields;
    rebuild();
}

QWidget* ParameterStrip::editor(const QString& id) const
{
    for (const StripCell* cell : m_cells)
        if (cell->id() == id)
            return cell->editor()->control();
    return nullptr;
}

void ParameterStrip::setNoEffect(const QString& id, const QString& text)
{
    m_notes[id].no_effect = text;
    for (StripCell* cell : m_cells)
        if (cell->id() == id)
            cell->setNoEffect(text);
}

void ParameterStrip::setForbiddenFrom(const QString& id, std::optional<double> value, const QString& reason)
{
    m_notes[id].forbidden = value;
    m_notes[id].reason = reason;
    for (StripCell* cell : m_cells)
        if (cell->id() == id)
            cell->editor()->setForbiddenFrom(value, reason);
}

void ParameterStrip::setNarrowBelow(int width)
{
    m_narrow_below = width;
    updateMode();
}

/// Makes the cells for one mode. The first slider keeps its place in both.
void ParameterStrip::makeCells(bool narrow)
{
    m_narrow = narrow;
    for (StripCell* cell : std::exchange(m_cells, {}))
        discard(cell, m_model);
    for (QHBoxLayout* line : { m_first, m_second }) {
        while (QLayoutItem* item = line->takeAt(0))
            delete item;
        const int margin = narrow ? gap_narrow : side;
        line->setContentsMargins(margin, 0, margin, 0);
        line->setSpacing(narrow ? gap_narrow - metrics::space_4 : gap);
        line->setAlignment(Qt::AlignTop);
    }
    const int message = StripCell::messageHeight();
    m_first->setContentsMargins(m_first->contentsMargins().left(),
        narrow ? (line_height(true) - control_height()) / 2 : top_wide, m_first->contentsMargins().right(), 0);
    m_second->setContentsMargins(m_second->contentsMargins() + QMargins(0, 0, 0, message));
    bool slider_seen = false;
    for (const StripField& field : m_fields) {
        const int row = m_model ? m_model->row(field.id) : -1;
        if (row < 0)
            continue;
        const bool second = !m_model->field(row).when.empty();
        const bool main = !second && !slider_seen && slides(*m_model, row);
        slider_seen = slider_seen || main;
        const bool check = m_model->field(row).type->kind == Kind::Switch;
        const auto look = narrow ? (main || check ? StripCell::Look::Inline : StripCell::Look::Folded)
            : second             ? StripCell::Look::Inline
                                 : StripCell::Look::Stacked;
        auto* cell = new StripCell(m_model, row, look, field.label, { true, field.choices, field.slider }, this);
        m_cells.append(cell);
        (second ? m_second : m_first)
            ->addWidget(
                cell, look != StripCell::Look::Folded && cell->editor()->stretches() ? main ? 3 : 2 : 0, Qt::AlignTop);
        if (const auto note = m_notes.find(field.id); note != m_notes.end()) {
            cell->setNoEffect(note->second.no_effect);
            cell->editor()->setForbiddenFrom(note->second.forbidden, note->second.reason);
        }
        connect(cell, &StripCell::messageChanged, this, &ParameterStrip::placeMessages);
        cell->show();
    }
    m_first->addStretch(); // takes what the sliders don't want
    m_second->addStretch();
    updateSecondRow();
}

void ParameterStrip::rebuild()
{
    if (!m_model)
        return;
    makeCells(false);
    m_wide_width = m_first->minimumSize().width();
    updateMode();
    updateGeometry();
}

void ParameterStrip::updateMode()
{
    if (!testAttribute(Qt::WA_Resized)) // nobody knows yet how wide it will be
        return;
    const bool narrow = width() < std::max(m_wide_width, m_narrow_below);
    if (narrow == m_narrow)
        return placeMessages();
    const QWidget* focused = QApplication::focusWidget();
    QString id;
    for (const StripCell* cell : m_cells)
        if (focused && (cell == focused || cell->isAncestorOf(focused)))
            id = cell->id();
    makeCells(narrow);
    for (StripCell* cell : m_cells)
        if (cell->id() == id)
            (cell->button() ? static_cast<QWidget*>(cell->button()) : cell->editor())->setFocus();
    updateGeometry();
    emit narrowChanged(narrow);
}

void ParameterStrip::updateSecondRow()
{
    bool any = false;
    for (StripCell* cell : m_cells) {
        if (cell->row() >= m_model->rowCount() || m_model->field(cell->row()).when.empty())
            continue;
        const bool applies = m_model->appliesNow(cell->row());
        cell->setVisible(applies);
        any = any || applies;
    }
    if (any != m_second_row) {
        m_second_row = any;
        updateGeometry();
    }
    arrange();
}

void ParameterStrip::arrange()
{
    const int first = line_height(m_narrow);
    m_first_line->setGeometry(0, 0, width(), first);
    m_second_line->setGeometry(0, first, width(), second_height());
    m_second_line->setVisible(m_second_row);
    m_first->activate();
    m_second->activate();
    placeMessages();
}

void ParameterStrip::placeMessages()
{
    for (qsizetype i = 0; i < m_cells.size(); ++i) {
        // A message has the room between its neighbours that have one.
        int left = metrics::space_4, right = width() - metrics::space_4;
        for (qsizetype j = 0; j < m_cells.size(); ++j) {
            if (j == i || !m_cells[j]->hasMessage() || m_cells[j]->parentWidget() != m_cells[i]->parentWidget())
                continue;
            const int x = m_cells[j]->mapTo(this, QPoint()).x();
            if (j < i)
                left = x + m_cells[j]->width() + metrics::space_8;
            else
                right = std::min(right, x - metrics::space_8);
        }
        m_cells[i]->placeMessage(left, right);
    }
}

QSize ParameterStrip::sizeHint() const
{
    return { m_wide_width, line_height(m_narrow) + (m_second_row ? second_height() : 0) };
}

QSize ParameterStrip::minimumSizeHint() const { return { 0, sizeHint().height() }; }

void ParameterStrip::resizeEvent(QResizeEvent*)
{
    updateMode();
    arrange();
}

void ParameterStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LocaleChange)
        rebuild();
}

void ParameterStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    draw_hairline(painter, QRectF(0, height() - 1, width(), 1), theme.border);
}

} // namespace mlsysim::widgets
