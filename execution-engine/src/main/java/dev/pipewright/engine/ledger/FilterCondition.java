package dev.pipewright.engine.ledger;

import dev.pipewright.model.NodeId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a filter of the work list is in SQL, as a condition on one of the two tables, with its parameters.
record FilterCondition(String sql, List<@Nullable Object> parameters) {

    /// All there are.
    static final FilterCondition ALL = new FilterCondition("", List.of());

    /// How a store writes nodes.
    @FunctionalInterface
    interface Nodes {
        Object id(NodeId node) throws SQLException;
    }

    /// True for documents that a filter means.
    ///
    /// @param code the name of the column
    static FilterCondition ofDocuments(WorkFilter filter, String code, Nodes nodes) throws SQLException {
        CauseKey cause = filter.cause();
        if (cause == null) {
            return new FilterCondition(accepted(filter), List.of());
        }
        DocumentState state = cause.state();
        return new FilterCondition(
                accepted(filter) + " AND call = ? AND state = ? AND " + code
                        + " IS NOT DISTINCT FROM ? AND field IS NOT DISTINCT FROM ?",
                Arrays.asList(nodes.id(cause.node()), state == null ? "" : state.name(), cause.code(), cause.field()));
    }

    /// True for rejected records that a filter means.
    static FilterCondition ofRecords(WorkFilter filter, Nodes nodes) throws SQLException {
        CauseKey cause = filter.cause();
        return cause == null
                ? new FilterCondition(accepted(filter), List.of())
                : new FilterCondition(
                        accepted(filter) + " AND node = ? AND code = ? AND field IS NOT DISTINCT FROM ?",
                        Arrays.asList(nodes.id(cause.node()), cause.code(), cause.field()));
    }

    private static String accepted(WorkFilter filter) {
        return filter.accepted() ? " AND accepted IS NOT NULL" : " AND accepted IS NULL";
    }

    /// The parameters between others.
    @Nullable
    Object[] among(List<?> before, Object... after) {
        var all = new ArrayList<@Nullable Object>(before);
        all.addAll(parameters);
        all.addAll(Arrays.asList(after));
        return all.toArray();
    }
}
