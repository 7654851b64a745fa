package dev.pipewright.designer.code;

/// One proposal to go on with in a text.
///
/// @param text what is put in, and what is listed
/// @param kind `field`, `function`, `variable`, `table` or `word`
/// @param detail a few words beside it: a field's type, a function's parameters, a table's schema
/// @param help what it does; may be empty
/// @param example how it is used; may be empty
public record CodeItem(String text, String kind, String detail, String help, String example) {}
