package dev.pipewright.designer.problem;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.platform.design.DraftProblems;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All problems of a draft, each a sentence that leads to its place. The draft is looked through after each edit, off
/// the page's lock, one time after the other: what came meanwhile is looked through next, and what is out of date by
/// then is not shown.
///
/// Used under the page's lock.
public final class ProblemsPanel extends Div {

    private final transient DraftProblems problems;
    private final transient TenantId tenant;
    private final transient Jump jump;
    private final transient Inquiry inquiry = new Inquiry();
    private final transient ProblemTexts texts = ProblemTexts.in(getLocale());
    private final Paragraph none = new Paragraph(getTranslation("problems.none"));
    private final ProblemLines errors = new ProblemLines("problems.errors", this::line);
    private final ProblemLines recommendations = new ProblemLines("problems.recommendations", this::line);
    private transient ProblemMarks marked = ProblemMarks.NONE;
    private transient @Nullable Pipeline asked;
    private transient @Nullable Pipeline next;
    private transient @Nullable Map<String, String> connections;
    private transient Consumer<ProblemMarks> marks = _ -> {};
    private boolean busy;

    /// Leads to the place of a problem.
    @FunctionalInterface
    public interface Jump {

        /// Selects a node and puts the person into a field.
        ///
        /// @param field as in `settings.query` or `lines[2].expression`; null for the node as a whole
        void to(NodeId node, @Nullable String field);
    }

    public ProblemsPanel(DraftProblems problems, TenantId tenant, Jump jump) {
        this.problems = problems;
        this.tenant = tenant;
        this.jump = jump;
        addClassNames("pw-panel", "pw-problems");
        none.addClassName("pw-soft");
        none.setVisible(false);
        var rules = new RouterLink(getTranslation("problems.rules"), DesignRulesView.class);
        add(new Div(none, errors, recommendations), new Paragraph(rules));
    }

    /// Tells what has changed of what the drawing is to show, each time the draft was looked through.
    public void onMarks(Consumer<ProblemMarks> listener) {
        marks = listener;
    }

    /// Looks through a draft as it is now.
    public void show(Pipeline pipeline) {
        if (busy) {
            next = pipeline;
        } else if (!pipeline.equals(asked)) {
            ask(pipeline);
        }
    }

    /// Looks through the draft again if there are other connections than before: those that it names may have been made
    /// elsewhere, or removed.
    ///
    /// @param kinds the kind of each connection by its name
    public void connections(Map<String, String> kinds) {
        Map<String, String> before = connections;
        connections = kinds;
        if (before != null && !before.equals(kinds)) {
            Pipeline latest = next == null ? asked : next;
            asked = null;
            if (latest != null) {
                show(latest);
            }
        }
    }

    private void ask(Pipeline pipeline) {
        busy = true;
        asked = pipeline;
        inquiry.ask(() -> problems.of(tenant, pipeline), this::answered, this::failed);
    }

    private void answered(List<Problem> all) {
        busy = false;
        Pipeline waiting = next;
        next = null;
        if (waiting == null || waiting.equals(asked)) {
            fill(all);
        } else {
            ask(waiting);
        }
    }

    /// The next edit tries again.
    private void failed(RuntimeException trouble) {
        busy = false;
        next = null;
        asked = null;
        Notices.trouble(trouble);
    }

    private void fill(List<Problem> all) {
        none.setVisible(all.isEmpty());
        errors.show(of(Severity.ERROR, all));
        recommendations.show(of(Severity.RECOMMENDATION, all));
        ProblemMarks now = ProblemMarks.of(all, texts);
        marks.accept(now.since(marked));
        marked = now;
    }

    private static List<Problem> of(Severity severity, List<Problem> all) {
        return all.stream().filter(problem -> problem.severity() == severity).toList();
    }

    private Component line(Problem problem) {
        String sentence = texts.sentence(problem);
        NodeId node = problem.node();
        if (node == null) {
            return marked(new Span(sentence), problem);
        }
        return marked(new NativeButton(sentence, clicked -> jump.to(node, problem.field())), problem);
    }

    private static Component marked(Component line, Problem problem) {
        line.getElement().getClassList().add("pw-problem");
        line.getElement().setAttribute("data-severity", problem.severity().name());
        return line;
    }
}
