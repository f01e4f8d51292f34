// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QStringList>
#include <QWidget>

#include <optional>

class QAbstractButton;
class QGridLayout;

namespace mlsysim::widgets {

class FormRow;
class ParameterModel;

/// A form for every input of any solver, made from its declaration: basic inputs, then the advanced ones in a fold.
/// It grows to its rows and leaves scrolling to its surroundings; in wide places it has two columns.
class ParameterForm : public QWidget {
    Q_OBJECT

public:
    explicit ParameterForm(ParameterModel* model, QWidget* parent = nullptr);

    /// Inputs that something else on the page edits already.
    void setHiddenFields(const QStringList& ids);
    /// The part of a choice's values that is offered.
    void setChoices(const QString& id, const QStringList& choices);
    /// A few muted words at the right of the label: "on x", "series".
    void setNote(const QString& id, const QString& note);
    /// Says under the control that its value changes nothing here; the tooltip has the whole text.
    void setNoEffect(const QString& id, const QString& text);
    void setForbiddenFrom(const QString& id, std::optional<double> value, const QString& reason = {});

    bool isAdvancedOpen() const { return m_advanced_open; }
    void setAdvancedOpen(bool open);
    /// The control of an input, or null.
    QWidget* editor(const QString& id) const;
    QAbstractButton* advancedButton() const { return m_advanced; }
    QAbstractButton* resetButton() const { return m_reset; }

signals:
    void advancedToggled(bool open);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// What was said about an input from outside.
    struct Remark {
        QString note, no_effect, reason;
        std::optional<double> forbidden;
    };

    void rebuild();
    void remark(FormRow* row) const;
    void arrange();
    void updateFoot();
    FormRow* formRow(const QString& id) const;

    QPointer<ParameterModel> m_model;
    QList<FormRow*> m_rows;
    QStringList m_hidden;
    QHash<QString, QStringList> m_choices;
    QHash<QString, Remark> m_remarks;
    QGridLayout* m_grid;
    QWidget* m_foot;
    QAbstractButton* m_advanced;
    QAbstractButton* m_reset;
    int m_columns = 1;
    bool m_advanced_open = false;
};

} // namespace mlsysim::widgets
