package dev.pipewright.designer.help;

import dev.pipewright.designer.help.CurrentSample.Found;
import dev.pipewright.designer.help.Guide.Example;
import dev.pipewright.designer.help.HelpAnswer.HelpExample;
import dev.pipewright.designer.help.HelpAnswer.HelpResults;
import dev.pipewright.designer.help.HelpAnswer.HelpSample;
import dev.pipewright.engine.mapping.Missing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The examples of the JSONata primer, on the record at hand. Safe for use by many threads.
final class Primer {

    private final String builtIn;
    private final List<Example> examples;
    private final ExpressionTrial trial;

    Primer(ExpressionTrial trial) {
        var guide = Guides.primer();
        this.builtIn = guide.samples().getFirst();
        this.examples = guide.examples();
        this.trial = trial;
    }

    /// The record that comes with the primer.
    Map<?, ?> builtIn() {
        return JsonTexts.object(builtIn).orElseThrow();
    }

    /// All examples, on a record as far as it has what they read.
    ///
    /// @param found empty if there is no record at hand
    HelpSample on(Optional<Found> found) {
        Map<?, ?> own = builtIn();
        Map<?, ?> record = found.<Map<?, ?>>map(Found::fields).orElse(own);
        var names = new PrimerNames(own, record);
        return new HelpSample(
                found.isEmpty() ? builtIn : JsonTexts.pretty(record),
                found.map(Found::from).orElse(""),
                builtIn,
                examples.stream()
                        .map(example -> names.adapted(example.expression())
                                .map(text -> new HelpExample(text, true, trial.on(record, text)))
                                .orElseGet(() -> new HelpExample(
                                        example.expression(), false, trial.on(own, example.expression()))))
                        .toList());
    }

    /// What expressions give on a record that a person wrote.
    ///
    /// @param sample as JSON; empty if they read nothing
    /// @param broken what is said of a text that is no record
    HelpResults tried(String sample, List<String> expressions, String broken) {
        Optional<Map<?, ?>> record = JsonTexts.object(sample);
        if (record.isEmpty() && !sample.isBlank()) {
            return new HelpResults(broken, List.of());
        }
        Object input = record.<Object>map(fields -> fields).orElse(Missing.MISSING);
        return new HelpResults(
                "",
                expressions.stream()
                        .map(expression -> trial.on(input, expression))
                        .toList());
    }
}
