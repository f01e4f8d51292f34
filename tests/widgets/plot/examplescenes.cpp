// SPDX-License-Identifier: GPL-3.0-or-later
#include "examplescenes.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace mlsysim::widgets::examples {
namespace {

constexpr Machine h100 { "Hardware.Cloud.H100", "H100", 989e12, 3.35e12, 85.9e9 };
constexpr Machine t4 { "Hardware.Cloud.T4", "T4", 65e12, 320e9, 18.3e9 };
constexpr double efficiency = 0.50, of_bandwidth = 0.85;

/// A dense decoder: parameters, layers, and bytes of key and value for one token at fp16.
struct Model {
    const char* id;
    const char* name;
    double parameters, layers, width, kv_per_token;
};
constexpr Model llama { "Models.Language.Llama_3_1_8B", "Llama-3.1-8B", 8.03e9, 32, 4096, 131072 };
constexpr double context = 512;

QString si(double value, const QString& unit)
{
    static constexpr std::array prefixes { "", "k", "M", "G", "T", "P" };
    std::size_t group = 0;
    while (value >= 999.5 && group + 1 < prefixes.size()) {
        value /= 1000;
        ++group;
    }
    const QString digits = value < 10 ? QString::number(value, 'f', 2) : QString::number(value, 'g', 3);
    return QStringLiteral("%1 %2%3").arg(digits, QLatin1String(prefixes[group]), unit).trimmed();
}

QString factor(double value) { return QString::number(value, 'f', value < 10 ? 2 : 0) + QStringLiteral("×"); }

TrajectoryPoint decode(const Machine& machine, const Model& model, double batch, double launch = 1e-5)
{
    const double work = (2 * model.parameters + 4 * model.layers * model.width * context) * batch;
    const double bytes = 2 * model.parameters + model.kv_per_token * context * batch;
    const double compute = work / (machine.peak * efficiency), memory = bytes / (machine.bandwidth * of_bandwidth);
    const double over = launch + model.layers * 1e-5;
    TrajectoryPoint point;
    point.batch = batch;
    point.intensity = work / bytes;
    point.achieved = work / (std::max(compute, memory) + over);
    point.roof = std::min(machine.peak, machine.bandwidth * point.intensity);
    point.fits = bytes <= machine.memory;
    point.overhead_bound = over > std::max(compute, memory);
    point.verdict = memory > compute ? QStringLiteral("memory-bound") : QStringLiteral("compute-bound");
    return point;
}

Trajectory trajectory(const Machine& machine, const Model& model, int series, double batch)
{
    Trajectory one;
    one.machine = QLatin1String(machine.id);
    one.model = QLatin1String(model.id);
    one.model_name = QLatin1String(model.name);
    one.series = series;
    for (double b = 1; b <= 4096; b *= 2)
        one.points.push_back(decode(machine, model, b));
    one.current = decode(machine, model, batch);
    const double full = std::floor((machine.memory - 2 * model.parameters) / (model.kv_per_token * context));
    if (full >= 1 && full < 4096)
        one.memory_full = decode(machine, model, full);
    return one;
}

Roof roof(const Machine& machine, int series, bool current)
{
    Roof one;
    one.machine = QLatin1String(machine.id);
    one.name = QLatin1String(machine.name);
    one.full_name = machine.peak > 1e13 ? QStringLiteral("NVIDIA ") + one.name : one.name;
    one.series = series;
    one.current = current;
    one.overflow = series > 5;
    one.peak = machine.peak;
    one.bandwidth = machine.bandwidth;
    one.achievable_peak = machine.peak * efficiency;
    one.achievable_bandwidth = machine.bandwidth * of_bandwidth;
    one.peak_text = si(machine.peak, QStringLiteral("FLOP/s fp16"));
    one.bandwidth_text = si(machine.bandwidth, QStringLiteral("B/s"));
    one.ridge_cell = QString::number(std::round(machine.peak / machine.bandwidth));
    one.ridge_text = QStringLiteral("ridge %1 FLOP/B").arg(one.ridge_cell);
    one.achievable_text = QStringLiteral("achievable at efficiency 0.50");
    one.peak_cell = si(machine.peak, {});
    one.use_cell = QStringLiteral("81 %");
    return one;
}

void titles(RooflineScene& scene)
{
    scene.x_title = QStringLiteral("Arithmetic intensity at HBM, FLOP/byte (log scale)");
    scene.y_title = QStringLiteral("Performance, FLOP/s (log scale)");
    scene.peak_header = QStringLiteral("Peak fp16");
    scene.use_header = QStringLiteral("Of roof");
    scene.summary = QStringLiteral("Llama-3.1-8B · H100, T4 · fp16 · decode, batch 64, context 512 · efficiency 0.50, "
                                   "bandwidth 0.85 · mlsysim 0.1.0");
    scene.spoken = QStringLiteral("Decode, batch 64, 5.8 times left of the ridge, memory-bound, 14 % of peak");
}

} // namespace

RooflineScene twoMachines(double batch)
{
    RooflineScene scene;
    titles(scene);
    scene.roofs = { roof(h100, 0, true), roof(t4, 1, false) };
    scene.roofs[0].other_peaks = { { QStringLiteral("fp8 · 1.98 PFLOP/s"), 1979e12 } };
    scene.roofs[1].use_cell = QStringLiteral("does not fit");
    Trajectory main = trajectory(h100, llama, 0, batch);
    main.ringed = true;
    const QString name = QLocale(QLocale::C).toString(batch, 'g', 6);
    main.points.front().label = QStringLiteral("batch 1");
    main.current->label = QStringLiteral("batch ") + name;
    main.current->sublabel = factor(main.current->roof / main.current->achieved) + QStringLiteral(" to the roof");
    main.memory_full->label = QStringLiteral("memory full at 1\u2009040");
    ExtraMarker prefill;
    prefill.point = { 1, 2048, 989e12 * efficiency * 0.99, 989e12, true, false, QStringLiteral("compute-bound"),
        QStringLiteral("prefill, prompt 2\u2009048"), {} };
    main.extras = { prefill };
    Trajectory small = trajectory(t4, llama, 1, batch);
    small.memory_full = decode(t4, llama, 16);
    small.memory_full->label = QStringLiteral("full at 16");
    for (TrajectoryPoint& point : small.points)
        point.fits = point.batch <= 16;
    scene.trajectories = { main, small };
    const TrajectoryPoint before = decode(h100, llama, 8);
    scene.ghost = RooflineGhost { before.intensity, before.achieved, PlotPhase::Decode,
        QStringLiteral("before: batch 8"), QStringLiteral("6.6× tokens/s") };
    return scene;
}

RooflineScene oneMachine()
{
    RooflineScene scene = twoMachines();
    scene.roofs.pop_back();
    scene.trajectories.pop_back();
    scene.roofs[0].memory_levels = { { QStringLiteral("L2 · 5.5 TB/s"), 5.5e12 },
        { QStringLiteral("shared memory · 33 TB/s"), 33e12 }, { QStringLiteral("host link · 64 GB/s"), 64e9 } };
    scene.options.memory_levels = true;
    scene.x_words = QStringLiteral("work done for every byte that is moved");
    scene.y_words = QStringLiteral("work done every second");
    return scene;
}

namespace {

constexpr std::array machines { h100, t4, Machine { "Hardware.Cloud.A100", "A100", 312e12, 2.04e12, 85.9e9 },
    Machine { "Hardware.Cloud.MI300X", "MI300X", 1307e12, 5.3e12, 206e9 },
    Machine { "Hardware.Edge.JetsonOrin", "Jetson AGX Orin", 138e12, 205e9, 68.7e9 },
    Machine { "Hardware.Mobile.A17", "A17 Pro", 17e12, 51e9, 8e9 },
    Machine { "Hardware.Tiny.ESP32", "ESP32-S3", 0.5e9, 0.08e9, 8e6 } };
constexpr std::array models { llama, Model { "Models.Language.Mistral_7B", "Mistral-7B", 7.24e9, 32, 4096, 131072 },
    Model { "Models.Language.Llama_2_13B", "Llama-2-13B", 13e9, 40, 5120, 819200 },
    Model { "Models.Language.Gemma_2B", "Gemma-2B", 2.5e9, 18, 2048, 18432 },
    Model { "Models.Language.Phi_3", "Phi-3-mini", 3.8e9, 32, 3072, 393216 },
    Model { "Models.Language.Qwen_32B", "Qwen2.5-32B", 32.5e9, 64, 5120, 262144 } };

RooflineScene grid(std::size_t machine_count, std::size_t model_count, double batch)
{
    RooflineScene scene;
    titles(scene);
    for (std::size_t m = 0; m < machine_count; ++m) {
        scene.roofs.push_back(roof(machines[m], static_cast<int>(m), m == 0));
        for (std::size_t k = 0; k < model_count; ++k) {
            Trajectory one = trajectory(machines[m], models[k], static_cast<int>(m), batch);
            one.overflow = m > 5;
            one.primary = k == 0;
            one.number = static_cast<int>(k);
            one.ringed = m == 0 && k == 0;
            if (one.ringed) {
                one.current->label = QStringLiteral("batch %1").arg(batch);
                one.current->sublabel
                    = factor(one.current->roof / one.current->achieved) + QStringLiteral(" to the roof");
            }
            if (one.memory_full && k == 0)
                one.memory_full->label = QStringLiteral("full at %1").arg(one.memory_full->batch);
            scene.trajectories.push_back(one);
        }
    }
    return scene;
}

} // namespace

RooflineScene sevenMachines() { return grid(7, 1, 16); }

RooflineScene fourBySix(double batch) { return grid(4, 6, batch); }

RooflineScene overhead()
{
    RooflineScene scene = oneMachine();
    scene.ghost.reset();
    scene.options.memory_levels = false;
    Trajectory& one = scene.trajectories[0];
    constexpr double launch = 0.05; // s
    for (TrajectoryPoint& point : one.points)
        point = decode(h100, llama, point.batch, launch);
    one.memory_full = decode(h100, llama, one.memory_full->batch, launch);
    one.current = decode(h100, llama, 64, launch);
    one.current->label = QStringLiteral("batch 64");
    one.current->sublabel = factor(one.current->roof / one.current->achieved) + QStringLiteral(" to the roof");
    one.extras.clear();
    return scene;
}

RooflineScene infeasible()
{
    RooflineScene scene = twoMachines(2048);
    scene.trajectories[0].current->label = QStringLiteral("batch 2\u2009048 does not fit");
    scene.trajectories[0].current->sublabel = QStringLiteral("69 GB too much");
    scene.roofs[0].use_cell = QStringLiteral("does not fit");
    return scene;
}

RooflineScene noMachine()
{
    RooflineScene scene;
    titles(scene);
    return scene;
}

RooflineScene noModel()
{
    RooflineScene scene = twoMachines();
    scene.trajectories.clear();
    scene.ghost.reset();
    return scene;
}

} // namespace mlsysim::widgets::examples
