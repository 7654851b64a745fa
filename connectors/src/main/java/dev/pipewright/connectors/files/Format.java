package dev.pipewright.connectors.files;

/// How records are written in a file.
enum Format {
    /// Lines of separated values.
    CSV,
    /// A JSON object on each line.
    NDJSON,
    /// A JSON array of objects.
    JSON,
    /// XML elements.
    XML,
    /// A sheet of an Excel workbook (xlsx).
    EXCEL
}
