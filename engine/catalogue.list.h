// SPDX-License-Identifier: Apache-2.0
// The catalogue: one line for each solver, in the order in which they are shown. No include guard: read more than once.
MLSYSIM_SOLVER(engine_solve)
MLSYSIM_SOLVER(engine_sweep)
MLSYSIM_SOLVER(single_node)
MLSYSIM_SOLVER(language_phases)
MLSYSIM_SOLVER(tail_latency)
MLSYSIM_SOLVER(alpha_beta)
