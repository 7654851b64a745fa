package dev.pipewright.model.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Brings together two orders of things that have keys, such as mapping lines.
///
/// Each new key stays behind the old key it was put behind. Where both sides put one behind the same old key, the side
/// that removed the old key comes first (it renamed it), else ours.
final class KeyedOrder {

    // No key of a file: names may be empty, but hold no control characters that people cannot type.
    private static final String START = "\u0000";

    private final List<String> base;
    private final List<String> ours;
    private final List<String> theirs;

    KeyedOrder(List<String> base, List<String> ours, List<String> theirs) {
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
    }

    /// True if both sides put the old keys in different new orders.
    boolean isContradictory() {
        return isReordered(ours) && isReordered(theirs) && !kept(ours, theirs).equals(kept(theirs, ours));
    }

    /// All keys of both sides in one order; of a contradiction, ours.
    List<String> merged() {
        Map<String, List<String>> ourAdditions = additionsIn(ours);
        Map<String, List<String>> theirAdditions = additionsIn(theirs);
        var order = new ArrayList<String>();
        Set<String> seen = new HashSet<>();
        for (String anchor : anchors()) {
            if (!anchor.equals(START) && seen.add(anchor)) {
                order.add(anchor);
            }
            boolean theirsFirst = !theirs.contains(anchor) && base.contains(anchor) && ours.contains(anchor);
            addUnseen((theirsFirst ? theirAdditions : ourAdditions).getOrDefault(anchor, List.of()), order, seen);
            addUnseen((theirsFirst ? ourAdditions : theirAdditions).getOrDefault(anchor, List.of()), order, seen);
        }
        return order;
    }

    private static void addUnseen(List<String> keys, List<String> order, Set<String> seen) {
        for (String key : keys) {
            if (seen.add(key)) {
                order.add(key);
            }
        }
    }

    /// The start and the old keys, in the order of the side that changed it; those it removed behind their neighbour.
    private List<String> anchors() {
        List<String> side = isReordered(ours) ? ours : theirs;
        List<String> anchors =
                new ArrayList<>(side.stream().filter(base::contains).toList());
        for (int i = 0; i < base.size(); i++) {
            if (!anchors.contains(base.get(i))) {
                anchors.add(i == 0 ? 0 : anchors.indexOf(base.get(i - 1)) + 1, base.get(i));
            }
        }
        anchors.addFirst(START);
        return anchors;
    }

    /// The new keys of a side by the old key they stand behind.
    private Map<String, List<String>> additionsIn(List<String> side) {
        Map<String, List<String>> additions = new HashMap<>();
        String anchor = START;
        for (String key : withRemoved(side)) {
            if (base.contains(key)) {
                anchor = key;
            } else {
                additions.computeIfAbsent(anchor, _ -> new ArrayList<>()).add(key);
            }
        }
        return additions;
    }

    private List<String> withRemoved(List<String> side) {
        List<String> all = new ArrayList<>(side);
        for (int i = 0; i < base.size(); i++) {
            if (!all.contains(base.get(i))) {
                all.add(i == 0 ? 0 : all.indexOf(base.get(i - 1)) + 1, base.get(i));
            }
        }
        return all;
    }

    private boolean isReordered(List<String> side) {
        return !kept(side, base).equals(kept(base, side));
    }

    private List<String> kept(List<String> keys, List<String> others) {
        return keys.stream().filter(base::contains).filter(others::contains).toList();
    }
}
