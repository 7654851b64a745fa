package dev.pipewright.designer.run;

import com.vaadin.flow.component.UI;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.run.RunDialog.Choice;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.WorkRefusedException;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.run.ReplayRequest;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.trouble.MappedValues;
import dev.pipewright.platform.trouble.MissingValues;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Starts a run for the person at the page, and shows its page; or says why it can not start. The pipeline is looked
/// through first, which takes its time, so the page is not held up.
@Component
public class RunStarter {

    private final Runs runs;
    private final MissingValues missing;
    private final Environments environments;
    private final SignedIn signedIn;

    RunStarter(Runs runs, MissingValues missing, Environments environments, SignedIn signedIn) {
        this.runs = runs;
        this.missing = missing;
        this.environments = environments;
        this.signedIn = signedIn;
    }

    /// Where a run may be started, for whoever lets a person choose.
    public List<Environment> environments() {
        return environments.list(signedIn.tenant());
    }

    /// Starts what was chosen.
    ///
    /// @param done told when it is known, with false if the run did not start
    public void start(String pipeline, Choice choice, Consumer<Boolean> done) {
        var person = signedIn.person();
        var request = new RunRequest(
                person.tenant(),
                pipeline,
                choice.subject(),
                choice.mode(),
                choice.parameters(),
                "person:" + person.name() + ":" + UUID.randomUUID(),
                person.name(),
                choice.environment());
        ask(() -> runs.start(request), done);
    }

    /// Does a run again as it was chosen.
    ///
    /// @param done told when it is known, with false if the replay did not start
    void replay(RunId run, ReplayDialog.Chosen chosen, Consumer<Boolean> done) {
        var person = signedIn.person();
        var request = new ReplayRequest(
                person.tenant(),
                run,
                chosen.what(),
                chosen.version(),
                chosen.mode(),
                "person:" + person.name() + ":" + UUID.randomUUID(),
                person.name(),
                chosen.changes());
        ask(() -> runs.replay(request).run(), done);
    }

    /// Adds values to a value map, publishes that and sends again what a cause hit.
    ///
    /// @param done told when it is known, with false if nothing was done
    void map(RunId run, CauseKey cause, Map<String, String> values, Mode mode, Consumer<Boolean> done) {
        var person = signedIn.person();
        var asked = new MappedValues(
                person.tenant(),
                run,
                cause,
                values,
                mode,
                "person:" + person.name() + ":" + UUID.randomUUID(),
                person.name());
        ask(() -> missing.map(asked).run(), done);
    }

    private static void ask(Supplier<Run> start, Consumer<Boolean> done) {
        new Inquiry()
                .ask(
                        start,
                        run -> {
                            done.accept(true);
                            UI.getCurrentOrThrow().navigate(RunView.address(run.id()));
                        },
                        trouble -> {
                            done.accept(false);
                            explain(trouble);
                        });
    }

    private static void explain(RuntimeException trouble) {
        if (trouble instanceof RunRefusedException refused) {
            Notices.refusal(refused, refused.problems());
        } else if (trouble instanceof WorkRefusedException refused) {
            Notices.refusal(refused, List.of());
        } else {
            Notices.trouble(trouble);
        }
    }
}
