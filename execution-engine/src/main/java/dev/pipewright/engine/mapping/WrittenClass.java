package dev.pipewright.engine.mapping;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A class that is written while the program runs, and the objects that are constants in it. It has no name under
/// which it could be found, and goes when the object made of it goes. Used by one thread.
final class WrittenClass {

    static final ClassDesc NAME = ClassDesc.of(WrittenClass.class.getPackageName(), "Written");

    private final List<@Nullable Object> constants = new ArrayList<>();

    /// Makes an object of the class.
    ///
    /// @param type the interface that it implements
    Object object(Class<?> type, Consumer<ClassBuilder> methods) {
        byte[] bytes = ClassFile.of().build(NAME, written -> {
            written.withFlags(ClassFile.ACC_FINAL).withInterfaceSymbols(desc(type));
            written.withMethodBody(
                    INIT_NAME,
                    MTD_void,
                    0,
                    out -> out.aload(0)
                            .invokespecial(CD_Object, INIT_NAME, MTD_void)
                            .return_());
            methods.accept(written);
        });
        try {
            return MethodHandles.lookup()
                    .defineHiddenClassWithClassData(bytes, Collections.unmodifiableList(constants), true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a class that was written cannot be used", e);
        }
    }

    /// Puts an object on the stack.
    void constant(@Nullable Object value, Class<?> type, CodeBuilder out) {
        var at = ConstantDescs.ofConstantBootstrap(
                ConstantDescs.CD_MethodHandles, "classDataAt", CD_Object, ConstantDescs.CD_int);
        out.loadConstant(DynamicConstantDesc.ofNamed(at, ConstantDescs.DEFAULT_NAME, desc(type), constants.size()));
        constants.add(value);
    }

    int constants() {
        return constants.size();
    }

    /// Calls a method of an object that is on the stack, as are its arguments.
    static void call(Class<?> owner, String method, CodeBuilder out, Class<?> result, Class<?>... arguments) {
        if (owner.isInterface()) {
            out.invokeinterface(desc(owner), method, type(result, arguments));
        } else {
            out.invokevirtual(desc(owner), method, type(result, arguments));
        }
    }

    static void callStatic(Class<?> owner, String method, CodeBuilder out, Class<?> result, Class<?>... arguments) {
        out.invokestatic(desc(owner), method, type(result, arguments));
    }

    static MethodTypeDesc type(Class<?> result, Class<?>... arguments) {
        return MethodType.methodType(result, arguments).describeConstable().orElseThrow();
    }

    static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
