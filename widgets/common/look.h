// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/themeholder.h"

namespace mlsysim::widgets {

/// Makes the embedded resources of the static library reachable. Everything in this folder calls it by itself; call
/// it before reading a ":/" path directly.
void init_resources();

/// Fonts, style, palette and focus ring of the application, in the right order; once, before the first widget.
void install_look(ThemeMode mode = ThemeMode::System, int text_percent = 100);

} // namespace mlsysim::widgets
