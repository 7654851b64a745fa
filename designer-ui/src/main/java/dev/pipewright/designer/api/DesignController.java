package dev.pipewright.designer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.check.DesignRule;
import dev.pipewright.platform.design.DesignPolicy;
import dev.pipewright.platform.design.DraftProblems;
import dev.pipewright.platform.draft.Drafts;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells what is wrong with a draft, and which rules of design a tenant demands.
@RestController
@RequestMapping("/api/v1")
class DesignController {

    private final Drafts drafts;
    private final DraftProblems problems;
    private final DesignPolicy policy;

    DesignController(Drafts drafts, DraftProblems problems, DesignPolicy policy) {
        this.drafts = drafts;
        this.problems = problems;
        this.policy = policy;
    }

    /// A problem of a draft.
    ///
    /// @param severity `error` or `recommendation`
    /// @param rule the rule of design that it is about, if it is about one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProblemJson(
            String severity,
            @Nullable String rule,
            @Nullable String node,
            @Nullable String field,
            String message) {}

    /// A rule of design.
    ///
    /// @param rule its name; not read
    /// @param demanded true if what breaks it can not be published
    record RuleJson(@Nullable String rule, @Nullable Boolean demanded) {}

    @GetMapping("/pipelines/{pipeline}/problems")
    List<ProblemJson> problems(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String pipeline) {
        TenantId tenant = caller.person().tenant();
        var draft = drafts.open(tenant, pipeline).orElseThrow(() -> PipelinesController.unknown(pipeline));
        return problems.of(tenant, draft.drawing().pipeline()).stream()
                .map(DesignController::json)
                .toList();
    }

    static ProblemJson json(Problem problem) {
        NodeId node = problem.node();
        return new ProblemJson(
                Words.of(problem.severity()),
                DesignRule.of(problem).map(Words::of).orElse(null),
                node == null ? null : node.value(),
                problem.field(),
                ProblemTexts.english().sentence(problem));
    }

    @GetMapping("/design-rules")
    List<RuleJson> rules(@AuthenticationPrincipal PersonPrincipal caller) {
        Set<DesignRule> demanded = policy.of(caller.person().tenant());
        return Stream.of(DesignRule.values())
                .map(rule -> new RuleJson(Words.of(rule), demanded.contains(rule)))
                .toList();
    }

    @PutMapping("/design-rules/{rule}")
    RuleJson choose(
            @AuthenticationPrincipal PersonPrincipal caller, @PathVariable String rule, @RequestBody RuleJson wanted) {
        Boolean demanded = wanted.demanded();
        if (demanded == null) {
            throw new ApiException(HttpStatus.BAD_REQUEST, "Fill in 'demanded' with true or false.");
        }
        DesignRule chosen = Words.read(DesignRule.class, "rule", rule, DesignRule.NO_FIELD);
        policy.choose(caller.person().tenant(), chosen, demanded, caller.getName());
        return new RuleJson(Words.of(chosen), demanded);
    }
}
