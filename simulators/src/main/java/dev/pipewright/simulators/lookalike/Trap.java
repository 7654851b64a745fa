package dev.pipewright.simulators.lookalike;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a source does to those who read it carelessly. Each can be switched on by itself or with others.
public enum Trap {
    EQUAL_TIMES(
            1,
            "A price job changes forty documents within one second, so that equal timestamps stand on both sides of a"
                    + " page border; their order is another from page to page unless it is asked for with the id."),
    MOVING_ROWS(2, "After a page that is not the last, the first document of it is changed and moves to the end."),
    LATE_COMMIT(3, "After the last page, a document appears whose timestamps are two minutes old."),
    CLOCK_AHEAD(4, "The clock of the source, and with it each new timestamp, is three minutes ahead."),
    NO_TIME_ON_NEW_ROWS(5, "Documents that were never changed have no 'modified', only 'created'."),
    SILENT_LINE_EDIT(
            6,
            "After a page that is not the last, a line of its fourth document is changed; no edit of a line moves"
                    + " 'modified' of its document."),
    DEPTH_LIMIT(7, "A page that begins at the row with offset 100 or behind it is refused."),
    SMALLER_PAGES(8, "No page has more than twenty rows, whatever was asked for."),
    SHORT_LIVED_TOKEN(9, "A token is refused after three calls, though it promised an hour."),
    TOO_MANY_CALLS(
            10,
            "Each fourth call is answered with 429: without 'Retry-After', with two seconds, with an HTTP date, in"
                    + " turn."),
    ERROR_WITH_200(
            11,
            "Each fifth call is answered with 200 and an error, with 200 and an HTML page, with 200 and an error"
                    + " beside an empty list, in turn."),
    LOCALE_TEXTS(12, "Dates, times and amounts are texts as in Germany: 02.03.2026 11:00:00 in Berlin, and 1.234,56."),
    MANY_EMPTIES(
            13, "What is empty is null, an empty text, false, left out, a GUID of zeros or the first day of year one."),
    NUMBERS_AS_TEXTS(14, "Numbers are texts, and the lines of a sale have negative quantities and amounts."),
    PSEUDO_LINES(
            15, "Freight and discount are lines instead of fields, and there are lines with a comment and a subtotal."),
    DELETE_AND_VOID(
            16,
            "After a page that is not the last, its second document is deleted and its third voided. What is deleted"
                    + " is in no answer but that of '/api/deleted'; what is void says so in its memo only."),
    SAME_NUMBER_TWICE(17, "Ten documents of the second company have numbers of the first company's documents."),
    LONG_DOCUMENT(18, "One document has 1,200 lines."),
    CHANGED_SCHEMA(
            19,
            "Documents with an odd id have a field 'loyaltyTier' that nobody knows, lack 'customerName', and have an"
                    + " object as 'customer'."),
    OTHER_DECIMALS(20, "Five documents are in yen, without decimals, and five in Kuwaiti dinar, with three.");

    private final int number;
    private final String sentence;

    Trap(int number, String sentence) {
        this.number = number;
        this.sentence = sentence;
    }

    /// Its number in the list of traps, from 1.
    public int number() {
        return number;
    }

    /// What happens while it is on.
    public String sentence() {
        return sentence;
    }

    /// Reads traps: `all`, or numbers and names with commas between them, as in `1,late-commit`; none in an empty
    /// text.
    ///
    /// @throws IllegalArgumentException with a sentence if there is no such trap
    public static Set<Trap> read(String text) {
        if (text.strip().equalsIgnoreCase("all")) {
            return EnumSet.allOf(Trap.class);
        }
        Set<Trap> traps = EnumSet.noneOf(Trap.class);
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                traps.add(one(part.strip()));
            }
        }
        return traps;
    }

    private static Trap one(String text) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Trap trap : values()) {
            if (trap.name().equals(name) || Integer.toString(trap.number).equals(text)) {
                return trap;
            }
        }
        throw new IllegalArgumentException(
                "There is no trap '" + text + "': name numbers from 1 to 20, as in 1,2,16, or all.");
    }
}
