package dev.pipewright.connectors.files;

/// How records are written in what is pushed.
enum PushedFormat {
    /// A JSON object on each line.
    NDJSON(Format.NDJSON),
    /// A JSON array of objects.
    JSON(Format.JSON),
    /// Lines of separated values.
    CSV(Format.CSV);

    private final Format format;

    PushedFormat(Format format) {
        this.format = format;
    }

    /// The same format of files.
    Format ofFiles() {
        return format;
    }
}
