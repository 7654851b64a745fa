package dev.pipewright.engine.quota;

/// Divides what is there among those who want some: each gets what it wants, or else its weight's part of what is
/// left by those who want less. What nobody wants now is for all, who may want it in a moment.
final class FairShares {

    private static final double NEARLY = 1e-9;

    private FairShares() {}

    /// The share of each.
    ///
    /// @param wants infinite for all there is
    /// @param weights positive
    static double[] of(double total, double[] wants, double[] weights) {
        var shares = new double[wants.length];
        var served = new boolean[wants.length];
        double left = total;
        for (int next = modest(left, wants, weights, served); next >= 0; next = modest(left, wants, weights, served)) {
            served[next] = true;
            shares[next] = wants[next];
            left -= wants[next];
        }
        boolean allServed = sum(weights, served, false) == 0;
        double part = left / sum(weights, served, allServed);
        for (int i = 0; i < wants.length; i++) {
            if (served[i] == allServed) {
                shares[i] += part * weights[i];
            }
        }
        return shares;
    }

    /// Somebody who was not served and wants no more than his part; -1 if there is nobody.
    private static int modest(double left, double[] wants, double[] weights, boolean[] served) {
        double part = left / sum(weights, served, false);
        for (int i = 0; i < wants.length; i++) {
            if (!served[i] && wants[i] <= part * weights[i]) {
                return i;
            }
        }
        return -1;
    }

    private static double sum(double[] weights, boolean[] served, boolean ofServed) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += served[i] == ofServed ? weights[i] : 0;
        }
        return sum;
    }

    /// The share of each in whole pieces: at least one for each if there are enough; else they take turns.
    ///
    /// @param wants at least 1 each
    /// @param turn counts up with time
    static int[] whole(int total, int[] wants, double[] weights, long turn) {
        int count = wants.length;
        int oneEach = total >= count ? 1 : 0;
        var rest = new double[count];
        for (int i = 0; i < count; i++) {
            rest[i] = wants[i] - oneEach;
        }
        double[] shares = of(Math.max(0, total - count), rest, weights);
        var pieces = new int[count];
        int left = total;
        for (int i = 0; i < count; i++) {
            pieces[i] = oneEach * (1 + (int) Math.floor(shares[i] + NEARLY));
            left -= pieces[i];
        }
        for (int i = 0; i < count && left > 0; i++) {
            // Who has one keeps what cannot be divided: each change leaves a piece unused for a while.
            int next = oneEach == 1 ? i : (int) Math.floorMod(turn + i, (long) count);
            pieces[next]++;
            left--;
        }
        return pieces;
    }
}
