package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.SqlNames;
import dev.pipewright.connectors.spi.SqlNames.Folding;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Finds out how names are written in a database's statements.
final class StatementNames {

    /// Words that people call columns by, and that no database takes for a name without quotes. A driver tells only the
    /// words that its database has beside those of the standard.
    private static final Set<String> STANDARD = Set.of("""
            all and any array as asc between both by case cast check collate column constraint create cross current
            current_date current_time current_timestamp current_user date day default delete desc distinct drop else
            end except exists false fetch filter for foreign from full grant group having hour in inner insert
            intersect interval into is join key lateral leading left like limit minute month natural not null offset
            on or order outer over partition period primary range references right row rows second select session_user
            set some start system_user table then time timestamp to trailing true union unique update user using value
            values when where window with year""".split("\\s+"));

    private StatementNames() {}

    static SqlNames of(DatabaseMetaData metaData) throws SQLException {
        var words = new HashSet<>(STANDARD);
        Stream.of(metaData.getSQLKeywords().split(",", -1))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .forEach(words::add);
        return new SqlNames(Dialect.of(metaData).quote(), foldingOf(metaData), words);
    }

    private static Folding foldingOf(DatabaseMetaData metaData) throws SQLException {
        if (metaData.storesUpperCaseIdentifiers()) {
            return Folding.UPPER;
        }
        return metaData.storesLowerCaseIdentifiers() ? Folding.LOWER : Folding.NONE;
    }
}
