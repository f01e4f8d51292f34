// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/rooflinescene.h"

namespace mlsysim::widgets::examples {

/// What a machine's roof is made from: FLOP/s at fp16, B/s, B.
struct Machine {
    const char* id;
    const char* name;
    double peak, bandwidth, memory;
};

/// Llama-3.1-8B, decode, fp16, context 512 on H100 and T4: the closed forms of the design pages.
RooflineScene twoMachines(double batch = 64);
/// Only the H100, with regions and memory levels.
RooflineScene oneMachine();
/// Seven machines from a cloud part to a microcontroller class, six models.
RooflineScene sevenMachines();
/// Four machines with six models each: the scene of the speed target.
RooflineScene fourBySix(double batch = 64);
/// A step that launch overhead dominates, and a batch that does not fit.
RooflineScene overhead();
RooflineScene infeasible();
RooflineScene noMachine();
RooflineScene noModel();

} // namespace mlsysim::widgets::examples
