// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/units/quantities.h"

#include <string_view>

namespace mlsysim {

/// A unit as the generic code sees it: what is printed, its size in coherent units, its dimension.
struct Unit {
    std::string_view label;
    double factor = 1;
    Dimension dimension {};
};

/// `x` units of size `factor` in coherent units. Divides by the inverse of small factors, so that 10 µs is the double
/// nearest to 1e-05.
constexpr double coherent(double x, double factor) { return factor < 1 ? x / (1 / factor) : x * factor; }

/// A named multiple of a coherent unit, used only where a person reads or writes a number.
template <class Q> struct DisplayUnit {
    std::string_view label;
    double factor = 1;

    friend constexpr Q operator*(double x, const DisplayUnit& unit) { return from_si<Q>(coherent(x, unit.factor)); }
    constexpr Unit erased() const { return { label, factor, dimension_of<Q>() }; }
};

inline constexpr double seconds_per_day = 86400;

namespace unit {

inline constexpr DisplayUnit<double> one { "" };
inline constexpr DisplayUnit<double> percent { "%", 1e-2 };
inline constexpr DisplayUnit<Data> byte { "B" };
inline constexpr DisplayUnit<Data> kilobyte { "kB", 1e3 };
inline constexpr DisplayUnit<Data> megabyte { "MB", 1e6 };
inline constexpr DisplayUnit<Data> gigabyte { "GB", 1e9 };
inline constexpr DisplayUnit<Data> gibibyte { "GiB", 1024.0 * 1024.0 * 1024.0 };
inline constexpr DisplayUnit<Data> mebibyte { "MiB", 1024.0 * 1024.0 };
inline constexpr DisplayUnit<Data> kibibyte { "KiB", 1024.0 };
inline constexpr DisplayUnit<Data> bit { "bit", 0.125 };
inline constexpr DisplayUnit<Bandwidth> byte_per_second { "B/s" };
inline constexpr DisplayUnit<Bandwidth> gigabyte_per_second { "GB/s", 1e9 };
inline constexpr DisplayUnit<Bandwidth> terabyte_per_second { "TB/s", 1e12 };
inline constexpr DisplayUnit<Bandwidth> gigabit_per_second { "Gbit/s", 1e9 / 8 };
inline constexpr DisplayUnit<Work> flop { "FLOP" };
inline constexpr DisplayUnit<Work> gigaflop { "GFLOP", 1e9 };
inline constexpr DisplayUnit<ComputeRate> flop_per_second { "FLOP/s" };
inline constexpr DisplayUnit<ComputeRate> teraflop_per_second { "TFLOP/s", 1e12 };
inline constexpr DisplayUnit<Intensity> flop_per_byte { "FLOP/B" };
inline constexpr DisplayUnit<Time> second { "s" };
inline constexpr DisplayUnit<Time> millisecond { "ms", 1e-3 };
inline constexpr DisplayUnit<Time> microsecond { "µs", 1e-6 };
inline constexpr DisplayUnit<Time> hour { "h", 3600 };
inline constexpr DisplayUnit<Time> day { "d", seconds_per_day };
inline constexpr DisplayUnit<Frequency> per_second { "1/s" };
inline constexpr DisplayUnit<Frequency> hertz { "Hz" };
inline constexpr DisplayUnit<Frequency> megahertz { "MHz", 1e6 };
inline constexpr DisplayUnit<Frequency> per_day { "1/d", 1 / seconds_per_day };
inline constexpr DisplayUnit<Power> watt { "W" };
inline constexpr DisplayUnit<Power> kilowatt { "kW", 1e3 };
inline constexpr DisplayUnit<Energy> joule { "J" };
inline constexpr DisplayUnit<Energy> kilowatt_hour { "kWh", 3.6e6 };
inline constexpr DisplayUnit<Energy> megawatt_hour { "MWh", 3.6e9 };
inline constexpr DisplayUnit<Money> usd { "USD" };
inline constexpr DisplayUnit<Carbon> kilogram_co2e { "kg" };
inline constexpr DisplayUnit<Area> square_millimetre { "mm^2", 1e-6 };
inline constexpr DisplayUnit<Volume> cubic_metre { "m^3" };
inline constexpr DisplayUnit<Temperature> kelvin { "K" };

} // namespace unit

} // namespace mlsysim
