package dev.pipewright.designer.run;

import com.vaadin.flow.component.UI;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.run.RunDialog.Choice;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.Runs;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Starts a run for the person at the page, and shows its page; or says why it can not start.
@Component
public class RunStarter {

    private final Runs runs;
    private final SignedIn signedIn;

    RunStarter(Runs runs, SignedIn signedIn) {
        this.runs = runs;
        this.signedIn = signedIn;
    }

    public void start(String pipeline, Choice choice) {
        var person = signedIn.person();
        try {
            var run = runs.start(new RunRequest(
                    person.tenant(),
                    pipeline,
                    choice.subject(),
                    choice.mode(),
                    choice.parameters(),
                    "person:" + person.name() + ":" + UUID.randomUUID(),
                    person.name()));
            UI.getCurrentOrThrow().navigate(RunView.address(run.id()));
        } catch (RunRefusedException refused) {
            Notices.problems(String.valueOf(refused.getMessage()), refused.problems());
        }
    }
}
