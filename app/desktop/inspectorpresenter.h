// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"
#include "widgets/results/inspector.h"

namespace mlsysim::desktop {

/// Keeps an inspector up to date with the workspace and carries out what is asked of it.
class InspectorPresenter : public QObject {
    Q_OBJECT

public:
    InspectorPresenter(Workspace& workspace, widgets::Inspector& inspector);

    /// What binds, for the status line: a colour and a few words.
    QString brief() const { return m_brief; }
    widgets::Bound bound() const { return m_bound; }
    /// What the inspector shows.
    const widgets::InspectorContent& content() const { return m_inspector.content(); }
    /// Shows that a prediction comes first instead of the results.
    void setResultsHidden(bool hidden);
    /// Carries out a remedy such as "precision=int8", "devices=2", "hardware=Hardware.Cloud.H200".
    void applyRemedy(const QString& action);

signals:
    void updated();

private:
    void update();
    void explain(const QString& result_id);

    Workspace& m_workspace;
    widgets::Inspector& m_inspector;
    QString m_brief, m_why;
    bool m_results_hidden = false;
    widgets::Bound m_bound = widgets::Bound::Memory;
};

} // namespace mlsysim::desktop
