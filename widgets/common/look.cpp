// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/look.h"

#include "widgets/common/focusring.h"
#include "widgets/common/fonts.h"
#include "widgets/common/studiostyle.h"

#include <QApplication>

// The macro declares a function of the global namespace, so it can't stand in ours.
static void init_mlsysim_resources() { Q_INIT_RESOURCE(resources); }

namespace mlsysim::widgets {

void init_resources()
{
    static const bool done = (init_mlsysim_resources(), true);
    Q_UNUSED(done)
}

void install_look(ThemeMode mode, int text_percent)
{
    init_resources();
    ThemeHolder& holder = ThemeHolder::instance(); // before the style brings its own palette
    load_fonts();
    QApplication::setStyle(new StudioStyle);
    set_text_size(text_percent);
    holder.setMode(mode);
    FocusRing::install();
}

} // namespace mlsysim::widgets
