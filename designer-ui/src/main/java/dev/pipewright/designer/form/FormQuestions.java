package dev.pipewright.designer.form;

/// What the form asks its server.
public sealed interface FormQuestions {

    /// What the form of a node shows: answered by [NodeFacts].
    record FormQuestion(String node) implements FormQuestions {}

    /// What there is to go on with at a place of an expression of a node.
    ///
    /// @param position in characters from the start
    record CompleteQuestion(String node, String text, int position) implements FormQuestions {}

    /// What there is to go on with at a place of a statement for the connection of a node.
    ///
    /// @param position in characters from the start
    record TablesQuestion(String node, String text, int position) implements FormQuestions {}

    /// What is wrong with an expression.
    record CheckQuestion(String text) implements FormQuestions {}

    /// What is wrong with a text that is to be a node as files have it.
    record FragmentQuestion(String node, String text) implements FormQuestions {}

    /// Which fields the records have that a node reads.
    record SchemaQuestion(String node) implements FormQuestions {}
}
