package dev.pipewright.designer.backfill;

import com.vaadin.flow.component.html.Div;
import dev.pipewright.designer.run.ValueField;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.platform.load.ValueKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a range begins and ends: with a calendar for days and a clock for times, as the source's watermark has
/// them; as a text where nobody knows yet what it has.
final class BackFillEnds extends Div {

    private final transient Runnable changed;
    private transient Optional<ValueKind> kind = Optional.empty();
    private transient @Nullable ValueField from;
    private transient @Nullable ValueField to;

    /// @param changed called when an end may be another one
    BackFillEnds(Runnable changed) {
        this.changed = changed;
        addClassName("pw-form");
    }

    /// Asks for ends of a kind; what a person has written stays while the kind does.
    ///
    /// @param wanted empty if nobody knows
    void ask(Optional<ValueKind> wanted) {
        if (from != null && wanted.equals(kind)) {
            return;
        }
        kind = wanted;
        FieldType type = wanted.map(BackFillEnds::typeOf).orElse(FieldType.Simple.ANY);
        String help = wanted.isEmpty() ? "backfill.from.help" : "backfill.from.belongs";
        ValueField begin = ValueField.of(this, type, getTranslation("backfill.from"), getTranslation(help), changed);
        ValueField end =
                ValueField.of(this, type, getTranslation("backfill.to"), getTranslation("backfill.to.help"), changed);
        from = begin;
        to = end;
        removeAll();
        add(begin.component(), end.component());
    }

    private static FieldType typeOf(ValueKind kind) {
        return switch (kind) {
            case DATE -> FieldType.Simple.DATE;
            case LOCAL -> FieldType.Simple.LOCAL_DATE_TIME;
            case INSTANT -> FieldType.Simple.INSTANT;
            case NUMBER, NONE -> throw new IllegalArgumentException("no days or times: " + kind);
        };
    }

    /// The first moment of the range, as runs take it; empty if there is none.
    String from() {
        return from == null ? "" : from.value().strip();
    }

    /// The first moment behind the range, as runs take it; empty if there is none.
    String to() {
        return to == null ? "" : to.value().strip();
    }
}
