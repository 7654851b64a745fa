package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.engine.LoadCertificate;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunEnvironment;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.store.Load;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the run was asked to do.
final class RunFacts extends DescriptionList {

    /// @param replay what the run does again; null if it reads its sources
    /// @param loads what its incremental sources read: of a back-fill, one is a range
    RunFacts(Run run, @Nullable Replay replay, List<LoadCertificate> loads) {
        addClassName("pw-facts");
        fact(getTranslation("facts.created"), Formats.ofReader().time(run.createdAt()));
        fact(getTranslation("facts.trigger"), run.trigger());
        fact(getTranslation("facts.content"), run.contentHash());
        fact(getTranslation("facts.id"), run.id().toString());
        RunEnvironment environment = run.environment();
        if (environment != null) {
            fact(getTranslation("facts.environment"), environment.name());
            new TreeMap<>(environment.connections())
                    .forEach((drawn, bound) -> fact(getTranslation("facts.stands", drawn), bound));
        }
        if (replay != null) {
            add(
                    new Term(getTranslation("facts.replay")),
                    new Description(
                            new Anchor(RunView.address(replay.of()), replay.of().toString())));
            changed(replay);
        }
        loads.stream()
                .map(LoadCertificate::load)
                .filter(Load::isRange)
                .forEach(range -> fact(
                        getTranslation("facts.range"), getTranslation("facts.range.of", range.from(), range.to())));
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
