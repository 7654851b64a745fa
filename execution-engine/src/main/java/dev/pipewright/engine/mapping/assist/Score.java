package dev.pipewright.engine.mapping.assist;

import java.util.List;
import java.util.Set;

/// How likely a value of the source is what a target means, in percent, by their names. The figures were set by
/// hand and are held by the measure in `SuggestionsTest`.
final class Score {

    /// What is less likely is not suggested.
    static final int LEAST = 60;

    static final int MOST = 97;

    private static final Set<String> NET = Set.of("net", "sub", "subtotal", "untaxed", "excluding", "excl", "without");
    private static final int OPPOSED = 45;

    /// Whose a value is if its name has several parts: the first of these.
    private static final List<String> OWNERS = List.of(
            "ORIGINAL",
            "PURCHASE",
            "SOURCE",
            "FREIGHT",
            "CUSTOMER",
            "COMPANY",
            "BILL_TO",
            "SHIP_TO",
            "SHIP_FROM",
            "ITEM",
            "LINE",
            "DOCUMENT");

    private static final List<String> OWNERS_OF_ADDRESSES =
            List.of("ORIGINAL", "SHIP_TO", "BILL_TO", "SHIP_FROM", "CUSTOMER", "COMPANY", "ITEM");

    private Score() {}

    /// @param inList true if both are fields of a list's items
    static int of(Meaning target, Meaning source, boolean inList) {
        int score = target.names() ? naming(target, source, inList) : subject(target, source, inList);
        return score;
    }

    private static int subject(Meaning target, Meaning source, boolean inList) {
        if (target.subject().isEmpty()) {
            boolean same = !target.words().isEmpty() && target.words().equals(source.words());
            return same ? (target.parts().equals(source.parts()) ? 86 : 66) : 0;
        }
        int score = base(target, source, inList);
        if (score == 0) {
            return 0;
        }
        int whose = whose(target, source, inList);
        int sameName = target.words().equals(source.words()) ? 3 : 0;
        return score
                + whose
                + sameName
                - foreign(target, source, target.subject().equals("DATE") ? 30 : 14);
    }

    private static int base(Meaning target, Meaning source, boolean inList) {
        if (target.subject().equals(source.subject())) {
            // The total of an order mostly has the tax in it, that of a line sometimes.
            boolean total = source.words().contains("total")
                    && !target.words().contains("total")
                    && source.words().stream().noneMatch(NET::contains);
            return !total ? 82 : inList ? 76 : 50;
        }
        return switch (target.subject()) {
            case "DESCRIPTION" -> source.subject().equals("NAME") && inList ? 78 : 0;
            case "DATE" -> source.subject().equals("CREATED") ? 62 : 0;
            default -> 0;
        };
    }

    /// Whether both are about the same part of a document; deeply negative if they are not.
    private static int whose(Meaning target, Meaning source, boolean inList) {
        String wanted = owner(target, inList);
        String found = owner(source, inList);
        if (wanted.equals(found)) {
            return wanted.isEmpty() ? 8 : 12;
        }
        if (target.isAddress()) {
            return switch (wanted + " " + found) {
                case "SHIP_TO CUSTOMER", "CUSTOMER SHIP_TO" -> 4;
                case "SHIP_TO ", "CUSTOMER " -> -8;
                case " CUSTOMER", " SHIP_TO" -> 0;
                default -> -100;
            };
        }
        return wanted.equals("SOURCE") && found.isEmpty() ? 8 : -100;
    }

    /// Whose a value is; empty for the document's own in a record, and for the line's or item's own in a list.
    private static String owner(Meaning meaning, boolean inList) {
        String owner = "";
        for (String part : meaning.isAddress() ? OWNERS_OF_ADDRESSES : OWNERS) {
            if (meaning.parts().contains(part)) {
                owner = part;
                break;
            }
        }
        boolean own = inList ? owner.equals("LINE") : owner.equals("DOCUMENT");
        boolean named = meaning.isNaming() && !meaning.subject().equals("NAME");
        boolean ownItem = inList && owner.equals("ITEM") && !named;
        return own || ownItem ? "" : owner;
    }

    /// What a name has that the other has not.
    private static int foreign(Meaning target, Meaning source, int each) {
        int opposed = lacking(source.opposed(), target.opposed()) + lacking(target.opposed(), source.opposed());
        return each * lacking(source.others(), target.others())
                + 2 * each * lacking(target.others(), source.others())
                + OPPOSED * opposed;
    }

    /// How many words the other does not have. Asked for each pair of fields, so without a set in between.
    private static int lacking(Set<String> words, Set<String> other) {
        int count = 0;
        for (String word : words) {
            count += other.contains(word) ? 0 : 1;
        }
        return count;
    }

    private static int naming(Meaning target, Meaning source, boolean inList) {
        String wanted = owner(target, inList);
        String found = owner(source, inList);
        if (!source.isNaming() && !Set.of("NUMBER", "ID", "NAME").contains(source.subject())) {
            return 0;
        }
        if (wanted.equals("SOURCE")) {
            return target.subject().equals(source.subject())
                            && found.isEmpty()
                            && source.parts().isEmpty()
                    ? 88 - foreign(target, source, 14)
                    : 0;
        }
        if (inList
                && wanted.equals("ITEM")
                && found.isEmpty()
                && source.subject().equals("NUMBER")) {
            // The code of a line that does not number it is that of what is sold.
            return 66 - foreign(target, source, 14);
        }
        if (!wanted.equals(found)) {
            return 0;
        }
        boolean said = !source.parts().isEmpty();
        int score = switch (source.subject()) {
            case "NUMBER" -> said ? 94 : 84;
            case "" -> 92;
            case "ID" -> said ? 85 : 62;
            case "REFERENCE" -> said ? 66 : 50;
            // Some systems call the number of a document its name.
            case "NAME" -> wanted.equals("COMPANY") ? 66 : wanted.isEmpty() && !said && !inList ? 70 : 40;
            default -> 0;
        };
        long more = source.parts().stream()
                .filter(part -> !part.equals(wanted) && !target.parts().contains(part))
                .filter(part -> !part.equals("DOCUMENT") && !part.equals("LINE"))
                .count();
        return score - (int) more * 12 - foreign(target, source, 14);
    }
}
