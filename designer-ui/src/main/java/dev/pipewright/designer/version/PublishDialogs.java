package dev.pipewright.designer.version;

import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.shadow.PublishGate;
import dev.pipewright.platform.shadow.ShadowRuns;
import dev.pipewright.platform.version.Versions;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Opens the dialog that makes a draft the live version.
@Component
public class PublishDialogs {

    private final Versions versions;
    private final ShadowRuns shadows;
    private final PublishGate gate;
    private final SignedIn signedIn;

    PublishDialogs(Versions versions, ShadowRuns shadows, PublishGate gate, SignedIn signedIn) {
        this.versions = versions;
        this.shadows = shadows;
        this.gate = gate;
        this.signedIn = signedIn;
    }

    /// Opens the dialog.
    ///
    /// @param entry how the pipeline stands before
    /// @param onLook told the node of a problem that a person wants to see
    public void open(CatalogueEntry entry, Consumer<NodeId> onLook) {
        new PublishDialog(versions, shadows, gate, signedIn.person(), entry, onLook).open();
    }
}
