package dev.pipewright.designer.draft;

import dev.pipewright.model.Node;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the records of a source are called, from where it reads: `orders` of `select * from shop.orders` and of
/// `in/orders-*.csv`.
final class Subjects {

    /// The settings that may say it, with what to take of each.
    private static final List<Place> PLACES = List.of(
            new Place("table", Pattern.compile("([^.\"]+)\"?$")),
            new Place("collection", Pattern.compile("(.+)")),
            new Place("query", Pattern.compile("\\bfrom\\s+(?:[\\w\"]+\\.)*\"?(\\w+)", Pattern.CASE_INSENSITIVE)),
            new Place("path", Pattern.compile("([A-Za-z][A-Za-z_ ]+)[^/]*$")));

    private Subjects() {}

    private record Place(String setting, Pattern part) {}

    /// What the records that a node reads are called; empty if it does not say.
    static String of(Node node) {
        return node instanceof Node.Source source ? of(source) : "";
    }

    private static String of(Node.Source source) {
        for (Place place : PLACES) {
            String value = Objects.toString(source.settings().get(place.setting()), "");
            Matcher part = place.part().matcher(value);
            if (part.find()) {
                return part.group(1).replace('_', ' ').strip();
            }
        }
        return "";
    }
}
