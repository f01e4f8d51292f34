// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

namespace mlsysim::widgets {

/// Puts widgets in lines like words and breaks where the width ends.
class FlowLayout : public QLayout {
    Q_OBJECT

public:
    explicit FlowLayout(QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override;
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// Returns the height that is needed; places the items unless it only measures.
    int flow(const QRect& rect, bool place) const;

    QList<QLayoutItem*> m_items;
};

} // namespace mlsysim::widgets
