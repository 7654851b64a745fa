package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.correction.RecordChange;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the run was asked to do.
final class RunFacts extends DescriptionList {

    /// @param replay what the run does again; null if it reads its sources
    RunFacts(Run run, @Nullable Replay replay) {
        addClassName("pw-facts");
        fact(getTranslation("facts.created"), Formats.ofReader().time(run.createdAt()));
        fact(getTranslation("facts.trigger"), run.trigger());
        fact(getTranslation("facts.content"), run.contentHash());
        fact(getTranslation("facts.id"), run.id().toString());
        if (replay != null) {
            add(
                    new Term(getTranslation("facts.replay")),
                    new Description(
                            new Anchor(RunView.address(replay.of()), replay.of().toString())));
            changed(replay);
        }
        new TreeMap<>(run.parameters())
                .forEach((name, value) -> fact(getTranslation("facts.parameter", name), String.valueOf(value)));
    }

    /// What people changed in the documents before they were sent.
    private void changed(Replay replay) {
        Selection only = replay.only();
        List<Correction> corrections = only == null ? List.of() : only.corrections();
        for (Correction correction : corrections) {
            for (RecordChange change : correction.changes()) {
                String value = switch (change) {
                    case RecordChange.Put put -> JsonValues.text(put.value());
                    case RecordChange.Replace replace ->
                        JsonValues.text(replace.from()) + " → " + JsonValues.text(replace.value());
                    case RecordChange.Remove _ -> getTranslation("correct.removed");
                };
                fact(getTranslation("facts.changed", correction.person()), change.path() + ": " + value);
            }
        }
    }

    private void fact(String name, String value) {
        var text = new Span(value);
        text.getElement().setAttribute("translate", "no");
        var description = new Description(text);
        add(new Term(name), description);
    }
}
