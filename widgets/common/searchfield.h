// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QLineEdit>

class QAction;

namespace mlsysim::widgets {

/// A line edit with a magnifier; while empty it shows the keys that lead to it, otherwise a way to clear it.
class SearchField : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(QWidget* parent = nullptr);

    /// Key caps at the right end; the owner makes the shortcut itself.
    void setKeys(const QKeySequence& keys);
    /// The command field of the app bar: sunken ground instead of an edge.
    void setSunken(bool sunken);

    QSize sizeHint() const override;

signals:
    /// Down was pressed: the list of hits wants the focus.
    void leaveDown();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateMargins();

    QKeySequence m_keys;
    QAction* m_clear;
};

} // namespace mlsysim::widgets
