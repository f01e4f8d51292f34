// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QStringList>
#include <QWidget>

#include <map>
#include <optional>

class QHBoxLayout;

namespace mlsysim::widgets {

class ParameterModel;
class StripCell;

/// One input in a strip. Empty texts and lists take what the declaration says.
struct StripField {
    QString id;
    QStringList choices {}; ///< the part of the choices that is offered
    QString label {}; ///< a shorter label
    bool slider = true; ///< of a number with a range, beside its field
};

/// The compact row of inputs above a page. Where it gets too narrow for all editors, everything but the first slider
/// becomes a button with the editor in a popup. Inputs that only sometimes have a meaning (Field::when) stand in a
/// second row while they do.
class ParameterStrip : public QWidget {
    Q_OBJECT

public:
    explicit ParameterStrip(ParameterModel* model, QWidget* parent = nullptr);

    /// In the order in which they stand; ids that the solver does not have are left out.
    void setFields(const QList<StripField>& fields);
    QList<StripField> fields() const { return m_fields; }

    /// Says under the control that its value changes nothing here, and in the tooltip why; an empty text clears it.
    void setNoEffect(const QString& id, const QString& text);
    /// Hatches the slider from `value` (coherent) on; `reason` joins its tooltip.
    void setForbiddenFrom(const QString& id, std::optional<double> value, const QString& reason = {});
    /// The width under which it folds; 0, as at first, folds where the editors no longer fit.
    void setNarrowBelow(int width);

    bool isNarrow() const { return m_narrow; }
    bool hasSecondRow() const { return m_second_row; }
    /// The control of an input (also when it is in a popup), or null.
    QWidget* editor(const QString& id) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void narrowChanged(bool narrow);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void makeCells(bool narrow);
    void updateMode();
    void updateSecondRow();
    void arrange();
    void placeMessages();

    struct Note {
        QString no_effect;
        std::optional<double> forbidden;
        QString reason;
    };

    QPointer<ParameterModel> m_model;
    QList<StripField> m_fields;
    QList<StripCell*> m_cells;
    std::map<QString, Note> m_notes;
    QHBoxLayout* m_first;
    QHBoxLayout* m_second;
    QWidget* m_first_line;
    QWidget* m_second_line;
    int m_narrow_below = 0;
    int m_wide_width = 0; ///< what the editors of the first row need
    bool m_narrow = false;
    bool m_second_row = false;
};

} // namespace mlsysim::widgets
