package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpExchange;
import dev.pipewright.connectors.http.Trouble;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonPointer;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the answers of one kind of target mean, read from the file `NAME.answers.json` beside this class.
///
/// A file may build on another (`extends`). It says where an error's code, number, message and field are in the body,
/// what an accepted answer has at least (`needs`), and has rows ([AnswerRule]), of which the most specific one that
/// covers an answer decides; between equals, a file's own row goes before one it builds on, and then the first.
///
/// @param rules the file's own first
/// @param needs pointers to what an accepted answer has at least
record AnswerTable(AnswerFacts.Places places, List<String> needs, List<AnswerRule> rules) {

    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    AnswerTable {
        needs = List.copyOf(needs);
        rules = List.copyOf(rules);
    }

    /// Reads the table of a preset.
    static AnswerTable of(String preset) {
        String file = preset + ".answers.json";
        try (InputStream in = AnswerTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no file " + file);
            }
            byte[] text = in.readAllBytes();
            if (JsonValues.parse(text, 0, text.length) instanceof Map<?, ?> table) {
                return of(table);
            }
            throw new IllegalArgumentException("not an object: " + file);
        } catch (InvalidJson e) {
            throw new IllegalArgumentException("not JSON: " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AnswerTable of(Map<?, ?> table) {
        List<AnswerRule> rules = new ArrayList<>();
        for (Object row : list(table.get("rules"))) {
            if (row instanceof Map<?, ?> fields) {
                rules.add(AnswerRule.of(fields));
            }
        }
        AnswerTable base = table.get("extends") instanceof String name ? of(name) : null;
        if (base != null) {
            rules.addAll(base.rules());
        }
        AnswerFacts.Places places = table.get("places") instanceof Map<?, ?> own
                ? AnswerFacts.Places.of(own)
                : base == null ? AnswerFacts.Places.of(Map.of()) : base.places();
        return new AnswerTable(
                places, list(table.get("needs")).stream().map(String::valueOf).toList(), rules);
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    Verdict read(HttpExchange answer) {
        return read(answer, needs);
    }

    /// @param need what this answer has at least if it is accepted, where answers differ in that
    Verdict read(HttpExchange answer, String need) {
        return read(answer, List.of(need));
    }

    private Verdict read(HttpExchange answer, List<String> needed) {
        if (answer.status() >= 200 && answer.status() < 300) {
            return readAccepted(answer, needed);
        }
        AnswerFacts facts = AnswerFacts.of(answer, places);
        return verdict(ruleFor(facts), facts, answer);
    }

    /// True if a body says the code of an error.
    boolean hasErrorCode(Object body) {
        return places.code().stream().anyMatch(pointer -> JsonPointer.find(body, pointer) instanceof String);
    }

    private AnswerRule ruleFor(AnswerFacts facts) {
        // The first of equals: a stream's max would be the last.
        return rules.stream()
                .filter(rule -> rule.covers(facts))
                .min(Comparator.comparingInt(rule -> -rule.weight(facts.codes())))
                .orElseThrow(() -> new IllegalStateException("no row for an answer with status " + facts.status()));
    }

    private static Verdict verdict(AnswerRule rule, AnswerFacts facts, HttpExchange answer) {
        String code = codeOf(rule, facts);
        String said = facts.message();
        String field = facts.field() == null ? rule.field() : facts.field();
        return switch (rule.then()) {
            case ACCEPT -> new Verdict.Refused(code, refusal(rule, said, field), field, true);
            case IGNORE -> new Verdict.Accepted(Payload.of(answer.body()));
            case REFUSE, SPLIT -> new Verdict.Refused(code, refusal(rule, said, field), field, false);
            case RETRY ->
                new Verdict.Retry(Trouble.BUSY, code, said, false, bounded(answer.retryAfter(), Duration.ZERO));
            case UNKNOWN ->
                new Verdict.Retry(Trouble.FAULT, code, said, true, bounded(answer.retryAfter(), Duration.ZERO));
            case WAIT ->
                new Verdict.Wait(code, said, bounded(answer.retryAfter().or(answer::resetAfter), rule.pause()));
            case REFRESH, STOP ->
                new Verdict.Stop(
                        ConnectorException.Kind.CREDENTIALS,
                        code,
                        Sentence.of("engine.credentials", "reason", said).kept(),
                        rule.then() == AnswerRule.Action.REFRESH);
        };
    }

    private static String codeOf(AnswerRule rule, AnswerFacts facts) {
        if (rule.name() != null) {
            return rule.name();
        }
        if (rule.code() != null) {
            return rule.code();
        }
        return facts.codes().isEmpty()
                ? "http-" + facts.status()
                : facts.codes().getFirst();
    }

    private static String refusal(AnswerRule rule, String said, @Nullable String field) {
        String advice = rule.cause().advice().kept();
        Sentence sentence = field == null
                ? Sentence.of("engine.refused", "said", said, "advice", advice)
                : Sentence.of("engine.refusedField", "said", said, "field", field, "advice", advice);
        return sentence.kept();
    }

    private static Duration bounded(Optional<Duration> advice, Duration otherwise) {
        Duration wait = advice.orElse(otherwise);
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static Verdict readAccepted(HttpExchange answer, List<String> needed) {
        try {
            Object body = JsonValues.parse(answer.body(), 0, answer.body().length);
            if (!(body instanceof Map<?, ?>)) {
                return unusable("not-an-object", Sentence.of("engine.notAnObject"));
            }
            for (String need : needed) {
                if (JsonPointer.find(body, need) == null) {
                    return unusable("empty-answer", Sentence.of("engine.emptyAnswer", "place", need));
                }
            }
            return new Verdict.Accepted(Payload.of(answer.body()));
        } catch (InvalidJson e) {
            return unusable("not-json", Sentence.of("engine.notJson"));
        }
    }

    private static Verdict unusable(String code, Sentence message) {
        return new Verdict.Retry(Trouble.FAULT, code, message.kept(), true, Duration.ZERO);
    }

    /// Who is to act on what is kept with a code, and how; the row for all refusals if no row names the code.
    CallCause causeOf(String code) {
        Optional<AnswerRule> named =
                rules.stream().filter(rule -> rule.isNamed(code)).findFirst();
        int status = code.matches("http-\\d{3}") ? Integer.parseInt(code.substring(5)) : 400;
        return named.orElseGet(() -> ruleFor(new AnswerFacts(status, List.of(), null, "", null)))
                .cause();
    }
}
