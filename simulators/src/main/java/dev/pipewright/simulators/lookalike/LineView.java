package dev.pipewright.simulators.lookalike;

import dev.pipewright.simulators.lookalike.TrueDocument.Line;
import dev.pipewright.simulators.lookalike.TrueDocument.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the source shows of lines while the same traps are on.
record LineView(Spelling spelling) {

    private static final int COMMENT = 9001;
    private static final int FREIGHT = 9002;
    private static final int DISCOUNT = 9003;
    private static final int SUBTOTAL = 9004;

    /// The last change of a line, as it is shown.
    @Nullable
    Instant modified(StoredDocument stored, int number) {
        boolean isWholeChanged = stored.document().state() != State.OPEN;
        Instant changed =
                isWholeChanged ? stored.modified() : stored.editedLines().get(number);
        return spelling.shownChange(changed, stored.created());
    }

    /// The numbers of the lines that are shown; those of goods are their places.
    List<Integer> numbers(TrueDocument document) {
        List<Integer> numbers = new ArrayList<>();
        document.lines().forEach(line -> numbers.add(line.line()));
        if (spelling.traps().contains(Trap.PSEUDO_LINES)) {
            numbers.add(COMMENT);
            addIfNotZero(numbers, FREIGHT, document.freight());
            addIfNotZero(numbers, DISCOUNT, document.discount());
            addIfNotZero(numbers, SUBTOTAL, document.subtotal());
        }
        return numbers;
    }

    private static void addIfNotZero(List<Integer> numbers, int number, BigDecimal amount) {
        if (amount.signum() != 0) {
            numbers.add(number);
        }
    }

    /// A line as it is shown.
    Map<String, @Nullable Object> line(StoredDocument stored, int number) {
        TrueDocument document = stored.document();
        return switch (number) {
            case COMMENT -> line(stored, number, "Comment", "Thank you for your order.");
            case FREIGHT -> money(stored, number, "Charge", document.freight());
            case DISCOUNT ->
                money(stored, number, "Discount", document.discount().negate());
            case SUBTOTAL -> money(stored, number, "Subtotal", document.subtotal());
            default -> goods(stored, document.lines().get(number - 1));
        };
    }

    private Map<String, @Nullable Object> goods(StoredDocument stored, Line line) {
        Map<String, @Nullable Object> shown = line(stored, line.line(), "Item", line.description());
        shown.put("sku", line.sku());
        shown.put("category", line.category());
        shown.put("quantity", spelling.lineAmount(line.quantity()));
        shown.put("amount", spelling.lineAmount(line.amount()));
        return shown;
    }

    private Map<String, @Nullable Object> money(StoredDocument stored, int number, String type, BigDecimal amount) {
        Map<String, @Nullable Object> shown = line(stored, number, type, type);
        shown.put("amount", spelling.lineAmount(amount));
        return shown;
    }

    private Map<String, @Nullable Object> line(StoredDocument stored, int number, String type, String description) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("line", spelling.id(number));
        shown.put("type", type);
        shown.put("description", description);
        spelling.putTimes(shown, stored.id(), stored.created(), modified(stored, number));
        return shown;
    }
}
