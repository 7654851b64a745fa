package dev.pipewright.connectors.http;

/// How much the host lets a credential ask for, together with all others who use it.
///
/// @param atOnce how many calls may be under way at the same time; at least 1
/// @param perSecond calls a second on average; 0 for no limit
/// @param burst how many calls may follow each other without a pause; at least 1
/// @param perDay calls in a day, from midnight to midnight in UTC; 0 for no limit
public record CallLimits(int atOnce, int perSecond, int burst, int perDay) {

    public CallLimits {
        if (atOnce < 1 || perSecond < 0 || burst < 1 || perDay < 0) {
            throw new IllegalArgumentException("limits that limit nothing: " + atOnce + " at once, " + perSecond
                    + " a second, burst " + burst + ", " + perDay + " a day");
        }
    }

    /// Calls at once are limited, and nothing else.
    public static CallLimits ofPlaces(int atOnce) {
        return new CallLimits(atOnce, 0, 1, 0);
    }

    /// What both allow.
    public CallLimits and(CallLimits other) {
        return new CallLimits(
                Math.min(atOnce, other.atOnce),
                smaller(perSecond, other.perSecond),
                Math.min(burst, other.burst),
                smaller(perDay, other.perDay));
    }

    private static int smaller(int one, int other) {
        return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
    }
}
