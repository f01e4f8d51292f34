// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"

namespace mlsysim::desktop {

/// When changing an input a little changes no time of the case: a sentence that says why and from where on it would
/// ("memory binds; matters from batch 597 on"). Empty when it has an effect, or does not apply at all.
QString no_effect(const Workspace& workspace, const Case& subject, const QString& input);

} // namespace mlsysim::desktop
