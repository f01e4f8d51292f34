// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/studiostyle.h"

#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/studiostyle_parts.h"
#include "widgets/common/themeholder.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QSpinBox>
#include <QStyledItemDelegate>
#include <QTableView>

namespace mlsysim::widgets {

namespace {

constexpr int header_padding = 9;

} // namespace

StudioStyle::StudioStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void StudioStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QScrollBar*>(widget)) {
        widget->setAttribute(Qt::WA_OpaquePaintEvent, false); // the lane shows what is behind it
        widget->setAttribute(Qt::WA_Hover);
    } else if (auto* combo = qobject_cast<QComboBox*>(widget)) {
        // Its own delegate fills rows without asking the style.
        if (combo->itemDelegate()->inherits("QComboBoxDelegate"))
            combo->setItemDelegate(new QStyledItemDelegate(combo));
        widget->setAttribute(Qt::WA_Hover);
    } else if (widget->inherits("QComboBoxPrivateContainer")) {
        widget->installEventFilter(this);
    } else if (widget->parentWidget() && widget->parentWidget()->inherits("QComboBoxPrivateContainer")) {
        if (auto* list = qobject_cast<QAbstractItemView*>(widget))
            list->viewport()->setAutoFillBackground(false); // its corners would cover the frame's
    } else if (auto* table = qobject_cast<QTableView*>(widget)) {
        table->setShowGrid(false); // hairlines between rows are part of the row
        table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    } else if (qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QLineEdit*>(widget)) {
        widget->setAttribute(Qt::WA_Hover);
    }
}

bool StudioStyle::eventFilter(QObject* watched, QEvent* event)
{
    // Menus and tooltips ask for their shape, the list of a combo box does not.
    if (auto* list = qobject_cast<QWidget*>(watched); list && event->type() == QEvent::Resize)
        list->setMask(rounded_mask(list->size(), metrics::radius_control));
    return QProxyStyle::eventFilter(watched, event);
}

void StudioStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
        style::draw_item_focus(*option, *painter, widget);
        return;
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (!frame || frame->lineWidth > 0)
            style::draw_field(*option, *painter, widget);
        return;
    }
    case PE_FrameLineEdit:
    case PE_PanelScrollAreaCorner:
        return;
    case PE_PanelButtonCommand:
        style::draw_command_button(*option, *painter, widget);
        return;
    case PE_PanelButtonTool:
        style::draw_tool_panel(*option, *painter);
        return;
    case PE_IndicatorCheckBox:
        style::draw_check_indicator(*option, *painter);
        return;
    case PE_IndicatorRadioButton:
        style::draw_radio_indicator(*option, *painter);
        return;
    case PE_IndicatorItemViewItemCheck:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            style::draw_item_check(*item, *painter);
            return;
        }
        break;
    case PE_PanelItemViewRow:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            style::draw_row(*item, *painter, widget);
            return;
        }
        break;
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            style::draw_item(*item, *painter, widget);
            return;
        }
        break;
    case PE_IndicatorBranch:
        style::draw_branch(*option, *painter);
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            style::draw_header_arrow(*header, *painter);
            return;
        }
        break;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight: {
        const Theme& theme = current_theme();
        const auto direction = element == PE_IndicatorArrowDown ? Qt::DownArrow
            : element == PE_IndicatorArrowUp                    ? Qt::UpArrow
            : element == PE_IndicatorArrowLeft                  ? Qt::LeftArrow
                                                                : Qt::RightArrow;
        style::draw_chevron(
            *painter, option->rect, direction, option->state.testFlag(State_Enabled) ? theme.muted : theme.faint, 12);
        return;
    }
    case PE_Frame:
        style::draw_frame(*option, *painter, widget);
        return;
    case PE_FrameMenu:
    case PE_PanelMenu:
        style::draw_popup_frame(*option, *painter, 8);
        return;
    case PE_PanelTipLabel:
        style::draw_popup_frame(*option, *painter, 6);
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void StudioStyle::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        style::draw_command_button(*option, *painter, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            style::draw_command_label(*button, *painter, widget);
            return;
        }
        break;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            style::draw_combo_label(
                *combo, *painter, proxy()->subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget));
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        style::draw_header_section(*option, *painter);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            QStyleOptionHeaderV2 muted;
            if (const auto* newer = qstyleoption_cast<const QStyleOptionHeaderV2*>(option))
                muted = *newer;
            else
                static_cast<QStyleOptionHeader&>(muted) = *header;
            muted.state &= ~State_On; // no bold head over a selected column
            if (widget && qobject_cast<const QTableView*>(widget->parentWidget()))
                muted.rect.adjust(header_padding, 0, -header_padding, 0); // above the text of the cells
            muted.palette.setColor(QPalette::ButtonText, current_theme().muted);
            QProxyStyle::drawControl(element, &muted, painter, widget);
            return;
        }
        break;
    case CE_Splitter:
        style::draw_splitter(*option, *painter);
        return;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            style::draw_menu_item(*item, *painter);
            return;
        }
        break;
    case CE_MenuEmptyArea:
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, element == CE_MenuEmptyArea ? current_theme().raised : current_theme().surface);
        return;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            style::draw_menu_bar_item(*item, *painter);
            return;
        }
        break;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            style::draw_tab(*tab, *painter);
            return;
        }
        break;
    case CE_ProgressBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            style::draw_progress(*bar, *painter);
            return;
        }
        break;
    case CE_ToolBar:
        style::draw_tool_bar(*option, *painter);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void StudioStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    switch (control) {
    case CC_ComboBox:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            style::draw_combo(*combo, *painter, widget);
            return;
        }
        break;
    case CC_ToolButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
            style::draw_tool_button(*proxy(), *button, *painter, widget);
            return;
        }
        break;
    case CC_SpinBox:
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            style::draw_spin(*spin, *painter, widget, proxy()->subControlRect(CC_SpinBox, spin, SC_SpinBoxUp, widget),
                proxy()->subControlRect(CC_SpinBox, spin, SC_SpinBoxDown, widget));
            return;
        }
        break;
    case CC_Slider:
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
            slider && slider->orientation == Qt::Horizontal) {
            style::draw_slider(*slider, *painter, widget);
            return;
        }
        break;
    case CC_ScrollBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            style::draw_scroll_bar(
                *bar, *painter, proxy()->subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget));
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace mlsysim::widgets
