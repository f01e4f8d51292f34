// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parameters/parametereditor.h"

namespace mlsysim::widgets {

class TextLabel;

/// One input in a form: symbol and label, editor, and under it what is wrong or why it does not count.
class FormRow : public QWidget {
    Q_OBJECT

public:
    FormRow(ParameterModel* model, int row, const QStringList& choices, QWidget* parent);

    QString id() const;
    int row() const { return m_editor->row(); }
    ParameterEditor* editor() const { return m_editor; }
    QString message() const;
    void setNote(const QString& note);
    void setNoEffect(const QString& text);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void refresh();

    ParameterEditor* m_editor;
    TextLabel* m_note;
    TextLabel* m_message;
    QString m_no_effect;
};

} // namespace mlsysim::widgets
