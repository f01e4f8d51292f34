// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/solvers/outputtable.h"

#include "widgets/common/fonts.h"
#include "widgets/parameters/text.h"
#include "widgets/parameters/valuetext.h"

#include <QHeaderView>
#include <QStandardItemModel>

#include <algorithm>

namespace mlsysim::widgets {

namespace {

constexpr int most_rows = 14; ///< then it scrolls

/// What a table has under its heads: texts, and whether they are numbers.
struct Cell {
    QString text;
    bool number = false;
};

Cell cell_of(const Value& value, const Type& type, const Field& field)
{
    return { value.absent() ? OutputTable::tr("–", "no value") : readable_text(value, type, field), value.is_number() };
}

/// The members of one element under their heads; new heads are added.
void add_members(const Value& element, const Type& type, const Quantity& output, QStringList& heads, QList<Cell>& row)
{
    const auto put = [&](const QString& head, const Cell& cell) {
        qsizetype at = heads.indexOf(head);
        if (at < 0) {
            at = heads.size();
            heads.append(head);
        }
        row.resize(std::max(row.size(), at + 1));
        row[at] = cell;
    };
    const Type& inner = type.kind == Kind::Optional ? *type.element : type;
    if (inner.kind == Kind::Group) {
        for (const Quantity& member : leaves(*inner.structure)) {
            const Value* value = element.at(utf8(member.id));
            put(member.label, cell_of(value ? *value : Value(), *member.field->type, *member.field));
        }
    } else if (inner.kind == Kind::Map && element.map()) {
        for (const Member& member : *element.map())
            put(text_of(member.name), cell_of(member.value, *inner.element, *output.field));
    } else {
        put(output.label, cell_of(element, inner, *output.field));
    }
}

} // namespace

OutputTable::OutputTable(const Quantity& output, QWidget* parent)
    : QTableView(parent)
    , m_output(output)
    , m_model(new QStandardItemModel(this))
{
    setModel(m_model);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(output.label);
    setAccessibleDescription(text_of(output.field->help));
}

void OutputTable::setValue(const Value& value)
{
    QStringList heads;
    QList<QList<Cell>> rows;
    const Type& type
        = m_output.field->type->kind == Kind::Optional ? *m_output.field->type->element : *m_output.field->type;
    if (const auto* list = value.list())
        for (const Value& element : *list)
            add_members(element, *type.element, m_output, heads, rows.emplace_back());
    if (const auto* map = value.map()) {
        heads.append(tr("Name"));
        for (const Member& member : *map) {
            rows.append({ { text_of(member.name) } });
            add_members(member.value, *type.element, m_output, heads, rows.last());
        }
    }
    m_model->clear();
    m_model->setHorizontalHeaderLabels(heads);
    for (const auto& cells : rows) {
        QList<QStandardItem*> items;
        for (const Cell& cell : cells) {
            items.append(new QStandardItem(cell.text));
            items.last()->setTextAlignment((cell.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        }
        m_model->appendRow(items);
    }
    for (int column = 0; column < m_model->columnCount() && m_model->rowCount() > 0; ++column)
        m_model->setHeaderData(
            column, Qt::Horizontal, m_model->index(0, column).data(Qt::TextAlignmentRole), Qt::TextAlignmentRole);
    setFont(type_font(TypeStyle::Table));
    resizeColumnsToContents();
    updateGeometry();
}

QString OutputTable::text() const
{
    QString text;
    for (int row = -1; row < m_model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells.append(row < 0 ? m_model->headerData(column, Qt::Horizontal).toString()
                                 : m_model->index(row, column).data().toString());
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

QSize OutputTable::sizeHint() const
{
    const int rows = std::min(m_model->rowCount(), most_rows);
    const int row = rows > 0 ? rowHeight(0) : 0;
    return { 400, horizontalHeader()->sizeHint().height() + rows * row + 14 };
}

} // namespace mlsysim::widgets
