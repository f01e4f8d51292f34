// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Marks a name that goes away: MLSYSIM_DEPRECATED("0.1.2", "0.2.0", "use Engine::solve"). The compiler warns from the
/// release `since` on, one minor release before the name is gone.
#define MLSYSIM_DEPRECATED(since, until, instead) [[deprecated("since " since ", goes away in " until "; " instead)]]
