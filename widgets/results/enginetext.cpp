// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/enginetext.h"

#include <cmath>

namespace mlsysim::widgets {

EngineText::Work EngineText::work(const engine_solve::In& in)
{
    if (in.is_training)
        return { tr("sample"), tr("samples/s"), tr("Time per step") };
    switch (in.model->kind) {
    case ModelKind::Transformer:
    case ModelKind::SparseTransformer:
    case ModelKind::StateSpace:
        return { tr("token"), tr("tok/s", "tokens per second"), tr("Latency per token") };
    case ModelKind::Diffusion:
        return { tr("image"), tr("images/s"), tr("Latency") };
    case ModelKind::Cnn:
    case ModelKind::Embodied:
        return { tr("input"), tr("inputs/s"), tr("Latency") };
    case ModelKind::Generic:
        break;
    }
    return { tr("unit"), tr("units/s"), tr("Latency") };
}

QString EngineText::factor(double ratio)
{
    if (!std::isfinite(ratio))
        return QStringLiteral("∞×");
    return number(ratio, ratio < 1.1 ? 3 : 2) + u'×';
}

QString EngineText::short_name(const Hardware& machine)
{
    if (machine.path.empty())
        return text(machine.name);
    return text(std::string_view(machine.path).substr(machine.path.rfind('.') + 1)).replace(u'_', u' ');
}

} // namespace mlsysim::widgets
