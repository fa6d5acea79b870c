package dev.willbridge.ingress.connection;

import reactor.netty.http.logging.HttpMessageArgProvider;
import reactor.netty.http.logging.HttpMessageLogFactory;

/** What the web server's own log lines say of a request or an answer, at whatever level: nothing that its sender chose. */
final class MessageLog implements HttpMessageLogFactory {

    @Override
    public String trace(HttpMessageArgProvider message) {
        return kind(message);
    }

    @Override
    public String debug(HttpMessageArgProvider message) {
        return kind(message);
    }

    @Override
    public String info(HttpMessageArgProvider message) {
        return kind(message);
    }

    @Override
    public String warn(HttpMessageArgProvider message) {
        return kind(message);
    }

    @Override
    public String error(HttpMessageArgProvider message) {
        return kind(message);
    }

    private static String kind(HttpMessageArgProvider message) {
        return message.httpMessageType().name();
    }
}
