package dev.pipewright.model.check;

import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.wanted.TargetSchemas;
import java.util.List;

/// Lists all that is wrong with a pipeline. Has no state; safe for use by many threads if what it asks is.
public final class PipelineCheck {

    private final List<Rule> rules;

    public PipelineCheck(
            ExpressionCheck expressions, JsonSchemaCheck schemas, SettingsCheck settings, TargetSchemas targets) {
        this.rules = List.of(
                new NameRule(),
                new ParameterRule(),
                new EndsRule(),
                new CycleRule(),
                new EdgeRule(),
                new DisabledRule(),
                new RequiredRule(),
                new ShapingRule(),
                new MappingRule(),
                new ModeFieldRule(),
                new GroupOrderRule(),
                new IncrementalRule(),
                new ExpressionRule(expressions),
                new JsonSchemaRule(schemas),
                new SettingsRule(settings),
                new CoverageRule(targets));
    }

    /// What can be said without connectors and the expression language.
    public static PipelineCheck ofGraph() {
        return new PipelineCheck(ExpressionCheck.NONE, JsonSchemaCheck.NONE, SettingsCheck.NONE, TargetSchemas.NONE);
    }

    /// What is wrong with nodes only because of what lies behind them, for a pipeline whose sub-pipelines were without
    /// findings by themselves.
    public List<Problem> problemsOfNeighbours(Pipeline whole) {
        var findings = new Findings();
        new IncrementalRule().check(whole, findings);
        return findings.sorted();
    }

    /// All findings: errors first, then by node, then in the order of the rules.
    public List<Problem> problems(Pipeline pipeline) {
        var findings = new Findings();
        rules.forEach(rule -> rule.check(pipeline, findings));
        return findings.sorted();
    }
}
