// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/accessiblevalue.h"

#include "widgets/common/valuetrack.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace mlsysim::widgets {

namespace {

/// A ValueTrack as assistive technology sees it.
class AccessibleValueTrack : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit AccessibleValueTrack(ValueTrack* track)
        : QAccessibleWidget(track, QAccessible::Slider)
    {
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface*>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? track()->textOf(track()->value()) : QAccessibleWidget::text(kind);
    }

    QVariant currentValue() const override { return track()->value(); }
    QVariant minimumValue() const override { return track()->minimum(); }
    QVariant maximumValue() const override { return track()->maximum(); }
    QVariant minimumStepSize() const override { return track()->stepped(1) - track()->value(); }

    void setCurrentValue(const QVariant& value) override
    {
        // Like every other gesture: ask, and let the owner decide.
        emit track()->valueEdited(value.toDouble());
        emit track()->gestureFinished();
    }

private:
    ValueTrack* track() const { return static_cast<ValueTrack*>(widget()); }
};

QAccessibleInterface* make_interface(const QString&, QObject* object)
{
    auto* track = qobject_cast<ValueTrack*>(object);
    return track ? new AccessibleValueTrack(track) : nullptr;
}

} // namespace

void install_value_accessibility()
{
    static const bool installed = (QAccessible::installFactory(make_interface), true);
    Q_UNUSED(installed)
}

} // namespace mlsysim::widgets
