package dev.pipewright.engine.mapping;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.StringConcatFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes code as one method of a class of its own, in which all that was decided when it was compiled is a constant.
///
/// Closures that call closures are slow for one reason: each call goes to whichever code comes next, so that the
/// virtual machine has to look it up and cannot see what it does. In a method of its own each call goes to the same
/// code always. The method only puts the calls in a row; what they do is written in [Operation], [Branch] and the
/// like, and code of other kinds is called as it is. The result is the same, whether written or not.
final class StraightLine {

    private static final ClassDesc NAME = ClassDesc.of(StraightLine.class.getPackageName(), "Written");
    private static final ClassDesc CODE = desc(Code.class);
    private static final ClassDesc FRAME = desc(Frame.class);
    private static final ClassDesc VALUES = CD_Object.arrayType();
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_Object, CD_Object, FRAME);
    private static final int INPUT = 1;
    private static final int FRAME_OR_EVALUATION = 2;

    /// The virtual machine never compiles a method of more than 8000 bytes; each part takes up to 30.
    private static final int MOST_PARTS = 200;
    /// The most that one instruction joins.
    private static final int MOST_JOINED = 100;

    private final List<@Nullable Object> constants = new ArrayList<>();
    private int parts;

    private StraightLine() {}

    private interface Body {
        void write(CodeBuilder out);
    }

    /// The same code, written as one method if it consists of parts.
    static Code of(Code code) {
        if (!(code instanceof Operation) && !(code instanceof Branch)) {
            return code;
        }
        var writer = new StraightLine();
        return (Code) writer.written(CODE, "run", RUN, out -> writer.value(code, out));
    }

    /// The same fields, one line after the other in one method.
    static TargetFields of(TargetFields.InTurn fields) {
        if (fields.targets().size() > MOST_PARTS) {
            return fields;
        }
        var writer = new StraightLine();
        var values = MethodTypeDesc.of(desc(Map.class), CD_Object, desc(Evaluation.class));
        return (TargetFields) writer.written(desc(TargetFields.class), "values", values, out -> {
            writer.constant(fields.shape(), desc(Shape.class), out);
            writer.newValues(fields.targets().size(), out);
            for (int i = 0; i < fields.targets().size(); i++) {
                out.dup().loadConstant(i);
                writer.constant(fields.targets().get(i), desc(TargetFields.Target.class), out);
                out.aload(INPUT).aload(FRAME_OR_EVALUATION);
                out.invokeinterface(
                        desc(TargetFields.Target.class),
                        "value",
                        MethodTypeDesc.of(CD_Object, CD_Object, desc(Evaluation.class)));
                out.aastore();
            }
            out.invokevirtual(desc(Shape.class), "object", MethodTypeDesc.of(desc(Map.class), VALUES));
        });
    }

    /// An object of a new class, with one method.
    private Object written(ClassDesc type, String method, MethodTypeDesc signature, Body body) {
        byte[] bytes = ClassFile.of().build(NAME, written -> written.withFlags(ClassFile.ACC_FINAL)
                .withInterfaceSymbols(type)
                .withMethodBody(INIT_NAME, MTD_void, 0, out -> out.aload(0)
                        .invokespecial(CD_Object, INIT_NAME, MTD_void)
                        .return_())
                .withMethodBody(method, signature, ClassFile.ACC_PUBLIC, out -> {
                    body.write(out);
                    out.areturn();
                }));
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

    private void value(Code code, CodeBuilder out) {
        if (++parts > MOST_PARTS) {
            run(code, out);
            return;
        }
        switch (code) {
            case Code.Constant constant -> constant(constant.value(), CD_Object, out);
            case Operators.Joined joined when joined.operands().size() <= MOST_JOINED -> joined(joined, out);
            case Operation.OfOne operation -> {
                constant(operation, desc(Operation.OfOne.class), out);
                value(operation.operand(), out);
                of(Operation.OfOne.class, out.aload(INPUT), CD_Object, CD_Object);
            }
            case Operation.OfTwo operation -> {
                constant(operation, desc(Operation.OfTwo.class), out);
                value(operation.left(), out);
                value(operation.right(), out);
                of(Operation.OfTwo.class, out, CD_Object, CD_Object);
            }
            case Operation.OfMany operation -> {
                constant(operation, desc(Operation.OfMany.class), out);
                newValues(operation.operands().size(), out);
                for (int i = 0; i < operation.operands().size(); i++) {
                    out.dup().loadConstant(i);
                    value(operation.operands().get(i), out);
                    out.aastore();
                }
                of(Operation.OfMany.class, out.aload(INPUT), VALUES, CD_Object);
            }
            case Branch branch -> branch(branch, out);
            default -> run(code, out);
        }
    }

    private void of(Class<?> operation, CodeBuilder out, ClassDesc... values) {
        out.aload(FRAME_OR_EVALUATION)
                .invokeinterface(
                        desc(operation),
                        "of",
                        MethodTypeDesc.of(CD_Object, values).insertParameterTypes(values.length, FRAME));
    }

    /// Runs code of a kind that is not written out.
    private void run(Code code, CodeBuilder out) {
        constant(code, CODE, out);
        out.aload(INPUT).aload(FRAME_OR_EVALUATION).invokeinterface(CODE, "run", RUN);
    }

    private void joined(Operators.Joined joined, CodeBuilder out) {
        for (var operand : joined.operands()) {
            value(operand, out);
            out.aload(FRAME_OR_EVALUATION)
                    .invokestatic(desc(Operators.class), "text", MethodTypeDesc.of(CD_String, CD_Object, FRAME));
        }
        var texts = Collections.nCopies(joined.operands().size(), CD_String);
        out.invokedynamic(DynamicCallSiteDesc.of(
                ConstantDescs.ofCallsiteBootstrap(desc(StringConcatFactory.class), "makeConcat", desc(CallSite.class)),
                "makeConcat",
                MethodTypeDesc.of(CD_String, texts)));
    }

    private void branch(Branch branch, CodeBuilder out) {
        switch (branch) {
            case Branch.Choice choice ->
                ifTrue(choice.test(), out, then -> value(choice.then(), then), no -> value(choice.otherwise(), no));
            case Branch.Both both ->
                ifTrue(both.left(), out, and -> truth(both.right(), and), no -> constant(false, CD_Object, no));
            case Branch.Either either ->
                ifTrue(either.left(), out, yes -> constant(true, CD_Object, yes), or -> truth(either.right(), or));
        }
    }

    private void ifTrue(Code test, CodeBuilder out, Body then, Body otherwise) {
        value(test, out);
        isTrue(out);
        out.ifThenElse(then::write, otherwise::write);
    }

    private void truth(Code code, CodeBuilder out) {
        value(code, out);
        isTrue(out);
        out.invokestatic(ConstantDescs.CD_Boolean, "valueOf", MethodTypeDesc.of(ConstantDescs.CD_Boolean, CD_boolean));
    }

    private static void isTrue(CodeBuilder out) {
        out.invokestatic(desc(Comparison.class), "isTrue", MethodTypeDesc.of(CD_boolean, CD_Object));
    }

    private void newValues(int size, CodeBuilder out) {
        out.loadConstant(size).anewarray(CD_Object);
    }

    private void constant(@Nullable Object value, ClassDesc type, CodeBuilder out) {
        var at = ConstantDescs.ofConstantBootstrap(
                ConstantDescs.CD_MethodHandles, "classDataAt", CD_Object, ConstantDescs.CD_int);
        out.loadConstant(DynamicConstantDesc.ofNamed(at, ConstantDescs.DEFAULT_NAME, type, constants.size()));
        constants.add(value);
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
