package dev.pipewright.engine.dataflow;

import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the loads before had seen; each stands for one record or document, so that of two equal ones the second is new
/// if there was one before. Used by one thread.
final class KnownFingerprints {

    private final List<String> known;
    private final Map<String, Integer> first = new HashMap<>();
    private final BitSet met;

    /// @param known in order
    /// @param met what [#met] said; absent at the beginning
    KnownFingerprints(List<String> known, @Nullable String met) {
        this.known = known;
        this.met =
                met == null ? new BitSet() : BitSet.valueOf(Base64.getDecoder().decode(met));
        for (int i = 0; i < known.size(); i++) {
            first.putIfAbsent(known.get(i), i);
        }
    }

    /// Meets what a fingerprint is of; true if it was seen before.
    boolean meet(String fingerprint) {
        int at = first.getOrDefault(fingerprint, known.size());
        for (; at < known.size() && known.get(at).equals(fingerprint); at++) {
            if (!met.get(at)) {
                met.set(at);
                return true;
            }
        }
        return false;
    }

    /// Which were met already.
    String met() {
        return Base64.getEncoder().encodeToString(met.toByteArray());
    }
}
