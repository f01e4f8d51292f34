// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/fonts.h"

#include <QLabel>

namespace mlsysim::widgets {

/// A label in a style of the type scale; follows text size and theme by itself.
class TextLabel : public QLabel {
    Q_OBJECT

public:
    enum class Ink { Text, Muted, Accent, Error };

    explicit TextLabel(TypeStyle style = TypeStyle::Body, Ink ink = Ink::Text, QWidget* parent = nullptr);
    TextLabel(const QString& text, TypeStyle style, Ink ink = Ink::Text, QWidget* parent = nullptr);

    void setTypeStyle(TypeStyle style);
    void setInk(Ink ink);

protected:
    bool event(QEvent* event) override;

private:
    TypeStyle m_style;
};

} // namespace mlsysim::widgets
