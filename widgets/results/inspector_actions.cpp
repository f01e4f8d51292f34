// SPDX-License-Identifier: GPL-3.0-or-later
// What the inspector answers to: questions, copying, keys and menus.
#include "widgets/results/inspector.h"

#include "widgets/common/metrics.h"
#include "widgets/results/derivationcard.h"
#include "widgets/results/glossarycard.h"
#include "widgets/results/resultgrid.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollArea>
#include <QTimer>

namespace mlsysim::widgets {

void Inspector::askWhy(const QString& result_id)
{
    // A second click on the open one closes it.
    const bool shown = m_derivation->isOpen() && m_derivation->resultId() == result_id;
    m_derivation->setOpen(!shown);
    if (shown) {
        m_grid->setSelected({});
        return;
    }
    emit whyRequested(result_id);
    if (m_derivation->resultId() != result_id)
        return;
    m_grid->setSelected(result_id);
    // Once the layout has made room for it.
    QTimer::singleShot(0, this, [this, result_id] {
        m_scroll->ensureWidgetVisible(m_derivation, 0, metrics::space_16);
        if (ResultCell* asked = m_grid->cell(result_id))
            m_scroll->ensureWidgetVisible(asked, 0, metrics::space_16);
    });
}

bool Inspector::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        reserveNote();
    // While something in here has the focus, copying and F1 are about it and not about the page.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Copy) || (key->key() == Qt::Key_F1 && !m_grid->focusedId().isEmpty())) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void Inspector::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->key() == Qt::Key_F1 && !m_grid->focusedId().isEmpty())
        explainTerm(m_grid->focusedId());
    else
        QWidget::keyPressEvent(event);
}

void Inspector::copy()
{
    const QString id = m_grid->focusedId();
    const QString text = id.isEmpty() ? m_derivation->text() : m_grid->text(id);
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void Inspector::openMenu(const QString& result_id, const QPoint& global)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const InspectorContent::Cell* result = m_content.cell(result_id);
    menu->addAction(tr("Why?"), this, [this, result_id] {
        m_derivation->setOpen(false);
        askWhy(result_id);
    });
    if (result && !result->term.isEmpty())
        menu->addAction(tr("What is “%1”?").arg(result->term), this, [this, result_id] { explainTerm(result_id); });
    menu->addSeparator();
    menu->addAction(
        tr("Copy value"), this, [this, result_id] { QGuiApplication::clipboard()->setText(m_grid->text(result_id)); });
    menu->addAction(tr("Copy derivation"), this, [this, result_id] {
        if (m_derivation->resultId() != result_id)
            emit whyRequested(result_id);
        if (m_derivation->resultId() == result_id)
            QGuiApplication::clipboard()->setText(m_derivation->text());
    });
    menu->popup(global);
}

void Inspector::explainTerm(const QString& result_id)
{
    const InspectorContent::Cell* result = m_content.cell(result_id);
    const ResultCell* widget = m_grid->cell(result_id);
    if (!result || !widget || result->term.isEmpty())
        return;
    GlossaryCard::open(result->term, QRect(widget->mapToGlobal(QPoint()), widget->size()), this);
    emit termActivated(result->term);
}

} // namespace mlsysim::widgets
