package dev.pipewright.platform.result;

import java.util.Locale;
import java.util.Optional;

/// The kinds of files that results are written as.
public enum ResultFormat {
    CSV("text/csv"),
    NDJSON("application/x-ndjson"),
    JSON("application/json");

    private final String mediaType;

    ResultFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /// How file names end, and what addresses say, as in `csv`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ResultFormat> named(String word) {
        for (ResultFormat format : values()) {
            if (format.word().equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
