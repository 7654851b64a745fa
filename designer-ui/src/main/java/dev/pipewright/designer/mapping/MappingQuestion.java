package dev.pipewright.designer.mapping;

import java.util.List;

/// What the editor in the browser asks; each question has a name of its own, see [MappingPanel].
final class MappingQuestion {

    private MappingQuestion() {}

    /// Nothing more than its name says.
    record Plain() {}

    /// What the lines give for a record.
    ///
    /// @param record its number, from 0
    record Values(int record) {}

    /// What a line would give.
    record Try(String target, String expression) {}

    /// What it takes to draw a line between two rows.
    record Draw(String source, String target) {}

    /// How suggestions become lines.
    ///
    /// @param targets of those to accept; all if there are none
    record Accept(List<String> targets) {
        Accept {
            targets = List.copyOf(targets);
        }
    }

    /// What there is to go on with at a place of an expression.
    ///
    /// @param position in characters from the start of the text
    record Complete(String target, String text, int position) {}

    /// What the document of a whole mapping says.
    record Read(String text) {}

    /// How a record becomes a test.
    ///
    /// @param record its number, from 0
    record NewTest(int record, String name) {}

    /// One of the tests.
    record KeptTest(String name) {}
}
