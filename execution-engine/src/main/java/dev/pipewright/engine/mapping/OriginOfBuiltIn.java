package dev.pipewright.engine.mapping;

import java.util.List;

/// Where the value of a built-in function comes from.
///
/// @param arguments of the call; from the context, if it left one out
record OriginOfBuiltIn(OriginReader reader, OriginCalls calls, List<Origin> arguments, Origin context) {

    private Origin at(int index) {
        return index < arguments.size() ? arguments.get(index) : Origin.MADE;
    }

    Origin of(String name) {
        return switch (name) {
            case "append", "zip" -> Origin.any(arguments);
            case "reverse", "shuffle", "merge", "clone", "spread", "emptyToNothing" -> at(0);
            case "distinct" -> {
                reader.use(at(0));
                yield at(0);
            }
            case "map" -> called(at(0), Origin.MADE);
            case "filter", "single" -> {
                reader.use(called(at(0), Origin.MADE));
                yield at(0);
            }
            case "sort" -> sorted();
            case "reduce" -> reduced();
            case "each" -> called(at(0).anyField(), at(0).anyField());
            case "sift" -> sifted();
            case "keys" -> read(at(0).anyField());
            case "lookup" -> {
                reader.use(at(1));
                yield at(0).anyField();
            }
            case "mapValue" -> {
                reader.use(at(0));
                yield at(1).anyField().or(at(2));
            }
            default -> read(Origin.any(arguments));
        };
    }

    /// The function that stands second, called with the item or field, its place or name, and the whole.
    private Origin called(Origin item, Origin placeOrName) {
        var result = calls.callBack(at(1), context, item, placeOrName, at(0));
        reader.passed(item, result);
        return result;
    }

    private Origin sorted() {
        if (at(1).functions().isEmpty()) {
            reader.use(at(0));
        }
        reader.use(calls.callBack(at(1), context, at(0), at(0)));
        return at(0);
    }

    private Origin sifted() {
        boolean ofContext = arguments.size() == 1 && !at(0).functions().isEmpty();
        var object = ofContext ? context : at(0);
        var function = ofContext ? at(0) : at(1);
        reader.use(calls.callBack(function, context, object.anyField(), object.anyField(), object));
        return object;
    }

    /// What there is so far may come from the round before.
    private Origin reduced() {
        var start = arguments.size() > 2 ? at(2) : at(0);
        var once = start.or(calls.callBack(at(1), context, start, at(0), Origin.MADE, at(0)));
        var result = once.or(calls.callBack(at(1), context, once, at(0), Origin.MADE, at(0)));
        reader.passed(at(0), result);
        return result;
    }

    /// Reads the arguments; a function among them may get any of them.
    private Origin read(Origin all) {
        reader.use(all);
        for (var argument : arguments) {
            reader.use(calls.callBack(argument, context, all, all, all));
        }
        return Origin.MADE;
    }
}
