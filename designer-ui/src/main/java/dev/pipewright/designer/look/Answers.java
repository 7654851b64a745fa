package dev.pipewright.designer.look;

import com.vaadin.flow.component.Component;
import dev.pipewright.model.Speaks;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers what an element of the page asks by `look/asking.ts`, away from the page's lock. Of each question only the
/// newest is answered. The element has the functions `answered` and `failed`.
public final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DETAIL = "event.detail";

    private final Component component;
    private final Map<String, Question<?>> questions = new HashMap<>();

    public Answers(Component component) {
        this.component = component;
        component
                .getElement()
                .addEventListener(
                        "pipewright-ask", asked -> asked(asked.getEventData().path(DETAIL)))
                .addEventData(DETAIL);
    }

    private record Question<T>(Class<T> body, Function<T, ?> answer, Inquiry inquiry) {}

    /// Says how a question is answered.
    ///
    /// @param body what the question comes with
    /// @param answer called outside the page's lock, by any thread; gives what Jackson can write
    public <T> Answers on(String question, Class<T> body, Function<T, ?> answer) {
        questions.put(question, new Question<>(body, answer, new Inquiry()));
        return this;
    }

    private void asked(JsonNode detail) {
        var name = detail.path("question").asString("");
        long number = detail.path("number").asLong();
        var question = questions.get(name);
        if (question == null) {
            throw new IllegalArgumentException("nobody answers '" + name + "'");
        }
        answer(question, name, number, detail.path("body"));
    }

    private <T> void answer(Question<T> question, String name, long number, JsonNode body) {
        try {
            T asked = JSON.treeToValue(body, question.body());
            question.inquiry()
                    .ask(
                            () -> JSON.<JsonNode>valueToTree(question.answer().apply(asked)),
                            found -> component.getElement().callJsFunction("answered", name, number, found),
                            trouble -> failed(name, number, trouble));
        } catch (JacksonException unreadable) {
            failed(name, number, unreadable);
        }
    }

    private void failed(String name, long number, RuntimeException trouble) {
        component.getElement().callJsFunction("failed", name, number, sentence(name, trouble));
    }

    private String sentence(String name, RuntimeException trouble) {
        if (trouble instanceof Speaks speaking) {
            return speaking.sentence()
                    .map(own -> Notices.said(own.kept()))
                    .orElseGet(() -> String.valueOf(trouble.getMessage()));
        }
        LOG.warn("The question '{}' could not be answered.", name, trouble);
        return component.getTranslation("trouble");
    }
}
