package dev.pipewright.designer.preview;

import com.vaadin.flow.i18n.I18NProvider;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.Sentences;
import java.util.Locale;

/// The words of a reader's language, for answers that are made away from the page.
record Words(I18NProvider texts, Locale locale, Formats formats) {

    String getTranslation(String key, Object... values) {
        return texts.getTranslation(key, locale, values);
    }

    String said(String kept) {
        return Sentences.in(locale).read(kept);
    }

    String sentence(Problem problem) {
        return ProblemTexts.in(locale).sentence(problem);
    }
}
