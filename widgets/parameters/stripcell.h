// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/textlabel.h"
#include "widgets/parameters/parametereditor.h"

namespace mlsysim::widgets {

class ParameterModel;
class ValueButton;

/// One input in a strip: label and editor in one of three arrangements, and a line under it for what is wrong or
/// without effect. The line floats, so that it moves nothing.
class StripCell : public QWidget {
    Q_OBJECT

public:
    enum class Look {
        Stacked, ///< label above the editor
        Inline, ///< label before the editor
        Folded ///< a button with the editor in its popup
    };

    StripCell(ParameterModel* model, int row, Look look, const QString& label, const ParameterEditor::Options& options,
        QWidget* strip);
    ~StripCell() override;

    QString id() const;
    int row() const { return m_editor->row(); }
    ParameterEditor* editor() const { return m_editor; }
    ValueButton* button() const { return m_button; } ///< null unless folded
    void setNoEffect(const QString& text);
    bool hasMessage() const { return !m_full_message.isEmpty(); }
    /// Puts the line under the control, between `left` and `right` (all in the strip's coordinates).
    void placeMessage(int left, int right);
    /// Room that the line needs under the control.
    static int messageHeight();

signals:
    /// What the line says, or where it belongs.
    void messageChanged();

protected:
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void refresh();

    ParameterEditor* m_editor;
    TextLabel* m_label = nullptr;
    ValueButton* m_button = nullptr;
    QPointer<TextLabel> m_message; ///< a child of the strip
    QString m_no_effect, m_full_message;
};

} // namespace mlsysim::widgets
