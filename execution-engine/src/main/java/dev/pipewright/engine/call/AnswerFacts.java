package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpExchange;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonPointer;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.model.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an answer that is no success says.
///
/// @param codes the target's own codes, that of the detail first
/// @param message the target's words as a sentence, or ours if it has none
/// @param field the field it complains about
record AnswerFacts(
        int status,
        List<String> codes,
        @Nullable Long number,
        String message,
        @Nullable String field) {

    AnswerFacts {
        codes = List.copyOf(codes);
    }

    /// Where the facts are in an error's body, as pointers into its JSON; the first that leads to something counts.
    record Places(List<String> code, List<String> number, List<String> message, List<String> field) {

        Places {
            code = List.copyOf(code);
            number = List.copyOf(number);
            message = List.copyOf(message);
            field = List.copyOf(field);
        }

        static Places of(Map<?, ?> places) {
            return new Places(
                    texts(places.get("code")),
                    texts(places.get("number")),
                    texts(places.get("message")),
                    texts(places.get("field")));
        }

        private static List<String> texts(@Nullable Object list) {
            return list instanceof List<?> all
                    ? all.stream().map(String::valueOf).toList()
                    : List.of();
        }
    }

    static AnswerFacts of(HttpExchange answer, Places places) {
        Object body = body(answer);
        List<String> messages = texts(body, places.message());
        List<String> fields = texts(body, places.field());
        return new AnswerFacts(
                answer.status(),
                texts(body, places.code()),
                number(body, places.number()),
                messages.isEmpty()
                        ? Sentence.of("engine.httpStatus", "status", answer.status())
                                .kept()
                        : asSentence(messages.getFirst()),
                fields.isEmpty() ? null : fields.getFirst());
    }

    private static @Nullable Object body(HttpExchange answer) {
        try {
            return JsonValues.parse(answer.body(), 0, answer.body().length);
        } catch (InvalidJson _) {
            return null;
        }
    }

    private static List<String> texts(@Nullable Object body, List<String> pointers) {
        List<String> texts = new ArrayList<>();
        for (String pointer : pointers) {
            // What has a NUL character cannot be kept.
            if (JsonPointer.find(body, pointer) instanceof String text && !text.isBlank() && text.indexOf('\0') < 0) {
                texts.add(text.strip());
            }
        }
        return texts;
    }

    private static @Nullable Long number(@Nullable Object body, List<String> pointers) {
        for (String pointer : pointers) {
            if (JsonPointer.find(body, pointer) instanceof Long number) {
                return number;
            }
        }
        return null;
    }

    private static String asSentence(String text) {
        String ended = text.endsWith(".") ? text : text + ".";
        return ended.substring(0, 1).toUpperCase(Locale.ROOT) + ended.substring(1);
    }
}
