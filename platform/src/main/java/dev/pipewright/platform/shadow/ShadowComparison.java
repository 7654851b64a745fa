package dev.pipewright.platform.shadow;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.call.Presets;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.Money;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.RunDocument;
import dev.pipewright.engine.masking.LedgerMask;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.sensitive.HiddenValues;
import dev.pipewright.model.sensitive.Mask;
import dev.pipewright.platform.shadow.ShadowDocument.Worth;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Compares what two versions made of the same inputs, document by document: by their key, and where a version
/// gives another key, by the place where their record was read. First all of the live version is told, then all of
/// the draft. Used by one thread.
final class ShadowComparison {

    private static final Set<DocumentState> ANSWERED =
            Set.of(DocumentState.SUCCEEDED, DocumentState.UNCHANGED, DocumentState.REJECTED);

    private final Pipeline live;
    private final Pipeline draft;
    private final LedgerMask liveMask;
    private final LedgerMask draftMask;
    private final Set<DocumentKey> seen;
    private final ShadowTally tally;
    private final Set<DocumentKey> found = new HashSet<>();
    private final Set<CallPlace> passedOver = new HashSet<>();
    private final Map<Name, RunDocument> liveByName = new LinkedHashMap<>();
    private final Map<CallPlace, Deque<RunDocument>> draftByPlace = new LinkedHashMap<>();
    private final Map<Place, RejectedRecord> liveRejected = new LinkedHashMap<>();
    private final Map<Place, RejectedRecord> draftRejected = new LinkedHashMap<>();

    /// @param seen documents that newer inputs have brought already, which are passed over
    /// @param tally told what is found
    ShadowComparison(Pipeline live, Pipeline draft, Set<DocumentKey> seen, ShadowTally tally) {
        this.live = live;
        this.draft = draft;
        this.liveMask = LedgerMask.of(live);
        this.draftMask = LedgerMask.of(draft);
        this.seen = Set.copyOf(seen);
        this.tally = tally;
    }

    private record Name(NodeId call, DocumentKey key) {}

    /// Where a document's record was read. Several of one call have the same place if nodes multiply records.
    private record CallPlace(NodeId call, Place place) {

        static CallPlace of(RunDocument document) {
            return new CallPlace(document.call(), Place.of(document.origin()));
        }
    }

    private record Place(String stream, String position) {

        static Place of(Origin origin) {
            return new Place(origin.stream(), origin.position());
        }
    }

    void live(RunDocument document) {
        found.add(document.key());
        if (seen.contains(document.key())) {
            passedOver.add(CallPlace.of(document));
            return;
        }
        liveByName.put(new Name(document.call(), document.key()), document);
    }

    void liveRejected(RejectedRecord record) {
        liveRejected.putIfAbsent(Place.of(record.origin()), record);
    }

    void draftRejected(RejectedRecord record) {
        draftRejected.putIfAbsent(Place.of(record.origin()), record);
    }

    void draft(RunDocument document) {
        found.add(document.key());
        if (seen.contains(document.key()) || passedOver.contains(CallPlace.of(document))) {
            return;
        }
        RunDocument same = liveByName.remove(new Name(document.call(), document.key()));
        if (same == null) {
            draftByPlace
                    .computeIfAbsent(CallPlace.of(document), _ -> new ArrayDeque<>())
                    .add(document);
        } else {
            compare(same, document);
        }
    }

    /// Says what became of what has no namesake on the other side.
    ///
    /// @return the documents of both
    Set<DocumentKey> end() {
        Set<Place> said = new HashSet<>();
        for (RunDocument document : liveByName.values()) {
            Place place = Place.of(document.origin());
            RunDocument renamed = draftByPlace
                    .getOrDefault(CallPlace.of(document), new ArrayDeque<>())
                    .poll();
            RejectedRecord rejected = draftRejected.get(place);
            if (renamed != null) {
                compare(document, renamed);
            } else if (rejected != null) {
                said.add(place);
                one(ShadowKind.REJECTED, document, null, rejected.message());
            } else {
                one(ShadowKind.VANISHED, document, null, "");
            }
        }
        draftByPlace.forEach((place, left) -> left.forEach(document -> {
            RejectedRecord was = liveRejected.get(place.place());
            one(
                    was == null ? ShadowKind.APPEARED : ShadowKind.ACCEPTED,
                    null,
                    document,
                    was == null ? "" : was.message());
        }));
        draftRejected.forEach((place, record) -> {
            if (!liveRejected.containsKey(place) && !said.contains(place)) {
                tally.add(withoutDocument(record));
            }
        });
        return found;
    }

    /// A record that became a document with neither version, and that only the draft refuses.
    private static ShadowDocument withoutDocument(RejectedRecord record) {
        return new ShadowDocument(
                ShadowKind.REJECTED,
                "",
                "",
                record.origin().stream() + " " + record.origin().position(),
                record.message(),
                Worth.NOTHING,
                Worth.NOTHING,
                List.of(),
                List.of());
    }

    private void compare(RunDocument before, RunDocument after) {
        if (!ANSWERED.contains(before.state()) || !ANSWERED.contains(after.state())) {
            RunDocument without = ANSWERED.contains(before.state()) ? after : before;
            one(ShadowKind.NOT_COMPARED, before, after, without.message());
        } else if (before.state() != DocumentState.REJECTED && after.state() == DocumentState.REJECTED) {
            one(ShadowKind.REJECTED, before, after, after.message());
        } else if (before.state() == DocumentState.REJECTED && after.state() != DocumentState.REJECTED) {
            one(ShadowKind.ACCEPTED, before, after, before.message());
        } else if (isSame(before, after)) {
            boolean differs = !Objects.equals(before.answer(), after.answer());
            tally.same(worth(before, live), differs);
        } else {
            one(ShadowKind.CHANGED, before, after, after.message());
        }
    }

    private static boolean isSame(RunDocument before, RunDocument after) {
        return before.hash().equals(after.hash())
                && before.key().equals(after.key())
                && isSame(before.money(), after.money());
    }

    private static boolean isSame(@Nullable Money one, @Nullable Money other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.currency().equals(other.currency()) && one.amount().compareTo(other.amount()) == 0;
    }

    private void one(ShadowKind kind, @Nullable RunDocument before, @Nullable RunDocument after, String message) {
        RunDocument named = after == null ? Objects.requireNonNull(before) : after;
        tally.add(new ShadowDocument(
                kind,
                named.key().company(),
                named.key().type(),
                named.key().code(),
                message,
                before == null ? Worth.NOTHING : worth(before, live),
                after == null ? Worth.NOTHING : worth(after, draft),
                before == null || after == null ? List.of() : shown(before, after, RunDocument::request),
                before == null || after == null ? List.of() : shown(before, after, RunDocument::answer)));
    }

    /// What is not there on one side does not differ field by field. Of a sensitive field it is told that it
    /// differs.
    private List<FieldChange> shown(
            RunDocument before, RunDocument after, Function<RunDocument, @Nullable String> part) {
        String was = part.apply(before);
        String is = part.apply(after);
        if (was == null || is == null) {
            return List.of();
        }
        Mask ofLive = liveMask.entering(before.call()).byName();
        Mask ofDraft = draftMask.entering(after.call()).byName();
        HiddenValues hidden = HiddenValues.all(List.of(liveMask.hiddenIn(before), draftMask.hiddenIn(after)));
        return FieldChange.between(json(was), json(is)).stream()
                .map(change -> change.masked(ofLive.hides(change.path()) || ofDraft.hides(change.path()), hidden))
                .toList();
    }

    private static String currency(RunDocument document) {
        Money money = document.money();
        if (money != null) {
            return money.currency();
        }
        return json(document.answer()) instanceof Map<?, ?> answer && answer.get("currency") instanceof String text
                ? text
                : "";
    }

    /// What is refused is worth nothing: nobody is taxed for it.
    private static Worth worth(RunDocument document, Pipeline pipeline) {
        if (document.state() == DocumentState.REJECTED) {
            return Worth.NOTHING;
        }
        Money money = document.money();
        Optional<BigDecimal> tax = pipeline.node(document.call())
                .filter(Node.ApiCall.class::isInstance)
                .map(node -> ((Node.ApiCall) node).preset())
                .flatMap(preset -> Presets.taxIn(preset, json(document.answer())));
        return new Worth(money == null ? null : money.amount(), tax.orElse(null), currency(document));
    }

    private static @Nullable Object json(@Nullable String text) {
        try {
            return text == null ? null : JsonValues.parse(text);
        } catch (InvalidJson e) {
            return text; // Then it is compared as a text.
        }
    }
}
