/// Knows what texts of business mean, as source systems write them and targets want them: dates, amounts,
/// countries, addresses, telephone numbers. Each class is one kind of text; where a text can be understood in
/// two ways, it is refused with a [dev.pipewright.engine.mapping.business.NotUnderstoodException] rather than
/// guessed.
///
/// The functions of expressions are made of this, one level up. This package knows no JSONata, reads nothing
/// but its own tables, and depends on no clock, locale or time zone of the machine.
@NullMarked
package dev.pipewright.engine.mapping.business;

import org.jspecify.annotations.NullMarked;
