package dev.pipewright.simulators.vendors;

/// The errors of the lookalike of Avalara: code, number and HTTP status.
enum AvalaraError {
    NOT_FOUND("EntityNotFoundError", 4, 404),
    VALUE_REQUIRED("ValueRequiredError", 5, 400),
    TOO_LONG("MaxStringLengthError", 14, 400),
    DATE_FORMAT("DateFormatError", 26, 400),
    AUTHENTICATION("AuthenticationException", 30, 401),
    JSON_FORMAT("JsonFormatError", 47, 400),
    INVALID_DECIMAL("InvalidDecimalValue", 48, 400),
    TOO_LARGE("RequestTooLarge", 187, 400),
    NO_LINES_DISCOUNTED("NoLinesDiscounted", 190, 400),
    ALREADY_CANCELLED("TransactionAlreadyCancelled", 198, 400),
    SERVER_ERROR("InternalServerError", 209, 500),
    REGION_CODE("RegionCodeError", 300, 400),
    COMPANY_NOT_FOUND("CompanyNotFoundError", 300, 400),
    DUPLICATE_LINE("DuplicateLineNoError", 300, 400),
    MISSING_ADDRESS("MissingAddress", 304, 400),
    INVALID_POSTAL_CODE("InvalidPostalCode", 317, 400),
    LOCKED("CannotModifyLockedTransaction", 1100, 400),
    ALREADY_EXISTS("TransactionAlreadyExists", 1303, 400),
    RATE_LIMIT("RateLimitExceeded", 4011, 429),
    UNAVAILABLE("NoHealthySite", 4012, 503);

    final String code;
    final int number;
    final int status;

    AvalaraError(String code, int number, int status) {
        this.code = code;
        this.number = number;
        this.status = status;
    }
}
