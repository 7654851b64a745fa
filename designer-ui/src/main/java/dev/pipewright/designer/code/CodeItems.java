package dev.pipewright.designer.code;

import java.util.List;

/// What there is to go on with at a place of a text.
///
/// @param from where the word begins that an item takes the place of, in characters from the start of the text
public record CodeItems(int from, List<CodeItem> items) {

    public CodeItems {
        items = List.copyOf(items);
    }
}
