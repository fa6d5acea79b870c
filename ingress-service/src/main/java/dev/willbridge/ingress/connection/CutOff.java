package dev.willbridge.ingress.connection;

import java.util.Locale;

/** Why a connection was closed before its sender closed it. The metric's tag follows from this. */
enum CutOff {
    /** The line and the headers of a request took too long. */
    SLOW_HEAD,
    /** The body took too long. */
    SLOW_BODY,
    /** The sender did not take its answer. */
    SLOW_READER,
    /** Too many requests, one after another without waiting for an answer. */
    PIPELINING,
    /** What came is not HTTP, or its headers are too large. Answered 400, 414 or 431, without a body. */
    MALFORMED;

    private final String tag = name().toLowerCase(Locale.ROOT).replace('_', '-');

    String tag() {
        return tag;
    }
}
