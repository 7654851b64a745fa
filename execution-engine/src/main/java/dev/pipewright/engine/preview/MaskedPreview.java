package dev.pipewright.engine.preview;

import dev.pipewright.engine.masking.MaskedJson;
import dev.pipewright.engine.preview.NodeTrace.Came;
import dev.pipewright.engine.preview.NodeTrace.Left;
import dev.pipewright.engine.preview.NodeTrace.Refused;
import dev.pipewright.engine.preview.NodeTrace.Request;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.sensitive.HiddenValues;
import dev.pipewright.model.sensitive.Mask;
import dev.pipewright.model.sensitive.SensitiveFlow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A preview as people see it: what is sensitive is hidden, in records, in requests, in the reasons why some were
/// refused, and where a target or a look-up gave it back.
public final class MaskedPreview {

    private final SensitiveFlow flow;
    private final HiddenValues known;

    private MaskedPreview(SensitiveFlow flow, HiddenValues known) {
        this.flow = flow;
        this.known = known;
    }

    /// Hides.
    ///
    /// @param flow of the pipeline that the preview was made of, with the nodes of sub-pipelines in their place
    public static Preview of(Preview preview, SensitiveFlow flow) {
        if (flow.isEmpty()) {
            return preview;
        }
        List<HiddenValues> known = new ArrayList<>();
        for (NodeTrace trace : preview.way()) {
            var in = new Mask(flow.entering(trace.node()));
            var out = new Mask(flow.leaving(trace.node()));
            trace.in().forEach(came -> known.add(in.valuesIn(came.record().fields())));
            trace.out().forEach(left -> known.add(out.valuesIn(left.record().fields())));
        }
        var masked = new MaskedPreview(flow, HiddenValues.all(known));
        String trouble = preview.trouble();
        return new Preview(
                preview.node(),
                preview.way().stream().map(masked::trace).toList(),
                preview.read(),
                preview.unfinished(),
                preview.stops(),
                preview.builtUp(),
                trouble == null ? null : masked.known.in(trouble));
    }

    private NodeTrace trace(NodeTrace trace) {
        var in = new Mask(flow.entering(trace.node()));
        var out = new Mask(flow.leaving(trace.node()));
        return new NodeTrace(
                trace.node(),
                trace.in().stream()
                        .map(came -> new Came(came.port(), shown(came.record(), in)))
                        .toList(),
                trace.out().stream()
                        .map(left -> new Left(left.port(), shown(left.record(), out), left.of()))
                        .toList(),
                trace.rejected().stream().map(refused -> shown(refused, in)).toList(),
                trace.filtered(),
                trace.unwanted(),
                trace.folded(),
                trace.requests().stream()
                        .map(request -> shown(request, trace, in))
                        .toList());
    }

    private DataRecord shown(DataRecord record, Mask mask) {
        DataRecord masked = mask.of(record);
        return masked.withFields(object(known.echoesIn(masked.fields())));
    }

    /// What could not be read is a text in which nobody can tell one field from another.
    private Refused shown(Refused refused, Mask mask) {
        DataRecord record = refused.record();
        if (record == null) {
            String message = mask.isEmpty() ? known.in(refused.message()) : Mask.HIDDEN;
            return new Refused(null, refused.code(), message, refused.field(), refused.of());
        }
        HiddenValues hidden = mask.valuesIn(record.fields());
        return new Refused(
                shown(record, mask), refused.code(), hidden.in(refused.message()), refused.field(), refused.of());
    }

    private Request shown(Request request, NodeTrace trace, Mask mask) {
        boolean isKnown = request.of() >= 0 && request.of() < trace.in().size();
        HiddenValues hidden =
                isKnown ? mask.valuesIn(trace.in().get(request.of()).record().fields()) : known;
        return new Request(hidden.in(request.document()), MaskedJson.of(request.json(), mask, hidden), request.of());
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, inner) -> fields.put(String.valueOf(name), inner));
        }
        return fields;
    }
}
