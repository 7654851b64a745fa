package dev.pipewright.designer.version;

import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.platform.library.Library;
import dev.pipewright.platform.library.LibraryAdditions;
import dev.pipewright.platform.version.Version;
import org.springframework.stereotype.Component;

/// Opens the dialog by which a person adds a version to the library. Used under the page's lock.
@Component
public class LibraryDialogs {

    private final Library library;
    private final LibraryAdditions additions;
    private final SignedIn signedIn;

    LibraryDialogs(Library library, LibraryAdditions additions, SignedIn signedIn) {
        this.library = library;
        this.additions = additions;
        this.signedIn = signedIn;
    }

    void add(Version version) {
        new AddToLibraryDialog(library, additions, signedIn.person(), version).open();
    }
}
