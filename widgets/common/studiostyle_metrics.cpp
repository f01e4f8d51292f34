// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/studiostyle.h"
#include "widgets/common/studiostyle_parts.h"
#include "widgets/common/themeholder.h"

#include <QListView>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr int field_inset = 7; ///< QLineEdit adds 2 of its own
constexpr int combo_text = 10, combo_arrow = 26;
constexpr int spin_arrows = 18;
constexpr int cell_padding = 8; ///< of tables and lists, beyond Qt's own

int grown(int px) { return static_cast<int>(std::lround(scaled(px))); }

} // namespace

QRect StudioStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_LineEditContents) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        const int inset = frame && frame->lineWidth > 0 ? field_inset : 0;
        return option->rect.adjusted(inset, 0, -inset, 0);
    }
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_ItemViewItemText
        && (qobject_cast<const QTableView*>(widget) || qobject_cast<const QListView*>(widget)))
        return rect.adjusted(cell_padding, 0, -cell_padding, 0); // clear of the row's rounded ends
    if (element == SE_ItemViewItemText && qobject_cast<const QTreeView*>(widget))
        return option->direction == Qt::RightToLeft ? rect.adjusted(metrics::row_inset, 0, 0, 0)
                                                    : rect.adjusted(0, 0, -metrics::row_inset, 0);
    return rect;
}

QRect StudioStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl sub, const QWidget* widget) const
{
    const QRect box = option->rect;
    const auto oriented = [&](const QRect& rect) { return visualRect(option->direction, box, rect); };
    if (control == CC_ComboBox) {
        if (sub == SC_ComboBoxEditField)
            return oriented(
                QRect(box.left() + combo_text, box.top(), box.width() - combo_text - combo_arrow, box.height()));
        if (sub == SC_ComboBoxArrow)
            return oriented(QRect(box.right() + 1 - combo_arrow, box.top(), combo_arrow, box.height()));
        if (sub == SC_ComboBoxListBoxPopup)
            return box.translated(0, metrics::space_2);
    }
    if (control == CC_SpinBox) {
        const QRect arrows(box.right() - spin_arrows - 2, box.top() + 2, spin_arrows, box.height() - 4);
        if (sub == SC_SpinBoxUp)
            return oriented(QRect(arrows.left(), arrows.top(), arrows.width(), arrows.height() / 2));
        if (sub == SC_SpinBoxDown)
            return oriented(QRect(arrows.left(), arrows.center().y() + 1, arrows.width(), arrows.height() / 2));
        if (sub == SC_SpinBoxEditField)
            return oriented(
                QRect(box.left() + field_inset, box.top(), arrows.left() - box.left() - field_inset, box.height()));
    }
    if (control == CC_ScrollBar)
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return style::scroll_bar_part(*bar, sub);
    if (control == CC_Slider)
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
            slider && slider->orientation == Qt::Horizontal) {
            if (sub == SC_SliderGroove)
                return box;
            if (sub == SC_SliderHandle) {
                const int room = box.width() - metrics::slider_handle;
                const int x = sliderPositionFromValue(
                    slider->minimum, slider->maximum, slider->sliderPosition, room, slider->upsideDown);
                return { box.left() + x, box.top(), metrics::slider_handle, box.height() };
            }
        }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

QSize StudioStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool quiet = widget && widget->property("role").toString() == QLatin1String("quiet");
        int width = size.width() + 2 * (quiet ? metrics::space_8 : metrics::space_12);
        if (button && button->features.testFlag(QStyleOptionButton::HasMenu))
            width += metrics::icon_inline;
        return { width, std::max(size.height(), control_height()) };
    }
    case CT_ToolButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        const bool arrow = button && button->features.testFlag(QStyleOptionToolButton::HasMenu);
        if (button && button->toolButtonStyle == Qt::ToolButtonIconOnly)
            return { std::max(size.width() + metrics::space_8, control_height()), control_height() };
        return { size.width() + metrics::space_12 + (arrow ? metrics::icon_chevron : 0),
            std::max(size.height(), control_height()) };
    }
    case CT_LineEdit:
        return { size.width() + 2 * field_inset, control_height() };
    case CT_ComboBox:
        return { size.width() + combo_text + combo_arrow + metrics::space_4, control_height() };
    case CT_SpinBox:
        return { size.width() + field_inset + spin_arrows, control_height() };
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            return style::menu_item_size(*item, size);
        break;
    case CT_MenuBarItem:
        return { size.width() + metrics::space_16, control_height() };
    case CT_ItemViewItem: {
        const QSize item = QProxyStyle::sizeFromContents(type, option, size, widget);
        const int padding = qobject_cast<const QTableView*>(widget) || qobject_cast<const QListView*>(widget)
            ? 2 * cell_padding
            : qobject_cast<const QTreeView*>(widget) ? metrics::row_inset
                                                     : 0;
        return { item.width() + padding, std::max(item.height(), grown(metrics::tree_row)) };
    }
    case CT_HeaderSection: {
        const QSize section = QProxyStyle::sizeFromContents(type, option, size, widget);
        return { section.width() + 2 * cell_padding, std::max(section.height(), grown(metrics::control)) };
    }
    case CT_TabBarTab:
        return { size.width() + metrics::space_8, std::max(size.height(), control_height() + metrics::space_4) };
    case CT_ProgressBar:
        return { size.width(), metrics::bar_wall };
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return metrics::space_16;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return metrics::space_8;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return metrics::control;
    case PM_SliderLength:
        return metrics::slider_handle;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return grown(metrics::check_box);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return metrics::space_8;
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return grown(metrics::icon_inline);
    case PM_ButtonIconSize:
        return grown(qobject_cast<const QToolButton*>(widget) ? metrics::icon_button : metrics::icon_inline);
    case PM_ToolBarIconSize:
        return grown(metrics::icon_button);
    case PM_MessageBoxIconSize:
        return metrics::icon;
    case PM_ScrollBarExtent:
        return metrics::space_12;
    case PM_ScrollBarSliderMin:
        return metrics::space_24;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ToolBarFrameWidth:
    case PM_MenuBarPanelWidth:
    case PM_ButtonDefaultIndicator:
        return 0;
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth: // the handle's grip reaches beyond it
    case PM_DefaultFrameWidth:
        return 1;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return metrics::space_4;
    case PM_ToolTipLabelFrameWidth:
        return metrics::space_8;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return metrics::space_4;
    case PM_TreeViewIndentation:
        return metrics::space_20;
    case PM_MenuButtonIndicator:
        return metrics::space_16;
    case PM_HeaderMarkSize:
        return metrics::icon_chevron;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int StudioStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const
{
    switch (hint) {
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ComboBox_Popup:
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_Header_ArrowAlignment:
        return hint == SH_Header_ArrowAlignment ? Qt::AlignRight | Qt::AlignVCenter : 0;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    case SH_FocusFrame_AboveWidget:
    case SH_MenuBar_MouseTracking:
    case SH_Menu_MouseTracking:
    case SH_ComboBox_ListMouseTracking:
        return 1;
    case SH_Table_GridLineColor:
        return static_cast<int>(current_theme().border.rgb());
    case SH_ToolTip_Mask:
    case SH_Menu_Mask:
        if (auto* mask = qstyleoption_cast<QStyleHintReturnMask*>(result); mask && option) {
            mask->region = rounded_mask(
                option->rect.size(), hint == SH_Menu_Mask ? metrics::radius_card : metrics::radius_control);
            return 1;
        }
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

QIcon StudioStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    const Theme& theme = current_theme();
    switch (which) {
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
        return icon(QStringLiteral("close"));
    case SP_MessageBoxInformation:
        return icon(QStringLiteral("info"), theme.accent_text);
    case SP_MessageBoxQuestion:
        return icon(QStringLiteral("help"), theme.accent_text);
    case SP_MessageBoxWarning:
        return icon(QStringLiteral("alert"), theme.warning.ink);
    case SP_MessageBoxCritical:
        return icon(QStringLiteral("alert"), theme.error.ink);
    case SP_ToolBarHorizontalExtensionButton:
        return icon(QStringLiteral("more"));
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

} // namespace mlsysim::widgets
