package dev.pipewright.connectors;

import dev.pipewright.connectors.spi.Connector;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Calls a dropped-in connector, and all it gives out, with its jar's class loader as that of the thread: it is there
/// that many libraries look for their parts, and would find the product's.
///
/// @param target the connector's own object
record InItsJar(Object target, ClassLoader jar) implements InvocationHandler {

    private static final String INTERFACE = Connector.class.getPackageName() + ".";

    static Connector of(Connector connector, ClassLoader jar) {
        return (Connector) wrapped(connector, jar);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(jar);
        try {
            Object result = method.invoke(target, arguments);
            return result == null ? null : wrapped(result, jar);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /// What is of the connector interface stays so; all else is a value.
    private static Object wrapped(Object object, ClassLoader jar) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            collect(type, interfaces);
        }
        if (interfaces.isEmpty()) {
            return object;
        }
        return Proxy.newProxyInstance(
                InItsJar.class.getClassLoader(), interfaces.toArray(Class<?>[]::new), new InItsJar(object, jar));
    }

    private static void collect(Class<?> type, Set<Class<?>> interfaces) {
        for (Class<?> each : type.getInterfaces()) {
            if (each.getName().startsWith(INTERFACE)) {
                interfaces.add(each);
            }
            collect(each, interfaces);
        }
    }
}
