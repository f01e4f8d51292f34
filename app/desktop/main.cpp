// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/studio.h"

int main(int argc, char** argv) { return mlsysim::desktop::run_studio(argc, argv); }
