package dev.pipewright.designer.draft;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that can be put into a draft.
///
/// @param section under which heading it stands
/// @param kind the kind of the node that it becomes
/// @param title what people look for
/// @param detail a few words more, as in `jdbc`; may be empty
/// @param words what else people may call it, for the search
/// @param name what the new node is called, with `{0}` where the records are named that it works on
/// @param subject what stands there if nothing is known about the records
/// @param node the node as files have it, without id and name; empty for a template
/// @param template the id of a library pipeline, whose nodes are all put in; empty for a node
public record PaletteEntry(
        String section,
        String kind,
        String title,
        String detail,
        String words,
        String name,
        String subject,
        Map<String, @Nullable Object> node,
        String template) {}
