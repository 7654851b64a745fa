package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.tax.Order;
import dev.pipewright.simulators.tax.Order.DocumentType;
import dev.pipewright.simulators.tax.TaxResult;
import java.util.ArrayList;
import java.util.List;

/// A recorded document and its life. Guarded by the lock of the register.
final class StoredDocument {

    private final Key key;
    private final List<Version> versions = new ArrayList<>(1);
    private DocumentStatus status = DocumentStatus.SAVED;
    private boolean locked;
    private int replays;

    StoredDocument(Key key) {
        this.key = key;
    }

    /// What makes a document unique.
    record Key(String company, DocumentType type, String code) {}

    private record Version(Order order, RecordedDocument.Revision summary) {}

    /// Adds a version; the one before becomes adjusted if it was committed.
    DocumentAnswer record(Order order, TaxResult tax, String hash, boolean commit) throws Refusal {
        refuseIfFinal();
        if (status == DocumentStatus.COMMITTED) {
            Version last = versions.removeLast();
            versions.add(new Version(last.order(), withStatus(last.summary(), DocumentStatus.ADJUSTED)));
        }
        status = commit || status == DocumentStatus.COMMITTED ? DocumentStatus.COMMITTED : DocumentStatus.SAVED;
        int version = versions.size() + 1;
        var summary = new RecordedDocument.Revision(
                version, status, hash, tax.totalAmount(), tax.totalTaxable(), tax.totalTax());
        versions.add(new Version(order, summary));
        return answer();
    }

    DocumentAnswer commit() throws Refusal {
        if (status == DocumentStatus.COMMITTED) {
            return answer();
        }
        refuseIfFinal();
        moveTo(DocumentStatus.COMMITTED);
        return answer();
    }

    DocumentAnswer voidIt() throws Refusal {
        refuseIfFinal();
        moveTo(DocumentStatus.VOIDED);
        return answer();
    }

    private void moveTo(DocumentStatus next) {
        status = next;
        Version last = versions.removeLast();
        versions.add(new Version(last.order(), withStatus(last.summary(), next)));
    }

    private void refuseIfFinal() throws Refusal {
        if (locked) {
            throw new Refusal(
                    TaxmanError.DOCUMENT_LOCKED,
                    "The document '" + key.code() + "' is locked: record a correcting document instead.",
                    "documentCode");
        }
        if (status == DocumentStatus.VOIDED) {
            throw new Refusal(
                    TaxmanError.DOCUMENT_ALREADY_VOIDED,
                    "The document '" + key.code() + "' is void: use another code.",
                    "documentCode");
        }
    }

    private static RecordedDocument.Revision withStatus(RecordedDocument.Revision was, DocumentStatus status) {
        return new RecordedDocument.Revision(
                was.version(), status, was.hash(), was.totalAmount(), was.totalTaxable(), was.totalTax());
    }

    void lock() {
        locked = true;
    }

    void countReplay() {
        replays++;
    }

    Key key() {
        return key;
    }

    DocumentStatus status() {
        return status;
    }

    String latestHash() {
        return versions.getLast().summary().hash();
    }

    DocumentAnswer answer() {
        return new DocumentAnswer(versions.getLast().order(), versions.size(), status, latestHash());
    }

    RecordedDocument summary() {
        return new RecordedDocument(
                key.company(),
                key.type(),
                key.code(),
                status,
                locked,
                versions.size(),
                replays,
                versions.stream().map(Version::summary).toList());
    }
}
