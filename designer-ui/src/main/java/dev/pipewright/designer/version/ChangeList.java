package dev.pipewright.designer.version;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.change.Change;
import dev.pipewright.model.change.Change.Part;
import dev.pipewright.model.change.Comparison;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What differs between two drawings: how much in one sentence, then thing by thing, field by field and line by line.
/// What only stands elsewhere is apart, and folded.
final class ChangeList extends Div {

    private final @Nullable Consumer<NodeId> onLook;
    private final Map<NodeId, ListItem> items = new HashMap<>();
    private @Nullable ListItem looked;

    ChangeList(Comparison comparison) {
        this(comparison, null);
    }

    /// @param onLook told which node a person wants to see; null if there is no drawing beside
    ChangeList(Comparison comparison, @Nullable Consumer<NodeId> onLook) {
        this.onLook = onLook;
        addClassName("pw-changes");
        var summary = new Paragraph(summaryOf(this, comparison));
        summary.addClassName("pw-changes-summary");
        add(summary);
        if (!comparison.functional().isEmpty()) {
            var list = new UnorderedList();
            ChangeGroup.of(comparison.functional()).forEach(group -> list.add(item(group)));
            add(list);
        }
        if (!comparison.layout().isEmpty()) {
            add(layout(comparison.layout()));
        }
    }

    /// How much differs, in a sentence.
    static String summaryOf(Component reader, Comparison comparison) {
        int functional = comparison.functional().size();
        if (functional > 0) {
            return reader.getTranslation("diff.functional", functional);
        }
        return reader.getTranslation(comparison.layout().isEmpty() ? "diff.nothing" : "diff.layoutOnly");
    }

    /// Brings the changes of a node into view.
    void look(NodeId node) {
        var item = items.get(node);
        if (item != null) {
            highlight(item);
            item.scrollIntoView();
        }
    }

    private void highlight(ListItem item) {
        if (looked != null) {
            looked.removeClassName("pw-looked");
        }
        item.addClassName("pw-looked");
        looked = item;
    }

    private ListItem item(ChangeGroup group) {
        var item = new ListItem(title(group));
        item.addClassName("pw-change-" + group.mark());
        if (group.node() != null) {
            items.put(group.node(), item);
        }
        group.changes().stream()
                .filter(change -> group.part() == Part.EDGE || !change.field().isEmpty())
                .forEach(change -> item.add(group.part() == Part.EDGE ? edge(change) : field(change)));
        return item;
    }

    private Div title(ChangeGroup group) {
        var mark = new Badge(getTranslation("diff.mark." + group.mark()), toneOf(group.mark()));
        mark.addClassName("pw-change-mark");
        var title = new Div(mark, nameOf(group));
        title.addClassName("pw-change-title");
        return title;
    }

    private Component nameOf(ChangeGroup group) {
        NodeId node = group.node();
        if (node != null && onLook != null) {
            var jump = new NativeButton(group.subject(), clicked -> {
                onLook.accept(node);
                var item = items.get(node);
                if (item != null) {
                    highlight(item);
                }
            });
            jump.addClassName("pw-link");
            jump.getElement().setAttribute("translate", "no");
            return jump;
        }
        return switch (group.part()) {
            case EDGE -> new Span(getTranslation("diff.edges"));
            case PIPELINE -> new Span(getTranslation("diff.pipeline"));
            case PARAMETER -> new Span(new Span(getTranslation("diff.parameter") + " "), new DataText(group.subject()));
            case NODE, LAYOUT -> new DataText(group.subject());
        };
    }

    private static Tone toneOf(String mark) {
        return switch (mark) {
            case "added" -> Tone.GOOD;
            case "removed" -> Tone.BAD;
            default -> Tone.WAIT;
        };
    }

    private Div edge(Change change) {
        var sign = new Span(getTranslation(change.isAdded() ? "diff.edge.added" : "diff.edge.removed"));
        sign.addClassName(change.isAdded() ? "pw-good" : "pw-bad");
        var line = new Div(sign, new Span(" "), new DataText(change.subject()));
        line.addClassName("pw-change-field");
        return line;
    }

    private Div field(Change change) {
        String field = change.field();
        var name = new Div();
        name.addClassName("pw-change-name");
        if (ChangeValue.isLine(field)) {
            name.add(new Span(getTranslation("diff.line") + " "));
        }
        name.add(DataText.mono(ChangeValue.nameOf(field)));
        if (change.isAdded() || change.isRemoved()) {
            name.add(new Span(" · " + getTranslation(change.isAdded() ? "diff.mark.added" : "diff.mark.removed")));
        }
        var line = new Div(
                name,
                new ComparedText(
                        ChangeValue.textOf(field, change.before()), ChangeValue.textOf(field, change.after())));
        line.addClassName("pw-change-field");
        return line;
    }

    private NativeDetails layout(List<Change> changes) {
        var list = new UnorderedList();
        for (Change change : changes) {
            list.add(
                    change.node() == null
                            ? new ListItem(getTranslation("diff.groups"))
                            : new ListItem(new DataText(change.subject())));
        }
        return new NativeDetails(getTranslation("diff.layout", changes.size()), list);
    }
}
