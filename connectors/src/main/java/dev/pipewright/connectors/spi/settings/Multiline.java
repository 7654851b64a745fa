package dev.pipewright.connectors.spi.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A text that is edited in several lines.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Multiline {

    /// The language of the text, as in `sql` or `json`; empty for prose.
    String value() default "";
}
