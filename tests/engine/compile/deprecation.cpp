// SPDX-License-Identifier: Apache-2.0
#include "engine/deprecation.h"

// A name that goes away warns whoever uses it, and nobody else.
inline int fresh() { return 2; }
MLSYSIM_DEPRECATED("0.1.2", "0.2.0", "use fresh") inline int stale() { return fresh(); }

int used()
{
#ifdef USING_A_DEPRECATED_NAME
    return stale();
#else
    return fresh();
#endif
}
