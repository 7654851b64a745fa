package dev.pipewright.simulators.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The jurisdictions: regions, the counties of cities, rates and what is exempt. Immutable, safe for many threads.
///
/// It is read from four small CSV files beside this class, so that a computation by other means can use the same facts.
public final class TaxTable {

    private static final Treatment TAXABLE = new Treatment.Taxable();
    private static final Treatment EXEMPT = new Treatment.Exempt();

    private final Map<String, TaxRegion> regions = new HashMap<>();
    private final Map<String, City> cities = new HashMap<>();
    private final Map<String, Treatment> treatments = new HashMap<>();
    private final List<TaxRate> rates = new ArrayList<>();
    private final Map<String, List<TaxRate>> ratesByPlace = new HashMap<>();

    /// A city of the table.
    ///
    /// @param county empty where there is none
    public record City(String country, String region, String name, String county) {}

    private TaxTable() {
        for (List<String> row : CsvResource.rows("regions.csv")) {
            var sourcing = TaxRegion.Sourcing.valueOf(row.get(4));
            var region =
                    new TaxRegion(row.get(0), row.get(1), row.get(2), row.get(3).equals("Y"), sourcing);
            regions.put(key(region.country(), region.code()), region);
        }
        for (List<String> row : CsvResource.rows("cities.csv")) {
            var city = new City(row.get(0), row.get(1), row.get(2), row.get(3));
            cities.put(key(city.country(), city.region(), city.name()), city);
        }
        for (List<String> row : CsvResource.rows("treatments.csv")) {
            treatments.put(key(row.get(0), row.get(1), row.get(2)), treatment(row));
        }
        for (List<String> row : CsvResource.rows("rates.csv")) {
            rates.add(rate(row));
        }
        regions.values().forEach(region -> putRates(region, new City(region.country(), region.code(), "", "")));
        cities.values()
                .forEach(city -> region(city.country(), city.region()).ifPresent(region -> putRates(region, city)));
    }

    /// The table that TAXMAN uses.
    public static TaxTable standard() {
        return Holder.STANDARD;
    }

    /// Finds a region.
    ///
    /// @param region its code, in any case; empty in a country without regions
    public Optional<TaxRegion> region(String country, String region) {
        return Optional.ofNullable(regions.get(key(country, region)));
    }

    /// Whether the table has a region of this country.
    public boolean knowsCountry(String country) {
        return regions.values().stream().anyMatch(region -> region.country().equals(country));
    }

    /// Finds a city by its name, in any case.
    public Optional<City> city(String country, String region, String name) {
        return Optional.ofNullable(cities.get(key(country, region, name)));
    }

    /// All cities, in no order that means anything.
    public List<City> cities() {
        return List.copyOf(cities.values());
    }

    /// How a region treats a tax code.
    public Treatment treatmentOf(TaxRegion region, TaxCode code) {
        Treatment own = treatments.get(key(region.country(), region.code(), code.name()));
        return own != null ? own : treatments.getOrDefault(key(region.country(), "", code.name()), TAXABLE);
    }

    /// The rates that add up to the tax on a taxable line, from the largest jurisdiction to the smallest.
    ///
    /// @param city a city of the region; another name gives what holds in the whole region
    public List<TaxRate> ratesOf(TaxRegion region, String city, LocalDate day, TaxCode code) {
        var valid = new ArrayList<TaxRate>(5);
        for (TaxRate rate : allRatesOf(region, city)) {
            if (rate.isValidOn(day) && (rate.taxCode() == code || rate.taxCode() == null)) {
                valid.add(rate);
            }
        }
        if (valid.stream().anyMatch(rate -> rate.taxCode() != null)) {
            valid.removeIf(rate -> rate.taxCode() == null && hasSpecialRate(valid, rate));
        }
        return valid;
    }

    /// The rates of all times and tax codes of a place, from the largest jurisdiction to the smallest.
    public List<TaxRate> allRatesOf(TaxRegion region, String city) {
        List<TaxRate> known = ratesByPlace.get(key(region.country(), region.code(), city));
        return known != null ? known : ratesByPlace.getOrDefault(key(region.country(), region.code(), ""), List.of());
    }

    private static boolean hasSpecialRate(List<TaxRate> rates, TaxRate general) {
        return rates.stream()
                .anyMatch(rate -> rate.taxCode() != null
                        && rate.code().equals(general.code())
                        && rate.level() == general.level());
    }

    private void putRates(TaxRegion region, City city) {
        List<TaxRate> ofCity = rates.stream()
                .filter(rate -> rate.country().equals(region.country())
                        && (rate.region().isEmpty() || rate.region().equals(region.code()))
                        && (rate.county().isEmpty() || rate.county().equals(city.county()))
                        && (rate.city().isEmpty() || rate.city().equals(city.name())))
                .sorted((a, b) -> a.level().compareTo(b.level()))
                .toList();
        ratesByPlace.put(key(city.country(), city.region(), city.name()), ofCity);
    }

    private static Treatment treatment(List<String> row) {
        return switch (row.get(3)) {
            case "EXEMPT" -> EXEMPT;
            case "EXEMPT_BELOW" -> new Treatment.ExemptBelow(new BigDecimal(row.get(4)));
            default -> throw new IllegalStateException("not a treatment: " + row);
        };
    }

    private static TaxRate rate(List<String> row) {
        return new TaxRate(
                row.get(0),
                row.get(1),
                row.get(2),
                row.get(3),
                TaxRate.Level.valueOf(row.get(4)),
                row.get(5),
                row.get(6),
                row.get(7),
                row.get(8).isEmpty() ? null : TaxCode.valueOf(row.get(8)),
                new BigDecimal(row.get(9)),
                LocalDate.parse(row.get(10)),
                row.get(11).isEmpty() ? null : LocalDate.parse(row.get(11)));
    }

    private static String key(String country, String region) {
        return country + '|' + region.toUpperCase(Locale.ROOT);
    }

    private static String key(String country, String region, String third) {
        return key(country, region) + '|' + third.toUpperCase(Locale.ROOT);
    }

    private static final class Holder {
        static final TaxTable STANDARD = new TaxTable();
    }
}
