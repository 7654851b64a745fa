package dev.pipewright.engine.dataflow;

/// A set of texts that keeps only 64 bits of each, so that millions fit. Two different texts are taken for the same
/// once in about 10^13 for a set of a million.
final class HashSet64 {

    private long[] slots = new long[16];
    private int size;

    /// Adds a text.
    ///
    /// @return false if it was there before
    boolean add(String text) {
        if (!put(slots, hash(text))) {
            return false;
        }
        if (++size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long hash : slots) {
            if (hash != 0) {
                put(larger, hash);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] slots, long hash) {
        int at = (int) hash & slots.length - 1;
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = at + 1 & slots.length - 1;
        }
        slots[at] = hash;
        return true;
    }

    /// Never 0, which marks a free slot.
    private static long hash(String text) {
        long hash = 0x9E3779B97F4A7C15L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0xBF58476D1CE4E5B9L;
            hash ^= hash >>> 29;
        }
        hash = (hash ^ hash >>> 32) * 0x94D049BB133111EBL;
        hash ^= hash >>> 31;
        return hash == 0 ? 1 : hash;
    }
}
