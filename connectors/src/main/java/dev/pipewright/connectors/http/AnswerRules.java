package dev.pipewright.connectors.http;

import dev.pipewright.connectors.json.JsonPointer;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What answers mean. A rule's name is a status (`404`), a class of statuses (`5xx`), or a value in the body
/// (`/error/code=BUSY`); what the rules do not say follows from the status.
///
/// @param rules in order; a rule about the body goes before all about the status, and one about a status before all
///     about its class
record AnswerRules(List<Rule> rules) {

    private static final Pattern NAME = Pattern.compile("[1-5]([0-9]{2}|xx)|/.*=.*");

    /// What is done with an answer.
    enum Meaning {
        /// It is taken.
        OK,
        /// The call is tried again later.
        RETRY,
        /// The call is wrong and stays wrong.
        REJECT,
        /// The credentials are wrong.
        CREDENTIALS
    }

    record Rule(String name, Meaning meaning) {}

    AnswerRules {
        rules = List.copyOf(rules);
    }

    static AnswerRules of(Map<String, String> settings) {
        List<Rule> rules = new ArrayList<>();
        settings.forEach((name, meaning) -> meaning(meaning).ifPresent(found -> rules.add(new Rule(name, found))));
        return new AnswerRules(rules);
    }

    static List<SettingsProblem> problems(Class<? extends Record> type, Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(rule -> !NAME.matcher(rule.getKey()).matches()
                        || meaning(rule.getValue()).isEmpty())
                .map(rule -> new SettingsProblem(
                        type,
                        "answers",
                        type.getSimpleName() + ".wrongRule",
                        Map.of("rule", rule.getKey() + " = " + rule.getValue())))
                .toList();
    }

    private static Optional<Meaning> meaning(String text) {
        for (Meaning meaning : Meaning.values()) {
            if (meaning.name().equalsIgnoreCase(text)) {
                return Optional.of(meaning);
            }
        }
        return Optional.empty();
    }

    /// The meaning of an answer.
    ///
    /// @param body the answer's JSON; null if it is none
    Meaning meaningOf(HttpCall call, HttpExchange answer, @Nullable Object body) {
        String text = Integer.toString(answer.status());
        return ofBody(body)
                .or(() -> named(text))
                .or(() -> named(text.charAt(0) + "xx"))
                .orElseGet(() -> body == null && isPage(call, answer) ? Meaning.RETRY : usual(answer.status()));
    }

    /// What the rules about the body say.
    ///
    /// @param body the answer's JSON; null if it is none
    Optional<Meaning> ofBody(@Nullable Object body) {
        return rules.stream()
                .filter(rule -> rule.name().startsWith("/") && saysBody(rule.name(), body))
                .map(Rule::meaning)
                .findFirst();
    }

    private Optional<Meaning> named(String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .map(Rule::meaning)
                .findFirst();
    }

    private static boolean saysBody(String rule, @Nullable Object body) {
        int at = rule.lastIndexOf('=');
        Object value = JsonPointer.find(body, rule.substring(0, at));
        return value != null && value.toString().equals(rule.substring(at + 1));
    }

    private static Meaning usual(int status) {
        if (status < 300) {
            return Meaning.OK;
        }
        return switch (status) {
            case 401, 403 -> Meaning.CREDENTIALS;
            case 408, 425, 429 -> Meaning.RETRY;
            default -> status >= 500 ? Meaning.RETRY : Meaning.REJECT;
        };
    }

    /// Whether JSON was asked for and a page for people came: somebody is to log in, or to come back later. What
    /// did not ask for JSON, such as a sink's call, takes any page.
    private static boolean isPage(HttpCall call, HttpExchange answer) {
        return answer.status() < 300
                && "application/json".equals(call.headers().get("Accept"))
                && answer.header("Content-Type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                        .isPresent();
    }
}
