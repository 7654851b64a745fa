package dev.pipewright.designer.tour;

import dev.pipewright.engine.mapping.DrawnLine;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.edit.PipelineEdit;
import java.util.List;
import java.util.Optional;

/// What a tax request needs beyond what the table of the tour has: what the tax on a sale of 100 dollars would be in
/// each of FoodMart's stores.
final class TourRecipe {

    /// The connection of the demo that the tour reads.
    static final String CONNECTION = "foodmart";

    /// Its stores: few, each with an address.
    static final String TABLE = "foodmart.store";

    private static final List<MappingLine> LINES = List.of(
            new MappingLine("company", "'FOODMART-US'"),
            new MappingLine("documentCode", "'TOUR-' & store_id"),
            new MappingLine("documentType", "'SALE'"),
            new MappingLine("documentDate", "'2026-01-31'"),
            new MappingLine("currency", "'USD'"),
            new MappingLine("customer.code", "$string(store_id)"),
            new MappingLine("addresses.shipFrom.region", "store_state"),
            new MappingLine("addresses.shipTo.city", "store_city"),
            new MappingLine("addresses.shipTo.region", "store_state"),
            new MappingLine("addresses.shipTo.postalCode", "store_postal_code"),
            new MappingLine("addresses.shipTo.country", "$countryCode(store_country)"),
            new MappingLine("lines[]", "$"),
            new MappingLine("lines[].number", "'1'"),
            new MappingLine("lines[].amount", "'100.00'"));

    private TourRecipe() {}

    /// The edit that gives what is missing; empty if nothing is.
    ///
    /// @param missing paths of required fields
    static Optional<PipelineEdit> filling(Node.Map map, List<String> missing) {
        List<MappingLine> added = LINES.stream()
                .filter(line -> missing.stream().anyMatch(path -> isOf(line.target(), path))
                        || map.lines().stream().anyMatch(known -> isBeside(line.target(), known.target())))
                .filter(line ->
                        map.lines().stream().noneMatch(known -> known.target().equals(line.target())))
                .toList();
        return added.isEmpty() ? Optional.empty() : Optional.of(DrawnLine.ofLines(map.id(), map.lines(), added));
    }

    /// True if a line gives a missing field, something in it or beside it, or the for-each that it stands in.
    private static boolean isOf(String target, String missing) {
        return target.equals(missing)
                || isBeside(target, missing)
                || target.startsWith(missing + ".")
                || target.startsWith(missing + "[]")
                || (target.endsWith("[]") && missing.startsWith(target + "."));
    }

    /// True if both are in the same object: an address with a country only is refused.
    private static boolean isBeside(String target, String other) {
        return other.contains(".") && target.startsWith(other.substring(0, other.lastIndexOf('.') + 1));
    }
}
