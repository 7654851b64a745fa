package dev.pipewright.engine.mapping;

import dev.pipewright.model.Sentence;
import java.util.List;

/// What there is to show of a function that expressions can call.
///
/// The example needs no input. It is evaluated as it stands by the tests, at the moment `2026-01-31T12:00:00Z`.
///
/// @param name without the dollar sign
/// @param signature the types of its parameters and of its result, as JSONata writes them: `<s-nn?:s>`
/// @param parameters what the arguments are called, in order; one that may be left out ends in a question mark
/// @param example an expression that calls it
/// @param result what the example gives, written as an expression too
public record FunctionHelp(
        String name, FunctionGroup group, String signature, List<String> parameters, String example, String result) {

    public FunctionHelp {
        parameters = List.copyOf(parameters);
    }

    /// All functions, those of JSONata and those of this product, group by group.
    public static List<FunctionHelp> all() {
        return Functions.help();
    }

    /// How it is called, as in `$substring(text, start, length?)`.
    public String call() {
        return "$" + name + "(" + String.join(", ", parameters) + ")";
    }

    /// What it does, in a sentence or two.
    public Sentence description() {
        return Sentence.of("functions." + name);
    }
}
