// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace mlsysim::widgets {

/// A few exclusive choices side by side, the active one lifted from a sunken ground; arrow keys move.
class SegmentedControl : public QWidget {
    Q_OBJECT

public:
    explicit SegmentedControl(QWidget* parent = nullptr);

    /// Appends a choice and returns its index; the first one becomes current.
    int addSegment(const QString& text, const QVariant& value = {}, const QString& tool_tip = {});
    void clear();

    int count() const;
    int currentIndex() const;
    QVariant currentData() const;
    QString segmentText(int index) const;
    /// Both show a choice without emitting activated(); -1 or unknown data shows none.
    void setCurrentIndex(int index);
    void setCurrentData(const QVariant& value);

    /// A disabled choice stays visible; `reason` becomes its tooltip.
    void setSegmentEnabled(int index, bool enabled, const QString& reason = {});
    /// The radio button of a choice, for accessibility, buddies and tests.
    QAbstractButton* segment(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// The user chose.
    void activated(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
    QVariantList m_data;
};

} // namespace mlsysim::widgets
