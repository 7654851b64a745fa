package dev.pipewright.designer.code;

import com.vaadin.flow.component.Component;

/// What the code editor says. Whoever places one in the browser hands these to `sayCode` of `code/code-texts.ts`.
///
/// @param keys which keys there are
/// @param proposals what the list of proposals is called
/// @param at where a mistake is: `{0}` is the line, `{1}` the column, `{2}` the mistake
/// @param noJson what is said where a text stops being JSON
public record CodeTexts(String keys, String proposals, String at, String noJson) {

    /// The texts in the language of a component's reader.
    public static CodeTexts of(Component component) {
        return new CodeTexts(
                component.getTranslation("code.keys"),
                component.getTranslation("code.proposals"),
                component.getTranslation("code.at", "{0}", "{1}", "{2}"),
                component.getTranslation("code.noJson"));
    }
}
