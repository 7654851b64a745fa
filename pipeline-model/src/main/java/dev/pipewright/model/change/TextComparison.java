package dev.pipewright.model.change;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is different between two texts, word by word.
///
/// @param before all of the older text, in pieces
/// @param after all of the newer text, in pieces
public record TextComparison(List<Piece> before, List<Piece> after) {

    /// A part of a text.
    ///
    /// @param different true if the other text does not have it at this place
    public record Piece(String text, boolean different) {}

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+|\\s+|.", Pattern.DOTALL);

    /// Above it, what stands between the common beginning and the common end is different as a whole: finding out
    /// more would take more time than it is worth.
    private static final int MOST_PAIRS = 1_000_000;

    public TextComparison {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    public static TextComparison of(String before, String after) {
        List<String> old = wordsIn(before);
        List<String> now = wordsIn(after);
        int most = Math.min(old.size(), now.size());
        int start = 0;
        while (start < most && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < most - start && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        var keptOld = new boolean[old.size()];
        var keptNow = new boolean[now.size()];
        mark(old, now, start, end, keptOld, keptNow);
        return new TextComparison(pieces(old, keptOld), pieces(now, keptNow));
    }

    private static List<String> wordsIn(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /// Marks the words that both have: the beginning, the end, and the longest sequence between.
    private static void mark(
            List<String> old, List<String> now, int start, int end, boolean[] keptOld, boolean[] keptNow) {
        for (int i = 0; i < start; i++) {
            keptOld[i] = true;
            keptNow[i] = true;
        }
        for (int i = 1; i <= end; i++) {
            keptOld[old.size() - i] = true;
            keptNow[now.size() - i] = true;
        }
        List<String> oldMiddle = old.subList(start, old.size() - end);
        List<String> newMiddle = now.subList(start, now.size() - end);
        if ((long) oldMiddle.size() * newMiddle.size() > MOST_PAIRS) {
            return;
        }
        int[][] longest = longestFrom(oldMiddle, newMiddle);
        int i = 0;
        int j = 0;
        while (i < oldMiddle.size() && j < newMiddle.size()) {
            if (oldMiddle.get(i).equals(newMiddle.get(j))) {
                keptOld[start + i++] = true;
                keptNow[start + j++] = true;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /// How many words in a row, with gaps, both have from two places on.
    private static int[][] longestFrom(List<String> old, List<String> now) {
        var longest = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                longest[i][j] = old.get(i).equals(now.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }

    private static List<Piece> pieces(List<String> words, boolean[] kept) {
        List<Piece> pieces = new ArrayList<>();
        var text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            if (i > 0 && kept[i] != kept[i - 1]) {
                pieces.add(new Piece(text.toString(), !kept[i - 1]));
                text.setLength(0);
            }
            text.append(words.get(i));
        }
        if (!words.isEmpty()) {
            pieces.add(new Piece(text.toString(), !kept[words.size() - 1]));
        }
        return pieces;
    }
}
