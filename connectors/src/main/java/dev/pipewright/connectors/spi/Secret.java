package dev.pipewright.connectors.spi;

/// A value that is never shown: a settings component of this type is write-only in forms and stored encrypted.
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /// The value itself, for the one place that sends it.
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "•••";
    }
}
