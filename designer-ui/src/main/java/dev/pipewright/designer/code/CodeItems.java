package dev.pipewright.designer.code;

import java.util.List;

/// What there is to go on with at a place of a text.
///
/// @param from where the word begins that an item takes the place of, in characters from the start of the text
/// @param isPart true if there are more: whoever types on asks anew
public record CodeItems(int from, List<CodeItem> items, boolean isPart) {

    public CodeItems {
        items = List.copyOf(items);
    }

    public static CodeItems none(int position) {
        return new CodeItems(position, List.of(), false);
    }
}
