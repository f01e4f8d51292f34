// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parameters/parametereditor.h"

class QLineEdit;
class QToolButton;

namespace mlsysim::widgets {

/// A line for what is typed as text: words, lists ("1, 2, 4"), maps ("a=1 us, b=2 us") and numbers that may be absent.
/// A list of registry entries has a button that adds one.
class TextEditor : public ParameterEditor {
    Q_OBJECT

public:
    TextEditor(ParameterModel* model, int row, QWidget* parent);

    QWidget* control() const override;
    QLineEdit* lineEdit() const { return m_line; }

protected:
    void refresh() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void commit();
    void addPicker();

    QLineEdit* m_line;
    bool m_had_problem = false;
};

} // namespace mlsysim::widgets
