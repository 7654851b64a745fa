package dev.pipewright.platform.preview;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.ledger.CauseKey;
import java.util.Optional;
import java.util.UUID;

/// Which records a person wants to see.
public sealed interface SampleChoice {

    /// The sources as they are now.
    record Live() implements SampleChoice {
        @Override
        public String text() {
            return "live";
        }
    }

    /// The pinned records; where there are none, the sources as they are now.
    record Pinned() implements SampleChoice {
        @Override
        public String text() {
            return "pinned";
        }
    }

    /// What a run has kept of its sources.
    record Kept(RunId run) implements SampleChoice {
        @Override
        public String text() {
            return "run:" + run;
        }
    }

    /// The records that a document of a run was formed of.
    ///
    /// @param document its id in the work list
    record OfDocument(RunId run, long document) implements SampleChoice {
        @Override
        public String text() {
            return "run:" + run + ":" + document;
        }
    }

    /// The records that one cause hit in a run.
    record OfCause(RunId run, CauseKey cause) implements SampleChoice {
        @Override
        public String text() {
            return "run:" + run + ":" + cause.word();
        }
    }

    /// The choice as addresses have it: `live`, `pinned`, `run:<run>`, `run:<run>:<document>` or
    /// `run:<run>:<cause>`.
    String text();

    /// Reads a [#text].
    ///
    /// @return empty for what is none
    static Optional<SampleChoice> read(String text) {
        String[] parts = text.split(":", -1);
        try {
            return switch (parts.length) {
                case 1 -> ofName(text);
                case 2 -> parts[0].equals("run") ? Optional.of(new Kept(run(parts[1]))) : Optional.empty();
                case 3 -> parts[0].equals("run") ? ofPart(run(parts[1]), parts[2]) : Optional.empty();
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<SampleChoice> ofName(String text) {
        return switch (text) {
            case "live" -> Optional.of(new Live());
            case "pinned" -> Optional.of(new Pinned());
            default -> Optional.empty();
        };
    }

    private static RunId run(String text) {
        return new RunId(UUID.fromString(text));
    }

    private static Optional<SampleChoice> ofPart(RunId run, String part) {
        return part.matches("\\d{1,18}")
                ? Optional.of(new OfDocument(run, Long.parseLong(part)))
                : CauseKey.read(part).map(cause -> new OfCause(run, cause));
    }
}
