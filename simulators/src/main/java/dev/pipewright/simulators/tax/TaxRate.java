package dev.pipewright.simulators.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The rate of one jurisdiction for a time.
///
/// @param region empty for the whole country
/// @param county empty for the whole region
/// @param city empty for the whole county
/// @param taxCode the only code it applies to, in place of the general rate of the same jurisdiction; null for all
/// @param rate as a fraction: 0.065 is 6.5 percent
/// @param validFrom the first day
/// @param validTo the last day; null for no end
public record TaxRate(
        String country,
        String region,
        String county,
        String city,
        Level level,
        String code,
        String name,
        String taxType,
        @Nullable TaxCode taxCode,
        BigDecimal rate,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /// The kinds of jurisdiction, from the largest to the smallest.
    public enum Level {
        COUNTRY,
        STATE,
        COUNTY,
        CITY,
        DISTRICT
    }

    /// Whether the rate applies on a day.
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
