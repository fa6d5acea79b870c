package dev.willbridge.ingress.security;

import java.util.List;

/** What a request shows of who sends it. */
public interface Presented {

    /** Returns the values of the headers of that name, in any case; one for each header. */
    List<String> header(String name);

    /** Returns the values of the query's parameters of that name, decoded. */
    List<String> queryParameter(String name);

    /** Returns the body as received; asked for only where the policy reads the body. */
    byte[] body();

    /** Returns the address that it comes from. */
    String source();
}
