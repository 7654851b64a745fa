package dev.pipewright.designer.api;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says what is wrong with a request that no controller of the API could take: its address, method, types or body.
/// Not tied to the API's controllers, because a request to an address that does not exist reaches none.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
class RequestProblems extends ResponseEntityExceptionHandler {

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException missing, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return problem(
                missing,
                "There is nothing at /" + missing.getResourcePath() + ". See /api/v1/openapi.yaml for what there is.",
                headers,
                status,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException wrong,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Set<HttpMethod> methods = wrong.getSupportedHttpMethods();
        String possible = methods == null
                ? "another method"
                : methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(" or "));
        return problem(
                wrong, wrong.getMethod() + " is not possible here. Use " + possible + ".", headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return problem(wrong, "Send the body as application/json.", headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return problem(wrong, "The answer is application/json. Accept that.", headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = wrong instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(wrong.getPropertyName());
        return problem(
                wrong,
                "'" + name + "' can not be '" + wrong.getValue() + "'. See /api/v1/openapi.yaml for what it can be.",
                headers,
                status,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String sentence = unreadable.getCause() instanceof UnrecognizedPropertyException unknown
                ? "There is no field '" + unknown.getPropertyName() + "' here. Use "
                        + unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + "."
                : "The body is not the JSON that /api/v1/openapi.yaml describes.";
        return problem(unreadable, sentence, headers, HttpStatus.BAD_REQUEST, request);
    }

    private @Nullable ResponseEntity<Object> problem(
            Exception trouble, String sentence, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var answered = new HttpHeaders();
        answered.putAll(headers);
        // Whatever the caller accepts: a problem has one form.
        answered.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return handleExceptionInternal(
                trouble, ProblemDetail.forStatusAndDetail(status, sentence), answered, status, request);
    }
}
