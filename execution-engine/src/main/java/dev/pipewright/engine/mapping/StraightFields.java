package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.mapping.WrittenClass.NAME;
import static dev.pipewright.engine.mapping.WrittenClass.call;
import static dev.pipewright.engine.mapping.WrittenClass.callStatic;
import static dev.pipewright.engine.mapping.WrittenClass.type;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/// Writes the fields of an object as one class: a method for each line, as [StraightLine] writes it, and one that
/// calls them one after the other.
final class StraightFields {

    private static final MethodTypeDesc LINE = type(Object.class, Object.class, Evaluation.class);
    private static final int INPUT = StraightLine.INPUT;
    private static final int EVALUATION = 2;
    private static final int FRAME = 3;
    private static final int CAUSE = 4;

    /// The virtual machine never compiles a method of more than 8000 bytes; a field takes some 20.
    private static final int MOST_FIELDS = 300;

    private final WrittenClass written = new WrittenClass();
    private final TargetFields.InTurn fields;

    private StraightFields(TargetFields.InTurn fields) {
        this.fields = fields;
    }

    /// The same fields, written as one class unless there are very many of them.
    static TargetFields of(TargetFields.InTurn fields) {
        return fields.targets().size() > MOST_FIELDS ? fields : new StraightFields(fields).object();
    }

    private TargetFields object() {
        return (TargetFields) written.object(TargetFields.class, methods -> {
            methods.withMethodBody(
                    "values", type(Map.class, Object.class, Evaluation.class), ClassFile.ACC_PUBLIC, this::values);
            for (int i = 0; i < fields.targets().size(); i++) {
                if (fields.targets().get(i) instanceof TargetFields.Value line) {
                    line(i, line, methods);
                }
            }
        });
    }

    private void values(CodeBuilder out) {
        written.constant(fields.shape(), Shape.class, out);
        out.loadConstant(fields.targets().size()).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < fields.targets().size(); i++) {
            out.dup().loadConstant(i);
            value(i, fields.targets().get(i), out);
            out.aastore();
        }
        call(Shape.class, "object", out, Map.class, Object[].class);
        out.areturn();
    }

    private void value(int number, TargetFields.Target target, CodeBuilder out) {
        if (target instanceof TargetFields.Value) {
            out.aload(0).aload(INPUT).aload(EVALUATION).invokevirtual(NAME, name(number), LINE);
        } else {
            written.constant(target, TargetFields.Target.class, out);
            out.aload(INPUT).aload(EVALUATION);
            call(TargetFields.Target.class, "value", out, Object.class, Object.class, Evaluation.class);
        }
    }

    private void line(int number, TargetFields.Value line, ClassBuilder methods) {
        methods.withMethodBody(
                name(number),
                LINE,
                ClassFile.ACC_PRIVATE,
                out -> out.trying(
                        body -> evaluated(line.expression(), body),
                        troubles -> troubles.catchingAll(trouble -> failed(line, trouble))));
    }

    /// Does what [Compiled#evaluate] does.
    private void evaluated(Compiled expression, CodeBuilder out) {
        out.aload(INPUT).aload(EVALUATION);
        callStatic(Compiled.class, "context", out, Object.class, Object.class, Evaluation.class);
        out.astore(INPUT);
        written.constant(expression, Compiled.class, out);
        out.aload(EVALUATION);
        call(Compiled.class, "frame", out, Frame.class, Evaluation.class);
        out.astore(FRAME);
        new StraightLine(written, FRAME).value(expression.code(), out);
        callStatic(Compiled.class, "data", out, Object.class, Object.class);
        out.areturn();
    }

    private void failed(TargetFields.Value line, CodeBuilder out) {
        out.astore(CAUSE);
        written.constant(line, TargetFields.Value.class, out);
        out.aload(CAUSE);
        call(TargetFields.Value.class, "failed", out, Throwable.class, Throwable.class);
        out.athrow();
    }

    private static String name(int number) {
        return "line" + number;
    }
}
