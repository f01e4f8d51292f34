// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/solvers/quantitypicker.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/textlabel.h"

#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace mlsysim::widgets {

namespace {

constexpr double preferred_width = 260;
constexpr int most_rows = 12;

QString id_of(const QListWidgetItem* item) { return item->data(Qt::UserRole).toString(); }

} // namespace

QuantityPicker::QuantityPicker(Kind kind, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_list(new QListWidget(this))
    , m_value_part(new QWidget(this))
    , m_values(new QLineEdit(m_value_part))
{
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Quantities"));
    m_values->setAccessibleName(tr("Values of the series"));
    m_values->setPlaceholderText(tr("one, two, three"));
    m_values->setMinimumHeight(control_height());
    auto* part = new QVBoxLayout(m_value_part);
    part->setContentsMargins(0, 0, 0, 0);
    part->setSpacing(metrics::space_4);
    part->addWidget(new TextLabel(tr("Values, a curve for each"), TypeStyle::Label, TextLabel::Ink::Muted));
    part->addWidget(m_values);
    m_value_part->setVisible(kind == Kind::OneWithValues);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space_8);
    column->addWidget(m_list, 1);
    column->addWidget(m_value_part);
    setFocusProxy(m_list);
    connect(m_list, &QListWidget::itemClicked, this, &QuantityPicker::choose);
    connect(m_list, &QListWidget::itemActivated, this, &QuantityPicker::choose);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        QStringList checked;
        for (int i = 0; i < m_list->count(); ++i)
            if (m_list->item(i)->checkState() == Qt::Checked)
                checked.append(id_of(m_list->item(i)));
        if (!m_filling && !checked.isEmpty())
            emit picked(checked);
    });
    connect(m_values, &QLineEdit::editingFinished, this, [this] {
        if (!m_values->isModified())
            return;
        m_values->setModified(false);
        QStringList values;
        for (const QString& word : m_values->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
            values.append(word.trimmed());
        emit valuesTyped(values);
    });
}

QSize QuantityPicker::sizeHint() const
{
    const int rows = std::clamp(m_list->count(), 1, most_rows);
    const int row = m_list->count() > 0 ? std::max(m_list->sizeHintForRow(0), 20) : 20;
    const int below = m_kind == Kind::OneWithValues ? m_value_part->sizeHint().height() + metrics::space_8 : 0;
    return { static_cast<int>(scaled(preferred_width)), rows * row + 2 * metrics::space_4 + below };
}

void QuantityPicker::setQuantities(const QList<Quantity>& quantities, const QStringList& chosen)
{
    m_filling = true;
    m_list->clear();
    if (m_kind == Kind::OneWithValues)
        m_list->addItem(tr("None: one curve"));
    for (const Quantity& q : quantities) {
        auto* item
            = new QListWidgetItem(q.symbol.isEmpty() ? q.label : q.label + QStringLiteral("  ") + q.symbol, m_list);
        item->setData(Qt::UserRole, q.id);
        if (m_kind == Kind::Several)
            item->setCheckState(chosen.contains(q.id) ? Qt::Checked : Qt::Unchecked);
    }
    for (int i = 0; i < m_list->count(); ++i)
        if (id_of(m_list->item(i)) == chosen.value(0))
            m_list->setCurrentRow(i);
    m_filling = false;
    updateGeometry();
}

void QuantityPicker::setValues(const QStringList& values)
{
    m_values->setText(values.join(QStringLiteral(", ")));
    m_values->setEnabled(!m_list->selectedItems().isEmpty() && !id_of(m_list->currentItem()).isEmpty());
}

void QuantityPicker::choose(QListWidgetItem* item)
{
    const QString id = id_of(item);
    emit picked(id.isEmpty() ? QStringList() : QStringList { id });
}

} // namespace mlsysim::widgets
