package dev.willbridge.ingress.connection;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.TooLongHttpHeaderException;

/**
 * Headers, or trailers, of which there are no more than {@value #MAX}. Netty bounds the characters of a head and not what it
 * keeps besides, some 150 bytes for each header: 8 KB of the shortest would take 600 KB, for as long as the request lasts.
 */
final class FewHeaders extends DefaultHttpHeaders {

    static final int MAX = 64;

    private int count;

    private FewHeaders(DefaultHttpHeadersFactory usual) {
        super(usual.getNameValidator(), usual.getValueValidator());
    }

    /** Makes such headers, valid ones as the usual factory takes them. */
    static HttpHeadersFactory like(DefaultHttpHeadersFactory usual) {
        return new HttpHeadersFactory() {
            @Override
            public HttpHeaders newHeaders() {
                return new FewHeaders(usual);
            }

            @Override
            public HttpHeaders newEmptyHeaders() {
                return new FewHeaders(usual);
            }
        };
    }

    /** @throws TooLongHttpHeaderException where it is one too many, which is answered 431 */
    @Override
    public HttpHeaders add(CharSequence name, Object value) {
        if (++count > MAX) {
            throw new TooLongHttpHeaderException("more than " + MAX + " headers");
        }
        return super.add(name, value);
    }
}
