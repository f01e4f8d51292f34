// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QTimer;
class QVBoxLayout;

namespace mlsysim::widgets {

class TextLabel;

/// A surface with an edge and no shadow that holds one subject, with an optional head line.
class Card : public QFrame {
    Q_OBJECT

public:
    enum class Ground {
        Surface, ///< the usual card
        Sunken, ///< derivation, equations
        Accent ///< prediction
    };

    explicit Card(QWidget* parent = nullptr);

    void setGround(Ground ground);
    Ground ground() const { return m_ground; }
    /// Head line; `note` follows in muted text. An empty title hides it.
    void setTitle(const QString& title, const QString& note = {});
    /// Puts a control at the right end of the head line.
    void addHeadWidget(QWidget* widget);
    /// Where the content goes; 16 px of padding are already there.
    QVBoxLayout* body() const { return m_body; }

    /// A thin bar at the top edge while something is being computed; it appears after 100 ms.
    void setBusy(bool busy);
    bool isBusy() const { return m_busy; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Ground m_ground = Ground::Surface;
    QVBoxLayout* m_body;
    QWidget* m_head;
    QHBoxLayout* m_head_layout;
    TextLabel* m_title;
    TextLabel* m_note;
    QTimer* m_busy_timer;
    bool m_busy = false;
    bool m_busy_shown = false;
    double m_busy_phase = 0;
};

} // namespace mlsysim::widgets
