package dev.pipewright.designer.problem;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.look.ListTable;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.look.Page;
import dev.pipewright.model.check.DesignRule;
import dev.pipewright.platform.design.DesignPolicy;
import dev.pipewright.platform.people.Person;
import jakarta.annotation.security.PermitAll;
import java.util.Set;

/// What is recommended of a drawing, and which of it the tenant demands before a draft is published.
@Route("design-rules")
@PermitAll
class DesignRulesView extends Page {

    private final transient DesignPolicy policy;
    private final transient Person person;

    DesignRulesView(DesignPolicy policy, SignedIn signedIn) {
        this.policy = policy;
        this.person = signedIn.person();
        heading(getTranslation("rules.title"));
        var table = new ListTable("rules.rule", "rules.policy");
        Set<DesignRule> chosen = policy.of(person.tenant());
        for (DesignRule rule : DesignRule.values()) {
            var text = new Span(getTranslation("rule." + rule.name()));
            table.getBody().add(table.line(text, choice(rule, chosen.contains(rule))));
        }
        content(new Paragraph(getTranslation("rules.text")), table);
    }

    private Checkbox choice(DesignRule rule, boolean isPolicy) {
        var choice = new Checkbox(isPolicy);
        choice.setAriaLabel(getTranslation("rules.choice", getTranslation("rule." + rule.name())));
        choice.addValueChangeListener(changed -> {
            policy.choose(person.tenant(), rule, changed.getValue(), person.name());
            Notices.done(getTranslation(changed.getValue() ? "rules.added" : "rules.removed"));
        });
        return choice;
    }
}
