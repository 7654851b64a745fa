package dev.pipewright.simulators.taxman;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call that is not carried out. It carries no stack trace: it is an answer, not an accident.
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Complaint> complaints;
    private final @Nullable String storedHash;

    Refusal(TaxmanError error, String message) {
        this(List.of(new Complaint(error, message, null)), null);
    }

    Refusal(TaxmanError error, String message, String refersTo) {
        this(List.of(new Complaint(error, message, refersTo)), null);
    }

    /// @param storedHash the hash of the request that recorded the document already there
    Refusal(List<Complaint> complaints, @Nullable String storedHash) {
        super(complaints.getFirst().message(), null, false, false);
        this.complaints = List.copyOf(complaints);
        this.storedHash = storedHash;
    }

    List<Complaint> complaints() {
        return complaints;
    }

    TaxmanError error() {
        return complaints.getFirst().error();
    }

    @Nullable
    String storedHash() {
        return storedHash;
    }
}
