package dev.pipewright.simulators.tax;

/// A state or province, or a country that has none for tax.
///
/// @param code empty for a country without regions
/// @param nexus whether the companies of the simulation have to collect tax there
public record TaxRegion(String country, String code, String name, boolean nexus, Sourcing sourcing) {

    /// Which address decides about the tax within a region.
    public enum Sourcing {
        DESTINATION,
        ORIGIN
    }
}
