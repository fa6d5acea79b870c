package dev.willbridge.simulator.process;

import java.util.List;

/** How another JVM gets the classes that this one has, packaged in a jar of jars or not. */
final class Jvm {

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private Jvm() {}

    /** Returns the arguments of {@code java} that run a class of this program. */
    static List<String> main(String mainClass) {
        String classPath = System.getProperty("java.class.path");
        return ClassLoader.getSystemResource(LAUNCHER.replace('.', '/') + ".class") == null
                ? List.of("-cp", classPath, mainClass)
                : List.of("-Dloader.main=" + mainClass, "-cp", classPath, LAUNCHER);
    }
}
