// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/solvers/plotchoice.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace mlsysim::widgets {

/// A list of quantities for the popup of a button: one of them, or several by their check boxes, and a line for values.
class QuantityPicker : public QWidget {
    Q_OBJECT

public:
    enum class Kind { One, Several, OneWithValues };

    explicit QuantityPicker(Kind kind, QWidget* parent = nullptr);

    void setQuantities(const QList<Quantity>& quantities, const QStringList& chosen);
    void setValues(const QStringList& values);

    QListWidget* list() const { return m_list; }
    QLineEdit* valueLine() const { return m_values; }
    QSize sizeHint() const override;

signals:
    /// Empty when the head of the list, "none", was chosen.
    void picked(const QStringList& ids);
    void valuesTyped(const QStringList& values);

private:
    void choose(QListWidgetItem* item);

    Kind m_kind;
    QListWidget* m_list;
    QWidget* m_value_part;
    QLineEdit* m_values;
    bool m_filling = false;
};

} // namespace mlsysim::widgets
