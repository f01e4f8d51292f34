// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/legendtable.h"

#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {
namespace {

constexpr double column_gap = 24;
constexpr double swatch_gap = 8;

QString tr(const char* text) { return QCoreApplication::translate("LegendTable", text); }

QFont weighted(QFont font, QFont::Weight weight)
{
    font.setWeight(weight);
    return font;
}

} // namespace

LegendTable::LegendTable(
    const RooflineScene& scene, const PlotStyle& style, Form form, const QStringList& hidden, const QString& hovered)
    : m_form(form)
    , m_style(style)
{
    const bool full = form == Form::Full;
    m_header = { tr("Machine") };
    if (full)
        m_header << (scene.peak_header.isEmpty() ? tr("Peak") : scene.peak_header) << tr("Bandwidth") << tr("Ridge");
    m_header << (scene.use_header.isEmpty() ? tr("Of roof") : scene.use_header);
    for (const Roof& roof : scene.roofs) {
        if (!roof.visible)
            continue;
        const SeriesStyle& series = style.series(roof.series, roof.overflow);
        Row row;
        row.machine = roof.machine;
        row.cells << (roof.full_name.isEmpty() ? roof.name : roof.full_name);
        if (roof.changed)
            row.cells.front() = tr("%1, changed").arg(row.cells.front());
        if (full)
            row.cells << roof.peak_cell << roof.bandwidth_text << roof.ridge_cell;
        row.cells << roof.use_cell;
        row.color = series.color;
        row.ink = style.ink(series.color);
        row.dash = roof.current ? QList<qreal>() : series.dash;
        row.current = roof.current;
        row.hidden = hidden.contains(roof.machine);
        row.hovered = roof.machine == hovered;
        for (const Trajectory& trajectory : scene.trajectories)
            if (trajectory.primary && trajectory.machine == roof.machine && trajectory.current)
                row.alert = row.alert || (scene.options.results && !trajectory.current->fits);
        m_rows.push_back(std::move(row));
    }
    QSet<int> named;
    for (const Trajectory& trajectory : scene.trajectories) {
        if (trajectory.primary || trajectory.number <= 0 || named.contains(trajectory.number))
            continue;
        named.insert(trajectory.number);
        Row row;
        row.number = QString::number(trajectory.number);
        row.cells << trajectory.model_name;
        m_rows.push_back(std::move(row));
    }

    const QFont plain = style.font(PlotText::Label);
    const QFontMetricsF head(plain), body(weighted(plain, QFont::Medium)), strong(weighted(plain, QFont::DemiBold));
    m_row_height = std::ceil(body.height() + style.space(11));
    m_swatch = style.space(24);
    m_padding = style.space(8);
    for (qsizetype column = 0; column < m_header.size(); ++column) {
        double width = head.horizontalAdvance(m_header[column]);
        for (const Row& row : m_rows)
            if (column < row.cells.size())
                width = std::max(
                    width, strong.horizontalAdvance(row.cells[column]) + (column == 0 ? m_swatch + swatch_gap : 0));
        m_widths.append(std::ceil(width));
    }
    if (!scene.options.results)
        for (Row& row : m_rows)
            if (!row.machine.isEmpty())
                row.cells.back() = QStringLiteral("?"); // as wide as what it will say
    double width = 2 * m_padding + 12;
    for (const qreal one : m_widths)
        width += one;
    width += column_gap * static_cast<double>(m_widths.size() - 1);
    m_size = { width, 2 * (m_padding - 2) + m_row_height * static_cast<double>(m_rows.size() + 1) };
}

QRectF LegendTable::rowRect(std::size_t row) const
{
    return { m_padding - 2, m_padding - 2 + m_row_height * static_cast<double>(row + 1),
        m_size.width() - 2 * (m_padding - 2), m_row_height };
}

QRectF LegendTable::swatchRect(std::size_t row) const
{
    const QRectF whole = rowRect(row);
    return { whole.left(), whole.top(), m_swatch + swatch_gap + 6, whole.height() };
}

int LegendTable::rowAt(QPointF position) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (rowRect(row).contains(position))
            return static_cast<int>(row);
    return -1;
}

void LegendTable::paint(QPainter& painter, const QRectF& rect, bool lifted) const
{
    const Theme& theme = m_style.theme;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (lifted)
        draw_lift(painter, rect, metrics::radius_card);
    draw_box(painter, rect, { theme.raised, theme.border }, metrics::radius_card);
    painter.translate(rect.topLeft());
    const QFont plain = m_style.font(PlotText::Label);
    const auto cells = [&](const QStringList& texts, const QRectF& line, double indent, const auto& look) {
        double left = line.left() + 8;
        for (qsizetype column = 0; column < texts.size() && column < m_widths.size(); ++column) {
            const QRectF cell(left + (column == 0 ? indent : 0), line.top(), m_widths[column], line.height());
            look(column);
            painter.drawText(cell, Qt::AlignVCenter | (column == 0 ? Qt::AlignLeft : Qt::AlignRight), texts[column]);
            left += m_widths[column] + column_gap;
        }
    };
    painter.setFont(plain);
    painter.setPen(theme.muted);
    cells(m_header, rowRect(0).translated(0, -m_row_height), 0, [](qsizetype) {});
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const QRectF line = rowRect(i);
        if (row.current || row.hovered)
            draw_box(painter, line.adjusted(0, 1, 0, -1), { row.current ? theme.selection : theme.hover, {} }, 4);
        const QRectF swatch(line.left() + 8, line.top(), m_swatch, line.height());
        if (row.number.isEmpty()) {
            if (!row.hidden)
                draw_swatch_line(painter, swatch, row.color, row.dash);
        } else {
            painter.setPen(theme.muted);
            painter.drawText(swatch, Qt::AlignCenter, row.number);
        }
        cells(row.cells, line, m_swatch + swatch_gap, [&](qsizetype column) {
            const bool last = column == row.cells.size() - 1 && column > 0;
            painter.setFont(weighted(plain, row.current ? QFont::DemiBold : QFont::Medium));
            painter.setPen(row.hidden ? theme.faint : last && row.alert ? row.ink : theme.text);
        });
    }
    painter.restore();
}

bool LegendTable::operator==(const LegendTable& other) const
{
    return m_form == other.m_form && m_header == other.m_header && m_rows == other.m_rows && m_size == other.m_size
        && m_style.theme.raised == other.m_style.theme.raised;
}

} // namespace mlsysim::widgets
