// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace mlsysim::widgets {

class TextLabel;

/// What the pane is about, in a line and a muted line, with the button that pins it.
class SubjectHeader : public QWidget {
    Q_OBJECT

public:
    explicit SubjectHeader(QWidget* parent = nullptr);

    void setSubject(const QString& subject, const QString& subline, const QString& fidelity);
    QToolButton* pinButton() const { return m_pin; }

signals:
    void pinRequested();

private:
    TextLabel* m_subject;
    TextLabel* m_subline;
    QToolButton* m_pin;
};

} // namespace mlsysim::widgets
