package dev.pipewright.designer.presence;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.JsModule;
import dev.pipewright.platform.draft.Presence;
import dev.pipewright.platform.draft.Present;
import dev.pipewright.platform.people.Person;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Shows who else has the draft open, and tells them that this page is there and what is selected in it. The browser
/// says so every few seconds: a page whose browser is gone falls silent.
@Tag("pipewright-presence")
@JsModule("./presence/presence-element.ts")
public final class PeopleThere extends Component {

    private static final String NODE = "event.detail.node";

    private final Person person;

    public PeopleThere(Presence presence, Person person, String pipeline) {
        this.person = person;
        getElement()
                .callJsFunction(
                        "texts", getTranslation("presence.label"), getTranslation("presence.selected", "{0}", "{1}"));
        addAttachListener(attached -> sit(attached.getUI(), presence, pipeline));
    }

    private void sit(UI ui, Presence presence, String pipeline) {
        var seat = presence.join(person, pipeline, people -> tell(ui, people));
        var hearing = getElement()
                .addEventListener(
                        "presence-here",
                        said -> seat.here(said.getEventData().path(NODE).asString("")))
                .addEventData(NODE);
        addDetachListener(detached -> {
            seat.close();
            hearing.remove();
            detached.unregisterListener();
        });
    }

    private void tell(UI ui, List<Present> people) {
        var others = JsonMapper.shared().<JsonNode>valueToTree(OtherPeople.of(people, person.name()));
        try {
            var _ = ui.access(() -> getElement().callJsFunction("show", others));
        } catch (UIDetachedException left) {
            // The page is closed: it leaves its seat with that.
        }
    }
}
