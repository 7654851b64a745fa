package dev.pipewright.engine.call;

/// Who can do something about a call that did not get through.
public enum TroubleOwner {
    /// Who keeps the records at the source: a wrong address, an amount that does not add up.
    CUSTOMER_DATA,
    /// Who draws the pipeline: a field that is missing, too long or in another form.
    MAPPING,
    /// Who keeps the account at the target: credentials, rights, documents that are locked there.
    TARGET,
    /// Nobody: it passes by itself.
    TEMPORARY
}
