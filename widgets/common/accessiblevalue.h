// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mlsysim::widgets {

/// Lets screen readers see a ValueTrack as a slider with its real value, range and text. Idempotent.
void install_value_accessibility();

} // namespace mlsysim::widgets
