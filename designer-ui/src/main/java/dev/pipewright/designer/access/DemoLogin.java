package dev.pipewright.designer.access;

import dev.pipewright.platform.people.Person;

/// How everybody comes into a demo: it is no secret, the log-in page shows it. There is none where work is done.
public record DemoLogin(Person person, String password, String token) {}
