package dev.pipewright.model.propagation;

import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import java.util.regex.Pattern;

/// Knows of what type an expression's values are.
@FunctionalInterface
public interface ExpressionTypes {

    /// The type of an expression's values; [Simple#ANY] if it cannot be told.
    ///
    /// @param context the fields of the record the expression is evaluated on
    FieldType typeOf(String expression, Schema context);

    /// Knows texts in quotation marks, whole numbers, and paths of plain names such as `order.buyer` and `$.sales`.
    static ExpressionTypes ofPaths() {
        Pattern path = Pattern.compile("(\\$\\.)?[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");
        Pattern text = Pattern.compile("'[^']*'|\"[^\"]*\"");
        Pattern whole = Pattern.compile("-?[0-9]{1,18}");
        return (expression, context) -> {
            String plain = expression.strip();
            if (text.matcher(plain).matches()) {
                return Simple.STRING;
            }
            if (whole.matcher(plain).matches()) {
                return Simple.INTEGER;
            }
            return path.matcher(plain).matches() ? Types.at(plain.replaceFirst("^\\$\\.", ""), context) : Simple.ANY;
        };
    }
}
