// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/command/context.h"
#include "app/shared/design.h"

namespace mlsysim::command {

/// A session file, or the session inside a figure, as it stands there and opened.
struct SessionFile {
    Value session;
    shared::Design design;
};

/// Opens it, or a Failure that says why not. What could not be taken over is a notice.
SessionFile open_session_file(Context& context, const std::string& file);

} // namespace mlsysim::command
