// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/units/base_dimension.hpp>
#include <boost/units/base_unit.hpp>
#include <boost/units/base_units/si/kelvin.hpp>
#include <boost/units/base_units/si/kilogram.hpp>
#include <boost/units/base_units/si/meter.hpp>
#include <boost/units/base_units/si/second.hpp>
#include <boost/units/derived_dimension.hpp>
#include <boost/units/get_dimension.hpp>
#include <boost/units/make_system.hpp>
#include <boost/units/quantity.hpp>
#include <boost/units/unit.hpp>

#include <array>
#include <cstddef>

namespace mlsysim {

namespace bu = boost::units;

// Base dimensions that the SI lacks. Boost keeps the negative ordinals for itself.
struct WorkBase : bu::base_dimension<WorkBase, 1> { }; ///< arithmetic, FLOP
struct MoneyBase : bu::base_dimension<MoneyBase, 2> { }; ///< USD
struct CarbonBase : bu::base_dimension<CarbonBase, 3> { }; ///< kg CO2e, never added to a mass
struct DataBase : bu::base_dimension<DataBase, 4> { }; ///< byte; a bit is a display unit

struct FlopUnit : bu::base_unit<FlopUnit, WorkBase::dimension_type, 1> { };
struct UsdUnit : bu::base_unit<UsdUnit, MoneyBase::dimension_type, 2> { };
struct CarbonUnit : bu::base_unit<CarbonUnit, CarbonBase::dimension_type, 3> { };
struct ByteUnit : bu::base_unit<ByteUnit, DataBase::dimension_type, 4> { };

/// The coherent system of every number inside the engine: m, kg, s, K, byte, FLOP, USD, kg CO2e.
using System = bu::make_system<bu::si::meter_base_unit, bu::si::kilogram_base_unit, bu::si::second_base_unit,
    bu::si::kelvin_base_unit, ByteUnit, FlopUnit, UsdUnit, CarbonUnit>::type;

/// A dimension as a value: the exponents of the eight base dimensions.
struct Dimension {
    enum Base : std::size_t { Length, Mass, Time, Temperature, Data, Work, Money, Carbon, Count };
    std::array<signed char, Count> exponents {};

    static constexpr Dimension of(Base base, int exponent = 1)
    {
        Dimension d;
        d.exponents[base] = static_cast<signed char>(exponent);
        return d;
    }
    friend constexpr bool operator==(const Dimension&, const Dimension&) = default;
    friend constexpr Dimension operator*(Dimension a, const Dimension& b)
    {
        for (std::size_t i = 0; i < Count; ++i)
            a.exponents[i] = static_cast<signed char>(a.exponents[i] + b.exponents[i]);
        return a;
    }
    constexpr Dimension power(int n) const
    {
        Dimension d = *this;
        for (auto& e : d.exponents)
            e = static_cast<signed char>(e * n);
        return d;
    }
    constexpr bool plain() const { return *this == Dimension {}; }
};

namespace detail {

template <class Tag> inline constexpr Dimension::Base base_of = Dimension::Count;
template <> inline constexpr Dimension::Base base_of<bu::length_base_dimension> = Dimension::Length;
template <> inline constexpr Dimension::Base base_of<bu::mass_base_dimension> = Dimension::Mass;
template <> inline constexpr Dimension::Base base_of<bu::time_base_dimension> = Dimension::Time;
template <> inline constexpr Dimension::Base base_of<bu::temperature_base_dimension> = Dimension::Temperature;
template <> inline constexpr Dimension::Base base_of<DataBase> = Dimension::Data;
template <> inline constexpr Dimension::Base base_of<WorkBase> = Dimension::Work;
template <> inline constexpr Dimension::Base base_of<MoneyBase> = Dimension::Money;
template <> inline constexpr Dimension::Base base_of<CarbonBase> = Dimension::Carbon;

template <class List> struct Exponents {
    static constexpr Dimension value {};
};
template <class Tag, bu::integer_type Power, class Rest>
struct Exponents<bu::list<bu::dim<Tag, bu::static_rational<Power>>, Rest>> {
    static constexpr Dimension value = Dimension::of(base_of<Tag>, static_cast<int>(Power)) * Exponents<Rest>::value;
};

} // namespace detail

/// A number with a dimension, checked by the compiler.
template <class T>
concept IsQuantity = requires
{
    typename T::unit_type;
};

/// The dimension of a quantity type as a value; plain for a bare number.
template <class T> constexpr Dimension dimension_of()
{
    if constexpr (IsQuantity<T>)
        return detail::Exponents<typename bu::get_dimension<typename T::unit_type>::type>::value;
    else
        return {};
}

} // namespace mlsysim
