/// Proposals for SQL: the tables and columns that a statement can name. Start reading at
/// [dev.pipewright.designer.sql.SqlProposals]. It knows no more of the language than it needs for that: what a
/// statement means, its database says.
@NullMarked
package dev.pipewright.designer.sql;

import org.jspecify.annotations.NullMarked;
