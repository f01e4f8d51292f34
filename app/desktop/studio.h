// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mlsysim::desktop {

/// The whole program: reads the arguments, then opens the window or renders a figure without one. Returns the exit code.
int run_studio(int argc, char** argv);

} // namespace mlsysim::desktop
