package dev.pipewright.engine.mapping.assist;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.wanted.TargetField;
import java.util.List;
import java.util.Optional;

/// The total of a line where the source has only the price of one piece and how many.
final class LineTotal {

    private LineTotal() {}

    /// @param lines what is suggested already
    static List<Suggestion> of(List<TargetField> open, List<Suggestion> lines, Scope items) {
        Optional<TargetField> amount = open.stream()
                .filter(field -> field.required()
                        && Assignment.meaningOf(field).subject().equals("AMOUNT"))
                .filter(field -> lines.stream().noneMatch(line -> line.target().equals(field.path())))
                .findFirst();
        Optional<Candidate> price = only("UNIT_PRICE", items);
        Optional<Candidate> quantity = only("QUANTITY", items);
        if (amount.isEmpty() || price.isEmpty() || quantity.isEmpty()) {
            return List.of();
        }
        TargetField target = amount.get();
        String product = number(price.get()) + " * " + number(quantity.get());
        var candidate = quantity.get().readAs("(" + product + ")", product);
        Wanted wanted = Wanted.of(target, Assignment.meaningOf(target));
        Sentence reason = Sentence.of(
                "suggest.product",
                "price",
                price.get().name(),
                "quantity",
                quantity.get().name());
        return new Fitting(items.inputs())
                        .expressionFor(target, wanted, candidate)
                        .map(expression -> expression.equals("(" + product + ")")
                                ? product
                                : expression.replace("((" + product + "))", "(" + product + ")"))
                        .map(expression -> new Suggestion(target.path(), expression, 75, reason))
                        .stream()
                        .toList();
    }

    private static Optional<Candidate> only(String subject, Scope items) {
        List<Candidate> found = items.candidates().stream()
                .filter(candidate -> candidate.meaning().subject().equals(subject))
                .filter(candidate -> candidate.meaning().others().isEmpty())
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static String number(Candidate candidate) {
        boolean text = candidate.values().stream().anyMatch(String.class::isInstance);
        return text ? "$number(" + candidate.expression() + ")" : candidate.expression();
    }
}
