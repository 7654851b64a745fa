package dev.pipewright.designer.library;

import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.connection.ConnectionDialogs;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.library.Installations;
import dev.pipewright.platform.library.LibraryEntry;
import org.springframework.stereotype.Component;

/// Opens the dialog by which a person begins a pipeline with one of the library. Used under the page's lock.
@Component
class UseDialogs {

    private final Installations installations;
    private final Connections connections;
    private final ConnectionDialogs dialogs;
    private final SignedIn signedIn;

    UseDialogs(Installations installations, Connections connections, ConnectionDialogs dialogs, SignedIn signedIn) {
        this.installations = installations;
        this.connections = connections;
        this.dialogs = dialogs;
        this.signedIn = signedIn;
    }

    void open(LibraryEntry entry) {
        new UseDialog(entry, installations, connections, dialogs, signedIn.person()).open();
    }
}
