package dev.pipewright.engine.store;

import dev.pipewright.connectors.files.IngestConnector;
import dev.pipewright.connectors.files.PushedFiles;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import java.util.Map;

/// What runs read of what was pushed. Each source of a pipeline reads each segment in one run that comes to its
/// end, and in no other. Safe for use by many threads.
public interface Intake {

    /// The intake where nothing can be pushed to.
    Intake NONE = new Intake() {
        @Override
        public boolean begin(Run run, Map<NodeId, String> streams) {
            return true;
        }

        @Override
        public PushedFiles of(TenantId tenant, RunId run, NodeId node) {
            throw IngestConnector.elsewhere();
        }

        @Override
        public void end(TenantId tenant, RunId run, boolean consumed) {
            // Nothing has begun.
        }
    };

    /// Fixes what the sources of a run read: all that has landed on their streams and that they have not read yet.
    /// A run that has begun stays as it is; one that had ended and was restarted reads what it was told to before.
    ///
    /// @param streams what its sources listen to
    /// @return false, and nothing is fixed, if another run of the pipeline that records is not through with its
    ///     own
    /// @throws dev.pipewright.connectors.spi.ConnectorException if the run was restarted, and another one has read
    ///     that meanwhile
    boolean begin(Run run, Map<NodeId, String> streams);

    /// What was fixed for a source of a run.
    PushedFiles of(TenantId tenant, RunId run, NodeId node);

    /// The run is over. Doing it again changes nothing.
    ///
    /// @param consumed true if its sources never read the same again; else the next run does
    void end(TenantId tenant, RunId run, boolean consumed);
}
