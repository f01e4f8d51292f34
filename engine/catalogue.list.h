// SPDX-License-Identifier: Apache-2.0
// The catalogue: one line for each solver, in the order in which they are shown: by domain, in a domain by wall, those
// without a wall beside their relatives. No include guard: read more than once.

// Node
MLSYSIM_SOLVER(engine_solve)
MLSYSIM_SOLVER(engine_sweep)
MLSYSIM_SOLVER(single_node)
MLSYSIM_SOLVER(language_phases)
MLSYSIM_SOLVER(training_memory)
MLSYSIM_SOLVER(thermal_throttle)
MLSYSIM_SOLVER(efficiency)
MLSYSIM_SOLVER(serving)
MLSYSIM_SOLVER(serving_capacity)
MLSYSIM_SOLVER(decode_bound)
MLSYSIM_SOLVER(chunked_prefill)
MLSYSIM_SOLVER(continuous_batching)
MLSYSIM_SOLVER(kv_admission)
MLSYSIM_SOLVER(batching_optimizer)
MLSYSIM_SOLVER(weight_streaming)
MLSYSIM_SOLVER(tail_latency)

// Data
MLSYSIM_SOLVER(data)
MLSYSIM_SOLVER(data_stall)
MLSYSIM_SOLVER(prefetch_depth)
MLSYSIM_SOLVER(transformation)
MLSYSIM_SOLVER(topology)

// Algorithm
MLSYSIM_SOLVER(scaling)
MLSYSIM_SOLVER(inference_scaling)
MLSYSIM_SOLVER(compression)
MLSYSIM_SOLVER(compression_sweep)

// Fleet
MLSYSIM_SOLVER(distributed)
MLSYSIM_SOLVER(training_run)
MLSYSIM_SOLVER(parallelism_optimizer)
MLSYSIM_SOLVER(network_roofline)
MLSYSIM_SOLVER(moe_routing)
MLSYSIM_SOLVER(alpha_beta)
MLSYSIM_SOLVER(allreduce_algorithm)
MLSYSIM_SOLVER(hierarchical_allreduce)
MLSYSIM_SOLVER(reliability)
MLSYSIM_SOLVER(orchestration)

// Operations
MLSYSIM_SOLVER(economics)
MLSYSIM_SOLVER(model_cascade)
MLSYSIM_SOLVER(object_storage_bill)
MLSYSIM_SOLVER(placement_optimizer)
MLSYSIM_SOLVER(sustainability)
MLSYSIM_SOLVER(facility_power)
MLSYSIM_SOLVER(water_use)
MLSYSIM_SOLVER(embodied_payback)
MLSYSIM_SOLVER(cascade_energy)
MLSYSIM_SOLVER(duty_cycled_power)
MLSYSIM_SOLVER(checkpoint)
MLSYSIM_SOLVER(checkpoint_interval)
MLSYSIM_SOLVER(goodput)
MLSYSIM_SOLVER(kingman)
MLSYSIM_SOLVER(responsible)

// Analysis
MLSYSIM_SOLVER(sensitivity)
MLSYSIM_SOLVER(synthesis)
MLSYSIM_SOLVER(amdahl)
