// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QWidget>

class QPainter;

namespace mlsysim::widgets {

/// Keys of a shortcut drawn as caps.
class KeyCap : public QWidget {
    Q_OBJECT

public:
    explicit KeyCap(const QKeySequence& keys = {}, QWidget* parent = nullptr);

    void setKeys(const QKeySequence& keys);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// One cap with all keys of the first chord, "Ctrl K"; for use inside other widgets.
    static QString textOf(const QKeySequence& keys);
    static QSize sizeOf(const QKeySequence& keys);
    static void paint(QPainter& painter, const QRectF& rect, const QKeySequence& keys);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QKeySequence m_keys;
};

} // namespace mlsysim::widgets
