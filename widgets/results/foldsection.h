// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace mlsysim::widgets {

/// A line with a chevron that shows or hides what belongs to it.
class FoldSection : public QWidget {
    Q_OBJECT

public:
    explicit FoldSection(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QVBoxLayout* body() const { return m_body; }
    void setOpen(bool open);
    bool isOpen() const;
    QToolButton* head() const { return m_head; }

signals:
    void toggled(bool open);

private:
    QToolButton* m_head;
    QWidget* m_inside;
    QVBoxLayout* m_body;
};

} // namespace mlsysim::widgets
