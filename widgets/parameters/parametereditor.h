// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QStringList>
#include <QWidget>

#include <optional>

class QMenu;

namespace mlsysim::widgets {

class ParameterModel;

/// The control of one input of a model. It shows what the model says and only asks the model for changes; which control
/// that is follows from the declaration.
class ParameterEditor : public QWidget {
    Q_OBJECT

public:
    struct Options {
        bool compact = false; ///< a strip rather than a form
        QStringList choices {}; ///< the part of the choices that is offered; empty for all
        bool slider = true; ///< of a number with a range, beside its field
    };

    /// The right editor for a row.
    static ParameterEditor* create(ParameterModel* model, int row, const Options& options, QWidget* parent);

    int row() const { return m_row; }
    ParameterModel* model() const { return m_model; }
    QString label() const;

    /// The widget that takes focus and value.
    virtual QWidget* control() const = 0;
    /// True when the control shows the label itself.
    virtual bool showsLabel() const { return false; }
    /// True when it gains from more width.
    virtual bool stretches() const { return true; }
    virtual void setForbiddenFrom(std::optional<double> value, const QString& reason);

    /// Back to the default, as one undo step.
    void reset();
    /// "Reset to default" and what else can be done with the value.
    void showMenu(const QPoint& global_position);

protected:
    ParameterEditor(ParameterModel* model, int row, QWidget* parent);

    /// Shows the model's value; called when it or its problem changed.
    virtual void refresh() = 0;
    /// To be called at the end of a constructor.
    void start();
    QVariant data(int role) const;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QPointer<ParameterModel> m_model;
    int m_row;
};

} // namespace mlsysim::widgets
