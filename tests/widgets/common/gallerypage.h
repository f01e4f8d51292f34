// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QGridLayout;
class QLayout;

/// Every control of widgets/common in all its states, in cards.
class GalleryPage : public QWidget {
public:
    explicit GalleryPage(bool long_texts, QWidget* parent = nullptr);

    /// Brings the states that need an event: focus by keyboard, a message at the bottom.
    void showStates();

private:
    QString text(const QString& english) const;
    QWidget* bars();
    QWidget* cells();
    QWidget* chips();
    QWidget* derivation();
    QWidget* fields();
    QWidget* icons();
    QWidget* notes();
    QWidget* rail();
    QWidget* sliders();
    QWidget* stock();
    QWidget* trees();

    bool m_long;
    QPointer<QWidget> m_focus;
};
