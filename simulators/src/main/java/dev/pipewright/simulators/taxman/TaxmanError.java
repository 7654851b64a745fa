package dev.pipewright.simulators.taxman;

/// The errors that TAXMAN answers with: code, number and HTTP status.
enum TaxmanError {
    ENTITY_NOT_FOUND("EntityNotFound", 4, 404),
    VALUE_REQUIRED("ValueRequired", 5, 400),
    VALUE_TOO_LONG("ValueTooLong", 14, 400),
    INVALID_VALUE("InvalidValue", 15, 400),
    INVALID_DATE("InvalidDate", 26, 400),
    AUTHENTICATION_FAILED("AuthenticationFailed", 30, 401),
    TOKEN_EXPIRED("TokenExpired", 37, 401),
    SERVICE_UNAVAILABLE("ServiceUnavailable", 44, 503),
    MALFORMED_JSON("MalformedJson", 47, 400),
    INVALID_DECIMAL("InvalidDecimal", 48, 400),
    METHOD_NOT_ALLOWED("MethodNotAllowed", 61, 405),
    REQUEST_TOO_LARGE("RequestTooLarge", 187, 413),
    DOCUMENT_ALREADY_VOIDED("DocumentAlreadyVoided", 198, 409),
    SERVER_ERROR("ServerError", 209, 500),
    INVALID_REGION("RegionCodeError", 302, 400),
    DOCUMENT_TYPE_NEEDED("DocumentTypeNeeded", 303, 400),
    INVALID_ADDRESS("InvalidAddress", 309, 400),
    INVALID_POSTAL_CODE("InvalidPostalCode", 317, 400),
    INVALID_COUNTRY("InvalidCountry", 318, 400),
    UNKNOWN_TAX_CODE("UnknownTaxCode", 320, 400),
    DUPLICATE_LINE_NUMBER("DuplicateLineNumber", 321, 400),
    CERTIFICATE_REQUIRED("CertificateRequired", 322, 400),
    WRONG_MODE("WrongMode", 330, 400),
    CODE_MISMATCH("CodeMismatch", 331, 400),
    DOCUMENT_LOCKED("DocumentLocked", 1100, 409),
    DOCUMENT_ALREADY_EXISTS("DocumentAlreadyExists", 1303, 409),
    IDEMPOTENCY_KEY_REUSED("IdempotencyKeyReused", 1304, 409),
    DOCUMENT_NOT_COMMITTED("DocumentNotCommitted", 1305, 409),
    CONCURRENT_LIMIT_EXCEEDED("ConcurrentRequestLimitExceeded", 1716, 429),
    ERROR_COUNT_LIMIT_EXCEEDED("ErrorCountLimitExceeded", 1722, 429),
    RATE_LIMIT_EXCEEDED("RateLimitExceeded", 1723, 429);

    private final String code;
    private final int number;
    private final int status;

    TaxmanError(String code, int number, int status) {
        this.code = code;
        this.number = number;
        this.status = status;
    }

    String code() {
        return code;
    }

    int number() {
        return number;
    }

    int status() {
        return status;
    }

    /// Who is to act: the client, or TAXMAN itself.
    String faultCode() {
        return status >= 500 ? "Server" : "Client";
    }
}
