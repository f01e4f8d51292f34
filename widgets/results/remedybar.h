// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/results/inspectorcontent.h"

#include <QWidget>

class QPushButton;

namespace mlsysim::widgets {

class FlowLayout;

/// Buttons that make it fit with one click. Hidden when there is nothing to mend.
class RemedyBar : public QWidget {
    Q_OBJECT

public:
    explicit RemedyBar(QWidget* parent = nullptr);

    void setRemedies(const QList<InspectorContent::Remedy>& remedies);
    QPushButton* button(const QString& action) const;

signals:
    void chosen(const QString& action);

private:
    FlowLayout* m_flow;
    QList<QPushButton*> m_buttons;
    QList<InspectorContent::Remedy> m_remedies;
};

} // namespace mlsysim::widgets
