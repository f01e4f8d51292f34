// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/selection.h"

#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QToolButton;

namespace mlsysim::widgets {
class SearchField;
class SegmentedControl;
}

namespace mlsysim::desktop {

/// The bar at the top: document, command field, fidelity, undo, export, presentation, theme and menu.
class AppBar : public QWidget {
    Q_OBJECT

public:
    /// The buttons show these actions.
    struct Actions {
        QAction *undo, *redo, *export_figure, *present, *theme;
        QMenu* menu;
    };
    explicit AppBar(const Actions& actions, QWidget* parent = nullptr);

    void setDocument(const QString& name, bool modified);
    void setFidelity(Fidelity fidelity);
    /// On a page where the fidelity has no meaning its place stays empty.
    void setFidelityShown(bool shown);
    void setNarrow(bool narrow);
    widgets::SegmentedControl* fidelityControl() const { return m_fidelity; }
    widgets::SearchField* commandField() const { return m_command; }
    QToolButton* menuButton() const { return m_menu; }

signals:
    void fidelityChosen(mlsysim::desktop::Fidelity fidelity);
    /// The command field was clicked or typed into.
    void commandRequested(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* button(QAction* action, const QString& icon);

    QLabel* m_document;
    widgets::SearchField* m_command;
    widgets::SegmentedControl* m_fidelity;
    QToolButton *m_export, *m_theme, *m_menu;
};

} // namespace mlsysim::desktop
