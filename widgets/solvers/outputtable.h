// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/solvers/plotchoice.h"

#include <QTableView>

class QStandardItemModel;

namespace mlsysim::widgets {

/// A list or a map among the outputs of a solver: a row for each element, a column for each of its members.
class OutputTable : public QTableView {
    Q_OBJECT

public:
    explicit OutputTable(const Quantity& output, QWidget* parent = nullptr);

    void setValue(const Value& value);
    QString text() const; ///< with tabs between the columns

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 200, sizeHint().height() }; }

private:
    Quantity m_output;
    QStandardItemModel* m_model;
};

} // namespace mlsysim::widgets
