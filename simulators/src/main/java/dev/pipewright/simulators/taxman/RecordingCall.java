package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.tax.Order.DocumentType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A call that changes what is recorded, as it is kept in the log.
///
/// @param company whose document; null where the body says it
/// @param type the type of the document; null if it was not said
/// @param code the code in the path; null where the body says it
/// @param caller whose idempotency key it is, by a hash of the credential; null where there is none
/// @param key the idempotency key; null if there was none
/// @param body the body as it was sent
record RecordingCall(
        CallKind kind,
        @Nullable String company,
        @Nullable DocumentType type,
        @Nullable String code,
        @Nullable String caller,
        @Nullable String key,
        String body)
        implements LogEntry {

    /// The SHA-256 of the body in UTF-8, as 64 hexadecimal digits.
    String bodyHash() {
        return hashOf(body);
    }

    /// The SHA-256 of a text in UTF-8, as 64 hexadecimal digits.
    static String hashOf(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// What must be equal for a call to be the same call again.
    String fingerprint() {
        return kind + " " + company + " " + type + " " + code + " " + bodyHash();
    }
}
