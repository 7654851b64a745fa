package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.mapping.WrittenClass.call;
import static dev.pipewright.engine.mapping.WrittenClass.callStatic;
import static dev.pipewright.engine.mapping.WrittenClass.desc;
import static dev.pipewright.engine.mapping.WrittenClass.type;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.CallSite;
import java.lang.invoke.StringConcatFactory;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/// Writes code as one method of a class of its own, in which all that was decided when it was compiled is a constant.
///
/// Closures that call closures are slow for one reason: each call goes to whichever code comes next, so that the
/// virtual machine has to look it up and cannot see what it does. In a method of its own each call goes to the same
/// code always. The method only puts the calls in a row; what they do is written in [Operation], [FieldPath] and the
/// like, and code of other kinds is called, with what is inside of it written in turn. The result is the same, whether
/// written or not.
final class StraightLine {

    static final int INPUT = 1;

    /// The virtual machine never compiles a method of more than 8000 bytes; a part takes some 20.
    private static final int MOST_PARTS = 200;
    /// A class has room for 65535 constants, and needs some four for each of ours.
    private static final int MOST_CONSTANTS = 10_000;
    /// The most that one instruction joins.
    private static final int MOST_JOINED = 100;

    private final WrittenClass written;
    private final int frame;
    private int parts;

    /// A writer of one method.
    ///
    /// @param frame the local variable that holds the [Frame]; the context is in [#INPUT]
    StraightLine(WrittenClass written, int frame) {
        this.written = written;
        this.frame = frame;
    }

    /// The same code, written as one method if it is of a kind that is written out.
    static Code of(Code code) {
        if (!(code instanceof Operation || code instanceof Branch || code instanceof FieldPath)) {
            return code.straight();
        }
        var written = new WrittenClass();
        var line = new StraightLine(written, INPUT + 1);
        return (Code) written.object(
                Code.class,
                methods -> methods.withMethodBody(
                        "run", type(Object.class, Object.class, Frame.class), ClassFile.ACC_PUBLIC, out -> {
                            line.value(code, out);
                            out.areturn();
                        }));
    }

    /// Writes what puts the value of code on the stack.
    void value(Code code, CodeBuilder out) {
        parts += switch (code) {
            case FieldPath path -> path.names().size();
            case Operation.OfMany operation -> operation.operands().size();
            default -> 1;
        };
        if (parts > MOST_PARTS || written.constants() > MOST_CONSTANTS) {
            run(code, out);
            return;
        }
        switch (code) {
            case Code.Constant constant -> written.constant(constant.value(), Object.class, out);
            case FieldPath path -> path(path, out);
            case Operators.Joined joined when joined.operands().size() <= MOST_JOINED -> joined(joined, out);
            case Operation.OfOne operation -> {
                written.constant(operation, Operation.OfOne.class, out);
                value(operation.operand(), out);
                loadContext(out);
                call(Operation.OfOne.class, "of", out, Object.class, Object.class, Object.class, Frame.class);
            }
            case Operation.OfTwo operation -> {
                written.constant(operation, Operation.OfTwo.class, out);
                value(operation.left(), out);
                value(operation.right(), out);
                out.aload(frame);
                call(Operation.OfTwo.class, "of", out, Object.class, Object.class, Object.class, Frame.class);
            }
            case Operation.OfMany operation -> {
                written.constant(operation, Operation.OfMany.class, out);
                values(operation.operands(), out);
                loadContext(out);
                call(Operation.OfMany.class, "of", out, Object.class, Object[].class, Object.class, Frame.class);
            }
            case Branch branch -> branch(branch, out);
            default -> run(code.straight(), out);
        }
    }

    /// Runs code of a kind that is not written out.
    private void run(Code code, CodeBuilder out) {
        written.constant(code, Code.class, out);
        loadContext(out);
        call(Code.class, "run", out, Object.class, Object.class, Frame.class);
    }

    private void loadContext(CodeBuilder out) {
        out.aload(INPUT).aload(frame);
    }

    private void values(List<Code> operands, CodeBuilder out) {
        out.loadConstant(operands.size()).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < operands.size(); i++) {
            out.dup().loadConstant(i);
            value(operands.get(i), out);
            out.aastore();
        }
    }

    private void path(FieldPath path, CodeBuilder out) {
        written.constant(path, FieldPath.class, out);
        out.aload(INPUT);
        for (var name : path.names()) {
            written.constant(name, String.class, out);
            callStatic(FieldPath.class, "field", out, Object.class, Object.class, String.class);
        }
        loadContext(out);
        call(FieldPath.class, "end", out, Object.class, Object.class, Object.class, Frame.class);
    }

    private void joined(Operators.Joined joined, CodeBuilder out) {
        for (var operand : joined.operands()) {
            value(operand, out);
            out.aload(frame);
            callStatic(Operators.class, "text", out, String.class, Object.class, Frame.class);
        }
        var texts = Collections.nCopies(joined.operands().size(), ConstantDescs.CD_String);
        out.invokedynamic(DynamicCallSiteDesc.of(
                ConstantDescs.ofCallsiteBootstrap(desc(StringConcatFactory.class), "makeConcat", desc(CallSite.class)),
                "makeConcat",
                MethodTypeDesc.of(ConstantDescs.CD_String, texts)));
    }

    private void branch(Branch branch, CodeBuilder out) {
        switch (branch) {
            case Branch.Choice choice ->
                ifTrue(choice.test(), out, then -> value(choice.then(), then), or -> value(choice.otherwise(), or));
            case Branch.Both both -> ifTrue(both.left(), out, and -> truth(both.right(), and), no -> truth(false, no));
            case Branch.Either either ->
                ifTrue(either.left(), out, yes -> truth(true, yes), or -> truth(either.right(), or));
        }
    }

    private void ifTrue(Code test, CodeBuilder out, Consumer<CodeBuilder> then, Consumer<CodeBuilder> otherwise) {
        value(test, out);
        callStatic(Comparison.class, "isTrue", out, boolean.class, Object.class);
        out.ifThenElse(then::accept, otherwise::accept);
    }

    private void truth(Code code, CodeBuilder out) {
        value(code, out);
        callStatic(Comparison.class, "isTrue", out, boolean.class, Object.class);
        callStatic(Boolean.class, "valueOf", out, Boolean.class, boolean.class);
    }

    private void truth(boolean value, CodeBuilder out) {
        written.constant(value, Boolean.class, out);
    }
}
