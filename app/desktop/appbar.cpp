// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/appbar.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/searchfield.h"
#include "widgets/common/segmentedcontrol.h"
#include "widgets/common/themeholder.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

constexpr int logo_size = 24;

/// The mark of the program: a roof on an accent ground.
class Logo : public QWidget {
public:
    explicit Logo(QWidget* parent)
        : QWidget(parent)
    {
        setFixedSize(logo_size, logo_size);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(current_theme().accent);
        painter.drawRoundedRect(rect(), 6, 6);
        QPainterPath roof(QPointF(5, 17));
        roof.lineTo(13, 8.5);
        roof.lineTo(19, 8.5);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(current_theme().on_accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(roof);
        painter.setPen(Qt::NoPen);
        painter.setBrush(current_theme().on_accent);
        painter.drawEllipse(QPointF(9, 17), 1.6, 1.6);
    }
};

} // namespace

AppBar::AppBar(const Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_document(new QLabel(this))
    , m_command(new SearchField(this))
    , m_fidelity(new SegmentedControl(this))
    , m_export(button(actions.export_figure, QStringLiteral("export")))
    , m_theme(button(actions.theme, QStringLiteral("theme")))
    , m_menu(new QToolButton(this))
{
    m_command->setPlaceholderText(tr("Search machines, models, commands"));
    m_command->setAccessibleName(tr("Search or run a command"));
    m_command->setKeys(QKeySequence(Qt::CTRL | Qt::Key_K));
    m_command->setSunken(true);
    m_command->setToolTip(tr("Find a machine, a model or a command"));
    m_command->installEventFilter(this);
    m_fidelity->addSegment(tr("Textbook"), static_cast<int>(Fidelity::Textbook), tr("Closed forms of the textbook, reproduced digit for digit"));
    m_fidelity->addSegment(tr("Detailed"), static_cast<int>(Fidelity::Detailed), tr("Phases, KV cache, attention and devices in parallel, for language models"));
    m_fidelity->setAccessibleName(tr("Fidelity of the model"));
    QSizePolicy keeps_place = m_fidelity->sizePolicy();
    keeps_place.setRetainSizeWhenHidden(true);
    m_fidelity->setSizePolicy(keeps_place);
    connect(m_fidelity, &SegmentedControl::activated, this, [this] { emit fidelityChosen(static_cast<Fidelity>(m_fidelity->currentData().toInt())); });
    m_export->setText(tr("Export"));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_menu->setIcon(icon(QStringLiteral("menu")));
    m_menu->setMenu(actions.menu);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setAutoRaise(true);
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setToolTip(tr("Menu"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 0, 16, 0);
    layout->setSpacing(8);
    layout->addWidget(new Logo(this));
    layout->addSpacing(8);
    layout->addWidget(m_document, 2);
    layout->addWidget(m_command, 3);
    layout->addStretch(1);
    layout->addWidget(m_fidelity);
    layout->addSpacing(8);
    layout->addWidget(button(actions.undo, QStringLiteral("undo")));
    layout->addWidget(button(actions.redo, QStringLiteral("redo")));
    layout->addSpacing(8);
    layout->addWidget(m_export);
    layout->addWidget(button(actions.present, QStringLiteral("present")));
    layout->addWidget(m_theme);
    layout->addWidget(m_menu);
    m_document->setMinimumWidth(1);
    const auto adopt = [this] {
        m_document->setFont(type_font(TypeStyle::Strong));
        setFixedHeight(control_height() + 20);
    };
    adopt();
    connect(&ThemeHolder::instance(), &ThemeHolder::changed, this, adopt);
}

QToolButton* AppBar::button(QAction* action, const QString& icon_name)
{
    auto* b = new QToolButton(this);
    action->setIcon(icon(icon_name)); // the button takes it again whenever the action changes
    action->setIconVisibleInMenu(false);
    b->setDefaultAction(action);
    b->setAutoRaise(true);
    b->setToolButtonStyle(Qt::ToolButtonIconOnly);
    b->setAccessibleName(action->text().remove(QLatin1Char('&')));
    return b;
}

void AppBar::setDocument(const QString& name, bool modified)
{
    m_document->setText(modified ? name + QStringLiteral(" ●") : name);
    m_document->setAccessibleName(modified ? tr("%1, modified").arg(name) : name);
}

void AppBar::setFidelity(Fidelity fidelity) { m_fidelity->setCurrentData(static_cast<int>(fidelity)); }

void AppBar::setFidelityShown(bool shown) { m_fidelity->setVisible(shown); }

void AppBar::setNarrow(bool narrow)
{
    m_export->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_theme->setVisible(!narrow);
    m_command->setPlaceholderText(narrow ? tr("Search or run…") : tr("Search machines, models, commands"));
}

void AppBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), current_theme().surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), current_theme().border);
}

bool AppBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_command && event->type() == QEvent::MouseButtonPress) {
        emit commandRequested({});
        return true;
    }
    if (watched == m_command && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (!key->text().isEmpty() && key->text().front().isPrint()) {
            emit commandRequested(key->text());
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Down) {
            emit commandRequested({});
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace mlsysim::desktop
