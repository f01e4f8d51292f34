// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/parameterform.h"

#include "widgets/common/discard.h"
#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/parameters/formrow.h"
#include "widgets/parameters/linkbutton.h"
#include "widgets/parameters/parametermodel.h"

#include <QGridLayout>
#include <QHBoxLayout>

#include <algorithm>

namespace mlsysim::widgets {

namespace {

constexpr double column_width = 360; ///< from twice this on there are two columns
constexpr int most_columns = 2;

} // namespace

ParameterForm::ParameterForm(ParameterModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_grid(new QGridLayout(this))
    , m_foot(new QWidget(this))
    , m_advanced(new LinkButton(tr("Advanced"), LinkButton::Look::Fold))
    , m_reset(new LinkButton(tr("Reset all"), LinkButton::Look::Link))
{
    m_advanced->setCheckable(true);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::space_32);
    m_grid->setVerticalSpacing(metrics::space_16);
    auto* foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->addWidget(m_advanced);
    foot->addStretch();
    foot->addWidget(m_reset);
    connect(m_advanced, &QAbstractButton::clicked, this, &ParameterForm::setAdvancedOpen);
    connect(m_reset, &QAbstractButton::clicked, this, [this] {
        if (m_model)
            m_model->resetAll();
    });
    connect(model, &QAbstractItemModel::modelReset, this, &ParameterForm::rebuild);
    connect(model, &ParameterModel::changed, this, &ParameterForm::updateFoot);
    connect(model, &ParameterModel::problemChanged, this, &ParameterForm::updateFoot);
    rebuild();
}

void ParameterForm::setHiddenFields(const QStringList& ids)
{
    m_hidden = ids;
    rebuild();
}

void ParameterForm::setChoices(const QString& id, const QStringList& choices)
{
    m_choices.insert(id, choices);
    rebuild();
}

FormRow* ParameterForm::formRow(const QString& id) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const FormRow* row) { return row->id() == id; });
    return found == m_rows.end() ? nullptr : *found;
}

void ParameterForm::setNote(const QString& id, const QString& note)
{
    m_remarks[id].note = note;
    remark(formRow(id));
}

void ParameterForm::setNoEffect(const QString& id, const QString& text)
{
    m_remarks[id].no_effect = text;
    remark(formRow(id));
}

void ParameterForm::setForbiddenFrom(const QString& id, std::optional<double> value, const QString& reason)
{
    m_remarks[id].forbidden = value;
    m_remarks[id].reason = reason;
    remark(formRow(id));
}

void ParameterForm::remark(FormRow* row) const
{
    if (!row || !m_remarks.contains(row->id()))
        return;
    const Remark& said = m_remarks[row->id()];
    row->setNote(said.note);
    row->setNoEffect(said.no_effect);
    row->editor()->setForbiddenFrom(said.forbidden, said.reason);
}

QWidget* ParameterForm::editor(const QString& id) const
{
    const FormRow* row = formRow(id);
    return row ? row->editor()->control() : nullptr;
}

void ParameterForm::setAdvancedOpen(bool open)
{
    m_advanced->setChecked(open);
    if (open == m_advanced_open)
        return;
    m_advanced_open = open;
    arrange();
    emit advancedToggled(open);
}

void ParameterForm::rebuild()
{
    for (FormRow* row : std::exchange(m_rows, {}))
        discard(row, m_model);
    for (int i = 0; m_model && i < m_model->rowCount(); ++i) {
        const QString id = m_model->valueIndex(i).data(ParameterModel::IdRole).toString();
        if (m_hidden.contains(id))
            continue;
        m_rows.append(new FormRow(m_model, i, m_choices.value(id), this));
        remark(m_rows.last());
    }
    arrange();
    updateFoot();
}

void ParameterForm::arrange()
{
    while (QLayoutItem* item = m_grid->takeAt(0))
        delete item;
    int line = 0, column = 0;
    QWidget* previous = nullptr;
    const auto place = [&](Tier tier, bool visible) {
        for (FormRow* row : m_rows) {
            if (m_model->field(row->row()).tier != tier)
                continue;
            row->setVisible(visible);
            if (!visible)
                continue;
            m_grid->addWidget(row, line, column, Qt::AlignTop);
            if (previous)
                setTabOrder(previous, row);
            previous = row;
            column = (column + 1) % m_columns;
            line += column == 0 ? 1 : 0;
        }
        line += column == 0 ? 0 : 1;
        column = 0;
    };
    place(Tier::Basic, true);
    m_grid->addWidget(m_foot, line++, 0, 1, m_columns);
    place(Tier::Advanced, m_advanced_open);
    for (int i = 0; i < most_columns; ++i)
        m_grid->setColumnStretch(i, i < m_columns ? 1 : 0);
}

void ParameterForm::updateFoot()
{
    bool advanced = false, changed = false;
    for (const FormRow* row : m_rows) {
        if (row->row() >= m_model->rowCount())
            return; // between two solvers
        advanced = advanced || m_model->field(row->row()).tier == Tier::Advanced;
        changed = changed || !m_model->isDefault(row->row()) || !m_model->problem(row->row()).isEmpty();
    }
    m_advanced->setVisible(advanced);
    m_reset->setEnabled(changed);
}

void ParameterForm::resizeEvent(QResizeEvent*)
{
    const int columns = std::clamp(static_cast<int>(width() / scaled(column_width)), 1, most_columns);
    if (columns == m_columns)
        return;
    m_columns = columns;
    arrange();
}

} // namespace mlsysim::widgets
