// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/segmentedcontrol.h"

#include "widgets/common/discard.h"
#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QRadioButton>

#include <algorithm>

namespace mlsysim::widgets {

namespace {

/// One choice. A radio button, because that is what it is to the keyboard and to a screen reader.
class Segment : public QRadioButton {
public:
    using QRadioButton::QRadioButton;

    QSize sizeHint() const override
    {
        // The bold width, so that choosing moves nothing.
        QFont bold = type_font(TypeStyle::Control);
        bold.setWeight(QFont::DemiBold);
        const int text = QFontMetrics(bold).horizontalAdvance(shown());
        return { text + 2 * (metrics::space_8 + 1), control_height() - 4 };
    }

    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint& position) const override { return rect().contains(position); }

    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = current_theme();
        QPainter painter(this);
        QFont font = type_font(TypeStyle::Control);
        if (isChecked()) {
            const QColor edge = theme.high_contrast ? theme.accent : theme.dark ? theme.border_strong : theme.border;
            draw_box(painter, rect(), { isDown() ? pressed_shade(theme.raised) : theme.raised, edge },
                metrics::radius_control - 1, theme.high_contrast ? 2 : 1);
            font.setWeight(QFont::DemiBold);
        } else if (isEnabled() && underMouse()) {
            draw_box(painter, rect(), { mix(theme.sunken, theme.raised, 0.5), {} }, metrics::radius_control - 1);
        }
        painter.setFont(font);
        painter.setPen(!isEnabled() ? theme.faint : isChecked() || underMouse() ? theme.text : theme.muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, shown());
    }

    void enterEvent(QEnterEvent* event) override
    {
        QRadioButton::enterEvent(event);
        update();
    }

    void leaveEvent(QEvent* event) override
    {
        QRadioButton::leaveEvent(event);
        update();
    }

private:
    QString shown() const { return text(); }
};

} // namespace

SegmentedControl::SegmentedControl(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(0);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedControl::activated);
}

int SegmentedControl::addSegment(const QString& text, const QVariant& value, const QString& tool_tip)
{
    const int index = count();
    auto* segment = new Segment(text, this);
    segment->setToolTip(tool_tip);
    segment->setProperty("focusRadius", metrics::radius_control - 1);
    m_group->addButton(segment, index);
    m_data.append(value);
    layout()->addWidget(segment);
    if (index == 0)
        segment->setChecked(true);
    updateGeometry();
    return index;
}

void SegmentedControl::clear()
{
    for (QAbstractButton* segment : m_group->buttons()) {
        m_group->removeButton(segment);
        discard(segment);
    }
    m_data.clear();
    updateGeometry();
}

int SegmentedControl::count() const { return static_cast<int>(m_data.size()); }
int SegmentedControl::currentIndex() const { return m_group->checkedId(); }
QVariant SegmentedControl::currentData() const { return m_data.value(currentIndex()); }

QString SegmentedControl::segmentText(int index) const
{
    const QAbstractButton* button = segment(index);
    return button ? button->text() : QString();
}

void SegmentedControl::setCurrentIndex(int index)
{
    if (index == currentIndex())
        return;
    if (QAbstractButton* button = segment(index)) {
        button->setChecked(true);
        return;
    }
    m_group->setExclusive(false);
    if (QAbstractButton* button = m_group->checkedButton())
        button->setChecked(false);
    m_group->setExclusive(true);
}

void SegmentedControl::setCurrentData(const QVariant& value)
{
    setCurrentIndex(static_cast<int>(m_data.indexOf(value)));
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled, const QString& reason)
{
    if (QAbstractButton* button = segment(index)) {
        button->setEnabled(enabled);
        button->setToolTip(reason);
    }
}

QAbstractButton* SegmentedControl::segment(int index) const { return m_group->button(index); }

QSize SegmentedControl::sizeHint() const { return QWidget::sizeHint().expandedTo({ 0, control_height() }); }
QSize SegmentedControl::minimumSizeHint() const { return sizeHint(); }

void SegmentedControl::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    draw_box(painter, rect(), { theme.sunken, theme.border }, metrics::radius_control);
}

} // namespace mlsysim::widgets
