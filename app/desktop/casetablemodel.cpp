// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/casetablemodel.h"

#include "engine/units/text.h"
#include "widgets/common/fonts.h"
#include "widgets/parameters/text.h"

#include <QFont>

namespace mlsysim::desktop {

using widgets::text_of;

namespace {

template <class U> QString shown(double value, const U& unit) { return text_of(format(value, unit.erased())); }

} // namespace

void CaseTableModel::setRows(const QList<CaseRow>& rows)
{
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    m_rows = rows;
    if (!rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int CaseTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
int CaseTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant CaseTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CaseRow& row = m_rows[index.row()];
    const StepResult& r = row.result;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((index.column() >= Batch && index.column() != Verdict ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::FontRole)
        return widgets::type_font(row.current ? widgets::TypeStyle::Strong : widgets::TypeStyle::Table);
    if (role != Qt::DisplayRole)
        return {};
    const bool solved = r.latency > 0;
    switch (index.column()) {
    case Machine:
        return row.machine;
    case Model:
        return row.model;
    case Verdict:
        return row.verdict;
    default:
        break;
    }
    if (!solved)
        return QStringLiteral("–");
    switch (index.column()) {
    case Batch:
        return text_of(format_count(r.batch));
    case Latency:
        return shown(r.latency, unit::millisecond);
    case Throughput:
        return text_of(format_number(r.throughput));
    case Intensity:
        return text_of(format_number(r.intensity));
    case Attained:
        return shown(r.attained, unit::teraflop_per_second);
    case OfPeak:
        return shown(r.attained / r.peak, unit::percent);
    case Memory:
        return shown(r.needed, unit::gigabyte) + tr(" of ") + shown(r.capacity, unit::gigabyte);
    default:
        return {};
    }
}

QVariant CaseTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section >= Batch && section != Verdict ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    static const char* const names[ColumnCount] = { QT_TR_NOOP("Machine"), QT_TR_NOOP("Model"), QT_TR_NOOP("Batch"), QT_TR_NOOP("Latency"),
        QT_TR_NOOP("Per second"), QT_TR_NOOP("FLOP/byte"), QT_TR_NOOP("Attained"), QT_TR_NOOP("Of peak"), QT_TR_NOOP("Verdict"), QT_TR_NOOP("Memory") };
    return tr(names[section]);
}

QString CaseTableModel::text() const
{
    QStringList lines;
    QStringList cells;
    for (int c = 0; c < ColumnCount; ++c)
        cells << headerData(c, Qt::Horizontal).toString();
    lines << cells.join(QLatin1Char('\t'));
    for (int r = 0; r < rowCount(); ++r) {
        cells.clear();
        for (int c = 0; c < ColumnCount; ++c)
            cells << data(index(r, c)).toString();
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace mlsysim::desktop
