package dev.pipewright.engine.store;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.StorageException;
import dev.pipewright.model.record.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parts of a run that are stored closed: what a customer's data may stand in.
record RunPayloads(Seal seal) {

    byte[] parameters(TenantId tenant, Map<String, Object> parameters) {
        return close(tenant, "parameters", CanonicalJson.text(parameters));
    }

    Map<String, Object> parameters(TenantId tenant, byte[] closed) {
        var parameters = new LinkedHashMap<String, Object>();
        if (json(tenant, "parameters", closed) instanceof Map<?, ?> values) {
            values.forEach((name, value) -> parameters.put((String) name, value));
        }
        return parameters;
    }

    byte[] pipeline(TenantId tenant, String pipeline) {
        return close(tenant, "pipeline", pipeline);
    }

    String pipeline(TenantId tenant, byte[] closed) {
        return open(tenant, "pipeline", closed);
    }

    byte @Nullable [] selection(TenantId tenant, @Nullable Selection selection) {
        if (selection == null) {
            return null;
        }
        List<List<String>> documents = selection.documents().stream()
                .sorted()
                .map(key -> List.of(key.target(), key.company(), key.type(), key.code()))
                .toList();
        List<List<String>> places = selection.places().stream()
                .map(place -> List.of(place.stream(), place.position()))
                .toList();
        List<List<Object>> corrections = selection.corrections().stream()
                .map(correction -> List.<Object>of(
                        correction.person(),
                        correction.changes().stream().map(RecordChange::written).toList()))
                .toList();
        // Not the canonical form: what a person wrote stays as it was written.
        return close(tenant, "selection", JsonValues.text(List.of(documents, places, corrections)));
    }

    @Nullable
    Selection selection(TenantId tenant, byte @Nullable [] closed) {
        if (closed == null) {
            return null;
        }
        if (json(tenant, "selection", closed) instanceof List<?> parts
                && parts.get(0) instanceof List<?> documents
                && parts.get(1) instanceof List<?> places) {
            return new Selection(
                    documents.stream()
                            .map(RunPayloads::texts)
                            .map(key -> new DocumentKey(key.get(0), key.get(1), key.get(2), key.get(3)))
                            .collect(Collectors.toSet()),
                    places.stream()
                            .map(RunPayloads::texts)
                            .map(place -> new Selection.Place(place.get(0), place.get(1)))
                            .collect(Collectors.toSet()),
                    // What was stored before there were corrections has two parts.
                    parts.size() > 2 && parts.get(2) instanceof List<?> corrections
                            ? corrections.stream().map(RunPayloads::correction).toList()
                            : List.of());
        }
        throw damagedSelection();
    }

    private static Correction correction(@Nullable Object stored) {
        if (stored instanceof List<?> parts
                && parts.get(0) instanceof String person
                && parts.get(1) instanceof List<?> changes) {
            return new Correction(
                    person,
                    changes.stream()
                            .map(change -> RecordChange.read((Map<?, ?>) Objects.requireNonNull(change)))
                            .toList());
        }
        throw damagedSelection();
    }

    private static StorageException damagedSelection() {
        return new StorageException("A stored selection is damaged. Restore it from a backup.", null);
    }

    private static List<String> texts(@Nullable Object list) {
        return ((List<?>) Objects.requireNonNull(list))
                .stream().map(String::valueOf).toList();
    }

    byte @Nullable [] failure(TenantId tenant, @Nullable String failure) {
        return failure == null ? null : close(tenant, "failure", failure);
    }

    @Nullable
    String failure(TenantId tenant, byte @Nullable [] closed) {
        return closed == null ? null : open(tenant, "failure", closed);
    }

    byte[] split(TenantId tenant, SourceSplit split) {
        return close(tenant, "split", CanonicalJson.text(List.of(split.description(), split.bounds())));
    }

    SourceSplit split(TenantId tenant, byte[] closed) {
        if (json(tenant, "split", closed) instanceof List<?> parts
                && parts.get(0) instanceof String description
                && parts.get(1) instanceof String bounds) {
            return new SourceSplit(description, bounds);
        }
        throw new StorageException("A stored split is damaged. Restore it from a backup.", null);
    }

    private @Nullable Object json(TenantId tenant, String kind, byte[] closed) {
        try {
            return JsonValues.parse(open(tenant, kind, closed));
        } catch (InvalidJson e) {
            throw new StorageException("A run's stored " + kind + " is damaged. Restore it from a backup.", e);
        }
    }

    private byte[] close(TenantId tenant, String kind, String text) {
        return seal.close(tenant, kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private String open(TenantId tenant, String kind, byte[] closed) {
        return new String(seal.open(tenant, kind, closed), StandardCharsets.UTF_8);
    }
}
