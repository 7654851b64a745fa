package dev.pipewright.model.check;

import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.wanted.TargetSchemas;
import java.util.List;

/// Lists what is most likely not meant, though a pipeline runs with it. A run does not ask for it; the designer does
/// while people draw, and [DesignRule] makes policies of it. Has no state; safe for use by many threads if what it asks
/// is.
public final class PipelineAdvice {

    private final List<Rule> rules;

    /// @param targets what the targets of mappings want
    public PipelineAdvice(ExpressionFacts expressions, TargetSchemas targets) {
        this.rules = List.of(
                new SchemaRule(),
                new LeadsNowhereRule(),
                new ConstantRule(expressions),
                new FieldRule(expressions),
                new ManyValuesRule(targets),
                new UnusedParameterRule(),
                new SecretRule());
    }

    /// All advice: by node, then in the order of the rules.
    public List<Problem> problems(Pipeline pipeline) {
        var findings = new Findings();
        rules.forEach(rule -> rule.check(pipeline, findings));
        return findings.sorted();
    }
}
