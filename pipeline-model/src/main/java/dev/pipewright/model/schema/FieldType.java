package dev.pipewright.model.schema;

/// The type of a field. The JSON form of a value is in brackets.
public sealed interface FieldType {

    /// The fields of an object, or of a list's items; unknown if there are none.
    default Schema fields() {
        return switch (this) {
            case Structure(Schema schema) -> schema;
            case ListOf(FieldType item) -> item.fields();
            case Simple _, Decimal _ -> Schema.UNKNOWN;
        };
    }

    /// The types without an inner structure.
    enum Simple implements FieldType {
        /// A text [string].
        STRING,
        /// True or false [boolean].
        BOOLEAN,
        /// A whole number [number without fraction].
        INTEGER,
        /// A day without a zone [string, `2026-03-02`].
        DATE,
        /// A time of day without a zone [string, `10:11:12`].
        TIME,
        /// A day and a time without a zone [string, `2026-03-02T10:11:12`].
        LOCAL_DATE_TIME,
        /// A moment [string in UTC, `2026-03-02T10:11:12Z`].
        INSTANT,
        /// Bytes [string, base64].
        BYTES,
        /// Any JSON value; what a source that has no types delivers.
        ANY
    }

    /// An exact number [number]; floats never enter.
    ///
    /// @param precision the most digits; 1 to 38
    /// @param scale the digits after the point; 0 to precision
    record Decimal(int precision, int scale) implements FieldType {
        public Decimal {
            if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
                throw new IllegalArgumentException("not a decimal type: decimal(" + precision + "," + scale + ")");
            }
        }
    }

    /// An object with fields of its own [object].
    record Structure(Schema schema) implements FieldType {}

    /// Values of one type [array].
    record ListOf(FieldType item) implements FieldType {}
}
