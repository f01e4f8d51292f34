// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/units/dimensions.h"

#include <boost/units/physical_dimensions/area.hpp>
#include <boost/units/physical_dimensions/energy.hpp>
#include <boost/units/physical_dimensions/frequency.hpp>
#include <boost/units/physical_dimensions/length.hpp>
#include <boost/units/physical_dimensions/mass.hpp>
#include <boost/units/physical_dimensions/power.hpp>
#include <boost/units/physical_dimensions/temperature.hpp>
#include <boost/units/physical_dimensions/time.hpp>
#include <boost/units/physical_dimensions/volume.hpp>

namespace mlsysim {

template <class Dimension> using QuantityOf = bu::quantity<bu::unit<Dimension, System>, double>;

using Data = QuantityOf<DataBase::dimension_type>; ///< byte
using Work = QuantityOf<WorkBase::dimension_type>; ///< FLOP
using Money = QuantityOf<MoneyBase::dimension_type>; ///< USD
using Carbon = QuantityOf<CarbonBase::dimension_type>; ///< kg CO2e
using Time = QuantityOf<bu::time_dimension>; ///< s
using Frequency = QuantityOf<bu::frequency_dimension>; ///< 1/s
using Power = QuantityOf<bu::power_dimension>; ///< W
using Energy = QuantityOf<bu::energy_dimension>; ///< J
using Length = QuantityOf<bu::length_dimension>; ///< m
using Area = QuantityOf<bu::area_dimension>; ///< m²
using Volume = QuantityOf<bu::volume_dimension>; ///< m³
using Mass = QuantityOf<bu::mass_dimension>; ///< kg
using Temperature = QuantityOf<bu::temperature_dimension>; ///< K, absolute

using Bandwidth = decltype(Data() / Time()); ///< byte/s
using ComputeRate = decltype(Work() / Time()); ///< FLOP/s
using Intensity = decltype(Work() / Data()); ///< FLOP/byte

/// The coherent value of a quantity or a bare number.
template <class T> constexpr double si(const T& quantity)
{
    if constexpr (IsQuantity<T>)
        return quantity.value();
    else
        return static_cast<double>(quantity);
}

/// A quantity from its coherent value.
template <class T> constexpr T from_si(double value)
{
    if constexpr (IsQuantity<T>)
        return T::from_value(value);
    else
        return static_cast<T>(value);
}

} // namespace mlsysim
