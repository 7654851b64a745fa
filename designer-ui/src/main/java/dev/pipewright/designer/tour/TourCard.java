package dev.pipewright.designer.tour;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.pipewright.designer.look.Answers;
import dev.pipewright.platform.people.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The card of the tour, beside every page while a person takes it. Which pipeline the tour builds, and whether it is
/// shown, the browser keeps for each person; what is done, the draft says. The event `pipewright-tour` begins it, or
/// goes on with it.
@Tag("pipewright-tour")
@JsModule("./tour/tour-element.ts")
public final class TourCard extends Component {

    private static final List<String> TEXTS =
            List.of("title", "progress", "point", "open", "fill", "skip", "restart", "close", "finish");

    public TourCard(TourGuide guide, Person person) {
        var locale = getLocale();
        new Answers(this)
                .on(
                        "now",
                        Asked.class,
                        asked -> guide.now(person.tenant(), asked.path(), asked.pipeline(), asked.skipped(), locale))
                .on("fill", Asked.class, asked -> {
                    guide.fill(person, asked.pipeline());
                    return guide.now(person.tenant(), asked.path(), asked.pipeline(), asked.skipped(), locale);
                });
        Map<String, String> texts = new LinkedHashMap<>();
        // The places for numbers stay: the browser fills them in.
        TEXTS.forEach(name -> texts.put(name, getTranslation("tour." + name, "{0}", "{1}")));
        getElement()
                .callJsFunction(
                        "begin",
                        person.tenant().value() + "/" + person.name(),
                        JsonMapper.shared().<JsonNode>valueToTree(texts));
    }

    private record Asked(String path, String pipeline, int skipped) {}
}
