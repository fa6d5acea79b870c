package dev.willbridge.ingress;

import java.io.File;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import reactor.blockhound.BlockHound;

/** Turns every blocking call on an event loop of this JVM into an error, for all tests. */
public final class BlockHoundListener implements LauncherSessionListener {

    /** Takes a lock for some instructions while event loops ask for memory at the same time, which is rare. */
    private static final String NETTYS_ALLOCATOR = "io.netty.buffer.AdaptivePoolingAllocator";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        BlockHound.install(blockHound -> blockHound
                .allowBlockingCallsInside(NETTYS_ALLOCATOR, "allocate")
                .markAsBlocking(File.class, "getUsableSpace", "()J")); // a disk that hangs may not say
    }
}
