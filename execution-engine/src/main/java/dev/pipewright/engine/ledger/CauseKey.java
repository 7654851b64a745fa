package dev.pipewright.engine.ledger;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.model.NodeId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What documents or rejected records have in common that did not get through for the same cause.
///
/// @param node the call that the documents are of, or the node that refused the records
/// @param state what became of the documents; absent for records
/// @param code a short name, the target's own where it has one
/// @param field the field it is about
public record CauseKey(
        NodeId node,
        @Nullable DocumentState state,
        @Nullable String code,
        @Nullable String field) {

    /// True if it is about records that a node refused, not about documents.
    public boolean isOfRecords() {
        return state == null;
    }

    /// True if the end of the run gave the documents up: they wait again if it is restarted.
    public boolean isEndOfRun() {
        return state != null && OwnReasons.ENDED.equals(code);
    }

    /// The key as one word, for addresses. The same cause has the same word in all runs.
    public String word() {
        var parts = Arrays.asList(node.value(), state == null ? null : state.name(), code, field);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JsonValues.text(parts).getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a [#word] back.
    ///
    /// @return empty for what is no such word
    public static Optional<CauseKey> read(String word) {
        try {
            byte[] text = Base64.getUrlDecoder().decode(word);
            return JsonValues.parse(text, 0, text.length) instanceof List<?> parts && parts.size() == 4
                    ? Optional.of(new CauseKey(
                            new NodeId(String.valueOf(parts.get(0))),
                            parts.get(1) instanceof String state ? DocumentState.valueOf(state) : null,
                            parts.get(2) instanceof String code ? code : null,
                            parts.get(3) instanceof String field ? field : null))
                    : Optional.empty();
        } catch (InvalidJson | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    boolean covers(DocumentRow row) {
        return row.call().equals(node)
                && row.state() == state
                && Objects.equals(row.code(), code)
                && Objects.equals(row.field(), field);
    }

    boolean covers(StoredRejection rejection) {
        return state == null
                && rejection.node().equals(node)
                && rejection.code().equals(code)
                && Objects.equals(rejection.field(), field);
    }
}
