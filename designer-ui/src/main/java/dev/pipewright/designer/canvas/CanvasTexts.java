package dev.pipewright.designer.canvas;

import com.vaadin.flow.component.Component;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The texts of the canvas in the reader's language, under the names that the browser uses.
public final class CanvasTexts {

    private static final List<String> WHOLE = List.of(
            "canvas",
            "zoomIn",
            "zoomOut",
            "fit",
            "map",
            "nodeKeys",
            "edgeKeys",
            "add",
            "search",
            "searchCommands",
            "nothingFound",
            "find",
            "empty",
            "insert",
            "append",
            "tidy",
            "arrange",
            "left",
            "center",
            "top",
            "middle",
            "across",
            "down",
            "copy",
            "cut",
            "remove",
            "duplicate",
            "disable",
            "enable",
            "group",
            "ungroup",
            "groupName",
            "keys",
            "keysTitle",
            "close",
            "copied",
            "pasteNothing",
            "node",
            "cancel",
            "pauseSet",
            "pausedHere",
            "edge.remove");

    /// Texts in which the browser puts values in their places.
    private static final Map<String, Integer> WITH_VALUES = Map.of("edge", 2, "selected", 1, "problems", 1);

    /// What each key of the shortcut table does.
    private static final List<String> COMMANDS = List.of(
            "move",
            "remove",
            "clear",
            "fit",
            "zoomIn",
            "zoomOut",
            "undo",
            "redo",
            "find",
            "add",
            "all",
            "copy",
            "cut",
            "paste",
            "duplicate",
            "disable",
            "group",
            "ungroup",
            "tidy",
            "map",
            "runTo",
            "runFrom",
            "pauseAt",
            "goOn",
            "goNext",
            "goEnd",
            "goStop",
            "keys");

    private CanvasTexts() {}

    static Map<String, String> of(Component canvas) {
        Map<String, String> texts = new LinkedHashMap<>();
        WHOLE.forEach(name -> texts.put(name, canvas.getTranslation("canvas." + name)));
        texts.putAll(keys(canvas));
        WITH_VALUES.forEach((name, count) -> texts.put(
                name,
                canvas.getTranslation(
                        "canvas." + name,
                        List.of("{0}", "{1}").subList(0, count).toArray())));
        return texts;
    }

    /// What each key of the drawing does, as `key.` and the name that the shortcut table of the browser has for it.
    public static Map<String, String> keys(Component reader) {
        Map<String, String> texts = new LinkedHashMap<>();
        COMMANDS.forEach(name -> texts.put("key." + name, reader.getTranslation("canvas.key." + name)));
        return texts;
    }
}
