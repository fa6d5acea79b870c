package dev.willbridge.ingress.connection;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.ConnectionInformation;
import reactor.netty.http.server.logging.AccessLog;
import reactor.netty.http.server.logging.AccessLogArgProvider;
import reactor.netty.http.server.logging.AccessLogFactory;

/** A line of the access log, where that is switched on: the path without its query, no header, no user. */
final class AccessLine implements AccessLogFactory {

    @Override
    public AccessLog apply(AccessLogArgProvider request) {
        return AccessLog.create(
                "{} [{}] \"{} {} {}\" {} {} {}",
                host(request.connectionInformation()),
                request.accessDateTime(),
                request.method(),
                path(request.uri()),
                request.protocol(),
                request.status(),
                request.contentLength(),
                request.duration());
    }

    private static @Nullable String host(@Nullable ConnectionInformation connection) {
        return connection != null && connection.connectionRemoteAddress() instanceof InetSocketAddress address
                ? address.getHostString()
                : null;
    }

    static @Nullable String path(@Nullable CharSequence uri) {
        if (uri == null) {
            return null;
        }
        String text = uri.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }
}
