package dev.willbridge.ingress.webhook;

import dev.willbridge.ingress.ingest.InFlight.Place;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * Reads a body whole, up to a limit. Somewhat more than that, up to {@value #LENIENCY} times as much, is read to its end and
 * thrown away, so that its sender is not cut off while it sends and hears its answer. Beyond, it is cut off.
 */
final class BodyReader {

    /** How many times the limit is read before the sender is cut off. */
    static final int LENIENCY = 2;

    private static final int FIRST_SIZE = 2048;

    /**
     * Under this name, Reactor looks for what to do with an error that comes after the end. The web server sends an error of the
     * connection twice, the second time once the answer is written, and Reactor would log that, for whatever a stranger breaks.
     */
    private static final String ON_ERROR_DROPPED = "reactor.onErrorDropped.local";

    private final int maxBodySize;

    BodyReader(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    /**
     * Reads the body, an empty one too. Holds no more than the limit in memory, and takes room for what it holds as that
     * grows, whatever length is announced.
     *
     * @param place stays the caller's to leave, once nobody holds the body any more
     * @return fails with {@link BodyTooLargeException}, with {@link NoRoomException}, with Netty's {@code ReadTimeoutException}
     *     where the body's time is over, and with {@link SenderGoneException} where the connection ends before
     *     the body does
     */
    Mono<byte[]> read(ServerHttpRequest request, Place place) {
        long announced = request.getHeaders().getContentLength();
        int largest = announced >= 0 ? (int) Math.min(announced, maxBodySize) : maxBodySize;
        return request.getBody()
                .collect(() -> new Body(largest, maxBodySize, place), Body::add)
                .contextWrite(context -> context.put(ON_ERROR_DROPPED, (Consumer<Throwable>) alreadyKnown -> {}))
                .onErrorMap(BodyReader::isOfTheConnection, SenderGoneException::new)
                .map(Body::bytes);
    }

    /** A reset, a broken TLS record, an end before the body's: whatever it is, nobody is there any more. */
    private static boolean isOfTheConnection(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof DecoderException
                || DisconnectedClientHelper.isClientDisconnectedException(failure);
    }

    /** Says whether a body is too long to let it come to its end, or may be, when its request is already answered. */
    boolean mayBeLong(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                || headers.getContentLength() > (long) LENIENCY * maxBodySize;
    }

    /** The part of a body that has come. For one request. */
    private static final class Body {

        private final int largest;
        private final int max;
        private final Place place;
        private byte[] bytes = {};
        private long length;

        /** @param largest how long the body is, or the most that is kept of it */
        Body(int largest, int max, Place place) {
            this.largest = largest;
            this.max = max;
            this.place = place;
        }

        void add(DataBuffer buffer) {
            try {
                copy(buffer);
            } finally {
                DataBufferUtils.release(buffer);
            }
        }

        private void copy(DataBuffer buffer) {
            int count = buffer.readableByteCount();
            if (length + count <= max) {
                makeRoom((int) length + count);
                buffer.read(bytes, (int) length, count);
            }
            length += count;
            if (length > (long) LENIENCY * max) {
                throw new BodyTooLargeException();
            }
        }

        private void makeRoom(int needed) {
            if (needed > bytes.length) {
                int size = Math.max(needed, Math.min(largest, Math.max(FIRST_SIZE, 2 * bytes.length)));
                if (!place.grow(size - bytes.length)) {
                    throw new NoRoomException();
                }
                bytes = Arrays.copyOf(bytes, size);
            }
        }

        byte[] bytes() {
            if (length > max) {
                throw new BodyTooLargeException();
            }
            return length == bytes.length ? bytes : Arrays.copyOf(bytes, (int) length);
        }
    }
}
