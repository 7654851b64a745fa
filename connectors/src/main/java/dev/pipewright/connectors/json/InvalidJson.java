package dev.pipewright.connectors.json;

import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/// Text that is not JSON. The message says what is wrong, without a full stop and without the text.
public final class InvalidJson extends Exception {

    private final int line;
    private final int column;

    InvalidJson(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    static InvalidJson of(JacksonException e) {
        String message = Objects.requireNonNullElse(e.getOriginalMessage(), "it is not JSON");
        int line = message.indexOf('\n');
        TokenStreamLocation at = e.getLocation();
        return new InvalidJson(
                line < 0 ? message : message.substring(0, line),
                at == null ? 1 : at.getLineNr(),
                at == null ? 1 : at.getColumnNr());
    }

    /// The line in the text, from 1.
    public int line() {
        return line;
    }

    /// The column in the line, from 1.
    public int column() {
        return column;
    }
}
