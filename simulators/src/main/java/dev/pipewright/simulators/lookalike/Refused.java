package dev.pipewright.simulators.lookalike;

/// A call that is not answered as wished. It carries no stack trace: it is an answer, not an accident.
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    Refused(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /// Something in the call is wrong.
    static Refused wrong(String message) {
        return new Refused(400, "BAD_REQUEST", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
