package dev.pipewright.designer.form;

/// How a value is edited.
public enum Control {
    /// One line of text.
    TEXT,
    /// Several lines of text.
    LINES,
    /// A text in a language, in the code editor.
    CODE,
    /// A whole number.
    NUMBER,
    /// Yes or no.
    FLAG,
    /// One of some words.
    CHOICE,
    /// A length of time.
    DURATION,
    /// Several texts, in order.
    TEXTS,
    /// Texts by name.
    NAMED_TEXTS,
    /// Records, in order; each has the columns.
    TABLE,
    /// A saved connection.
    CONNECTION,
    /// A type, as in `decimal(12,2)`.
    TYPE
}
