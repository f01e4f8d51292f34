// SPDX-License-Identifier: Apache-2.0
#include "engine/models/model.h"

#include <cmath>

namespace mlsysim {

static_assert(well_described<Model>(fields_of<Model>));
template struct Erased<Model>;

void RecordTraits<Model>::check(const Model& model, Problems& problems)
{
    const auto needs = [&](bool present, std::string_view field) {
        if (!present)
            problems.push_back({ std::string(field),
                "is missing: a " + std::string(choices<ModelKind>[static_cast<std::size_t>(model.kind)])
                    + " model needs it" });
    };
    switch (model.kind) {
    case ModelKind::SparseTransformer:
        needs(model.active_parameters.has_value(), "active_parameters");
        needs(model.experts.has_value(), "experts");
        [[fallthrough]];
    case ModelKind::Transformer:
        needs(model.parameters.has_value(), "parameters");
        needs(model.layers.has_value(), "layers");
        break;
    case ModelKind::Cnn:
        needs(model.parameters.has_value(), "parameters");
        needs(model.inference_flops.has_value(), "inference_flops");
        break;
    case ModelKind::StateSpace:
        needs(model.parameters.has_value(), "parameters");
        needs(model.layers.has_value(), "layers");
        needs(model.state_size.has_value(), "state_size");
        needs(model.hidden_dim.has_value(), "hidden_dim");
        break;
    case ModelKind::Diffusion:
        needs(model.parameters.has_value(), "parameters");
        needs(model.denoising_steps.has_value(), "denoising_steps");
        needs(model.resolution.has_value(), "resolution");
        break;
    case ModelKind::Embodied:
        needs(model.parameters.has_value(), "parameters");
        break;
    case ModelKind::Generic:
        if (!model.parameters && !model.model_size)
            problems.push_back({ "parameters", "is missing: give parameters or model_size" });
        break;
    }
    if (model.training_gpu_days && model.training_accelerators_ref && model.training_time_ref) {
        const double days = *model.training_accelerators_ref * si(*model.training_time_ref) / seconds_per_day;
        if (std::fabs(*model.training_gpu_days - days) > 0.01 * *model.training_gpu_days)
            problems.push_back({ "training_gpu_days",
                "disagrees with training_accelerators_ref times training_time_ref by more than 1 %" });
    }
}

} // namespace mlsysim
