package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The expressions and the texts with parameters in a node, each with its place.
final class NodeTexts {

    private NodeTexts() {}

    /// A text and the field it stands in, as in `lines[2].expression`.
    record PlacedText(String field, String text) {}

    /// The expressions that are filled in.
    static List<PlacedText> expressionsOf(Node node) {
        Stream<PlacedText> all = switch (node) {
            case Node.Map map -> {
                var texts = new ArrayList<PlacedText>();
                map.lines()
                        .forEach(line ->
                                texts.add(new PlacedText("lines[" + texts.size() + "].expression", line.expression())));
                yield texts.stream();
            }
            case Node.Filter filter -> Stream.of(new PlacedText("condition", filter.condition()));
            case Node.Route route -> {
                var texts = new ArrayList<PlacedText>();
                route.branches()
                        .forEach(branch -> texts.add(
                                new PlacedText("branches[" + texts.size() + "].condition", branch.condition())));
                yield texts.stream();
            }
            case Node.ApiCall call -> expressionsOf(call);
            default -> Stream.empty(); // The others have settings and field names only.
        };
        return all.filter(placed -> !placed.text().isBlank()).toList();
    }

    private static Stream<PlacedText> expressionsOf(Node.ApiCall call) {
        var texts = new ArrayList<PlacedText>();
        texts.add(new PlacedText("amount", call.amount()));
        texts.add(new PlacedText("currency", call.currency()));
        Node.ApiCall.DocumentIdentity document = call.document();
        if (document != null) {
            texts.add(new PlacedText("document.company", document.company()));
            texts.add(new PlacedText("document.type", document.type()));
            texts.add(new PlacedText("document.code", document.code()));
        }
        return texts.stream();
    }

    /// The texts in a node's settings, however deep.
    static List<PlacedText> settingsOf(Node node) {
        var texts = new ArrayList<PlacedText>();
        switch (node) {
            case Node.Source source -> collect("settings", source.settings(), texts);
            case Node.Lookup lookup -> collect("settings", lookup.settings(), texts);
            case Node.ApiCall call -> collect("settings", call.settings(), texts);
            case Node.Sink sink -> collect("settings", sink.settings(), texts);
            case Node.SubPipeline sub -> collect("parameters", sub.parameters(), texts);
            default -> {} // The others have no settings maps.
        }
        return texts;
    }

    private static void collect(String field, Object value, List<PlacedText> texts) {
        switch (value) {
            case String text -> texts.add(new PlacedText(field, text));
            case Map<?, ?> map -> map.forEach((name, inner) -> collect(field + "." + name, inner, texts));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(field + "[" + i + "]", list.get(i), texts);
                }
            }
            case null, default -> {} // Numbers and truth values hold no parameter.
        }
    }
}
