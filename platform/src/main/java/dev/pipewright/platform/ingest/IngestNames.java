package dev.pipewright.platform.ingest;

import dev.pipewright.model.Sentence;
import dev.pipewright.platform.ingest.IngestRefusedException.Reason;
import java.util.regex.Pattern;

/// What streams and uploads can be called: their names stand in addresses, and tell what is packed.
final class IngestNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private IngestNames() {}

    static void check(String name) {
        if (!NAME.matcher(name).matches() || name.endsWith(".gz")) {
            throw new IngestRefusedException(Reason.WRONG, Sentence.of("platform.noIngestName", "name", name));
        }
    }
}
