// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"

#include "ui/theme/icons.h"
#include "ui/theme/indicators.h"
#include "ui/theme/tokens.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>

namespace Ui {

namespace {

bool isPrimary(const QStyleOption &option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    return button && (button->features & QStyleOptionButton::DefaultButton);
}

int tabWordSpace()
{
    return scaled(24);
}

/// Between the edge of a field and its words, beyond what Fusion leaves.
int fieldSpace()
{
    return scaled(7);
}

/// The first tab's word starts where the page does: all words stand at the beginning of their tabs.
int tabShift(const QStyleOption &option)
{
    return option.direction == Qt::RightToLeft ? tabWordSpace() / 2 : -tabWordSpace() / 2;
}

void tintRows(QPalette &palette)
{
    const Tokens t = tokens(palette);
    palette.setColor(QPalette::Highlight, t.selected);
    palette.setColor(QPalette::HighlightedText, t.text);
}

/// Lines of one pixel need the middle of the pixel.
QRectF inner(const QRect &rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawButton(*option, *painter);
        return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            drawField(*option, *painter);
        return;
    }
    case PE_FrameLineEdit:
        return; // the panel has drawn it
    case PE_IndicatorCheckBox:
        paintCheckBox(*painter, *option);
        return;
    case PE_FrameFocusRect:
        if (!widget || !qobject_cast<const QTabBar *>(widget))
            paintFocus(*painter, QRectF(option->rect), Radius::Chip, option->palette);
        return;
    case PE_PanelItemViewRow: {
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        if (item && (item->state & State_Selected))
            painter->fillRect(item->rect, tokens(option->palette).selected);
        return;
    }
    case PE_FrameDefaultButton:
    case PE_FrameTabWidget:
        return;
    case PE_FrameTabBarBase: {
        const QRect rect = option->rect;
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens(option->palette).line);
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option); button && isPrimary(*option)) {
            QStyleOptionButton copy = *button;
            if (copy.state & State_Enabled)
                copy.palette.setColor(QPalette::ButtonText, tokens(option->palette).onAccent);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_TabBarTabShape:
        drawTab(*option, *painter);
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab copy = *tab;
            const Tokens &t = tokens(option->palette);
            copy.state &= ~State_HasFocus; // the shape shows it
            const bool chosen = tab->state & State_Selected;
            copy.palette.setColor(QPalette::WindowText, chosen ? t.text : t.secondary);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_Splitter:
        return;
    case CE_ItemViewItem:
        // A chosen row is tinted, not filled with the accent: its words keep their colours.
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem copy = *item;
            tintRows(copy.palette);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea: {
        const Tokens &t = tokens(option->palette);
        painter->fillRect(option->rect, t.pane);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.line);
        return;
    }
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader copy = *header;
            copy.palette.setColor(QPalette::ButtonText, tokens(option->palette).secondary);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        drawScrollBar(*option, *painter, widget);
    else if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
             control == CC_ComboBox && combo && !combo->editable)
        drawComboBox(*option, *painter, widget);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl subControl, const QWidget *widget) const
{
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField) {
        const QRect rect = QProxyStyle::subControlRect(control, option, subControl, widget);
        return option->direction == Qt::RightToLeft ? rect.adjusted(0, 0, -fieldSpace(), 0)
                                                    : rect.adjusted(fieldSpace(), 0, 0, 0);
    }
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, subControl, widget);
    // No arrows: the groove is all of it.
    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? bar->rect.height() : bar->rect.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const int least = std::min(length, scaled(32));
    const int handle = range > 0
        ? std::clamp(static_cast<int>(qint64(bar->pageStep) * length / (range + bar->pageStep)), least, length)
        : length;
    const int start =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto piece = [&](int from, int size) {
        return upright ? QRect(0, from, bar->rect.width(), size) : QRect(from, 0, size, bar->rect.height());
    };
    switch (subControl) {
    case SC_ScrollBarSlider:
        return piece(start, handle);
    case SC_ScrollBarSubPage:
        return piece(0, start);
    case SC_ScrollBarAddPage:
        return piece(start + handle, length - start - handle);
    case SC_ScrollBarGroove:
        return piece(0, length);
    default:
        return {};
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_TabBarTabText)
        return rect.translated(tabShift(*option), 0);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return rect.adjusted(fieldSpace(), 0, -fieldSpace(), 0);
    return rect;
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            const int icon = button->icon.isNull() ? 0 : button->iconSize.width() + Space::Hair;
            const int text =
                button->text.isEmpty() ? 0 : button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
            const int wanted = text == 0 ? scaled(30) : text + icon + 2 * Space::Medium;
            const bool menu = button->features & QStyleOptionButton::HasMenu;
            result = QSize(wanted + (menu ? scaled(18) : 0), std::max(scaled(30), size.height() + 2 * Space::Hair));
        }
        break;
    case CT_ComboBox:
        result.rwidth() += fieldSpace();
        [[fallthrough]];
    case CT_LineEdit:
    case CT_SpinBox:
        result.setHeight(std::max(scaled(32), result.height()));
        break;
    case CT_ItemViewItem:
    case CT_HeaderSection:
        result.setHeight(std::max(scaled(30), result.height()));
        break;
    case CT_TabBarTab:
        result = QSize(size.width(), std::max(scaled(34), size.height()));
        break;
    default:
        break;
    }
    return result;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scaled(10);
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_TabBarTabHSpace:
        return tabWordSpace();
    case PM_FocusFrameHMargin:
    case PM_HeaderMargin:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return Space::Small;
    case PM_TabBarTabVSpace:
        return scaled(12);
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return scaled(16);
    case PM_SplitterWidth:
        return Space::Medium + 2;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_TabBar_PreferNoArrows:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    // Some desktops put theirs on "Cancel" and "OK", beside buttons of ours that have none.
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QTabBar *>(widget) || qobject_cast<QScrollBar *>(widget)
        || qobject_cast<QComboBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void Style::drawButton(const QStyleOption &option, QPainter &painter) const
{
    const Tokens &t = tokens(option.palette);
    const bool enabled = option.state & State_Enabled;
    const bool pressed = option.state & (State_Sunken | State_On);
    const bool hovered = option.state & State_MouseOver;
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const bool flat = button && (button->features & QStyleOptionButton::Flat);

    QColor back = flat ? QColor(Qt::transparent) : t.pane;
    QColor border = flat ? QColor(Qt::transparent) : mix(t.line, t.secondary, 0.12);
    if (isPrimary(option) && enabled) {
        back = pressed ? mix(t.accent, t.text, 0.2) : hovered ? mix(t.accent, t.pane, 0.12) : t.accent;
        border = back;
    } else if (enabled && (pressed || hovered)) {
        back = pressed ? t.track : t.hovered;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border);
    painter.setBrush(back);
    painter.drawRoundedRect(inner(option.rect), Radius::Field, Radius::Field);
    painter.restore();
    if (showsFocus(option))
        paintFocus(painter, QRectF(option.rect), Radius::Field, option.palette);
}

void Style::drawField(const QStyleOption &option, QPainter &painter) const
{
    const Tokens &t = tokens(option.palette);
    const bool focused = option.state & State_HasFocus;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(focused ? t.accent : mix(t.line, t.secondary, 0.12));
    painter.setBrush(focused || t.dark ? t.pane : mix(t.pane, t.window, 0.6));
    painter.drawRoundedRect(inner(option.rect), Radius::Field, Radius::Field);
    painter.restore();
}

void Style::drawTab(const QStyleOption &option, QPainter &painter) const
{
    const Tokens &t = tokens(option.palette);
    const QRect rect = option.rect.translated(tabShift(option), 0);
    const bool chosen = option.state & State_Selected;
    if (chosen || (option.state & State_MouseOver)) {
        const int inset = tabWordSpace() / 2;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(chosen ? t.accent : t.line);
        painter.drawRoundedRect(QRectF(rect.left() + inset, rect.bottom() - 1, rect.width() - 2 * inset, 2), 1, 1);
        painter.restore();
    }
    if (showsFocus(option))
        paintFocus(painter, QRectF(rect).adjusted(Space::Hair, 3, -Space::Hair, -4), Radius::Chip, option.palette);
}

void Style::drawScrollBar(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const bool active = (option.state & State_MouseOver) || (option.activeSubControls & SC_ScrollBarSlider);
    const QRect slider = subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget);
    paintScrollHandle(painter, QRectF(slider), active, option.palette);
}

void Style::drawComboBox(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const
{
    drawButton(option, painter);
    const Tokens &t = tokens(option.palette);
    const QRect arrow = QProxyStyle::subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, widget);
    const int side = scaled(14);
    // As far from the edge as the words are on the other side.
    const int shift = option.direction == Qt::RightToLeft ? scaled(4) : -scaled(4);
    const QRectF icon(arrow.center().x() + shift - side / 2.0, arrow.center().y() - side / 2.0, side, side);
    paintIcon(painter, icon, QStringLiteral("chevron-down"), option.state & State_Enabled ? t.secondary : t.faint);
}

} // namespace Ui
