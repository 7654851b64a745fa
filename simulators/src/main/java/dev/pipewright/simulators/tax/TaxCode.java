package dev.pipewright.simulators.tax;

import java.util.Optional;

/// What a line is, for tax. The codes that TAXMAN knows.
public enum TaxCode {
    GENERAL,
    FOOD,
    SOFT_DRINK,
    PREPARED_FOOD,
    ALCOHOL,
    CLOTHING,
    MEDICINE,
    DIGITAL,
    SERVICE,
    FREIGHT;

    /// Finds a code by its name, in capitals as it is written in an order.
    public static Optional<TaxCode> find(String name) {
        for (TaxCode code : values()) {
            if (code.name().equals(name)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
