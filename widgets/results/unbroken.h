// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mlsysim::widgets {

/// The text with numbers tied to their units and units in one piece, so that no line ends in "64" or "FLOP/".
QString unbroken(QString text);

} // namespace mlsysim::widgets
