package dev.pipewright.designer.connection;

import com.vaadin.flow.component.UI;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Speaks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a person is told when something with a connection did not work.
public final class Spoken {

    private static final Logger LOG = LoggerFactory.getLogger(Spoken.class);

    private Spoken() {}

    /// What is wrong, in a sentence; the log has it if it is none of what is known to go wrong.
    public static String of(RuntimeException trouble) {
        if (trouble instanceof Speaks) {
            return Notices.said(Sentence.keptOf(trouble));
        }
        LOG.warn("What a person asked of a connection could not be done.", trouble);
        return UI.getCurrentOrThrow().getTranslation("trouble");
    }
}
