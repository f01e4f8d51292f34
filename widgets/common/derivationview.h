// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace mlsysim::widgets {

/// Why a number is what it is: a tree of symbol, muted formula and value, columns 0 to 2 of any model. Symbols and
/// formulas may hold subscripts, "t_mem" or "E_{c,1}". It grows to its rows and leaves scrolling to its surroundings.
class DerivationView : public QTreeView {
    Q_OBJECT

public:
    explicit DerivationView(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void arrange();
    void contentChanged();
};

} // namespace mlsysim::widgets
