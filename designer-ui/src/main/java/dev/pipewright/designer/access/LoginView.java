package dev.pipewright.designer.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.pipewright.designer.look.KeptEdits;
import dev.pipewright.designer.look.Mark;
import org.springframework.beans.factory.ObjectProvider;

/// Where people log in.
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
public class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final LoginForm form = new LoginForm();

    LoginView(ObjectProvider<DemoLogin> demo) {
        addClassName("pw-login");
        form.setI18n(texts());
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        // The form has no other way to give its button this text.
        form.getElement()
                .executeJs(
                        "this.updateComplete.then(() => this.querySelector('vaadin-password-field').i18n = { reveal: $0 })",
                        getTranslation("login.reveal"));
        var promise =
                new Div(new Mark(), new H1(getTranslation("product")), new Paragraph(getTranslation("login.promise")));
        promise.addClassName("pw-login-promise");
        var entrance = new Div(new KeptEdits("", "login.kept"), form);
        entrance.addClassName("pw-login-entrance");
        demo.ifAvailable(known -> entrance.add(demoHint(known)));
        var card = new Div(promise, entrance);
        card.addClassName("pw-login-card");
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("login.title") + " · " + getTranslation("product");
    }

    /// What everybody may know in a demo, and a button that fills it in and logs in.
    private Component demoHint(DemoLogin demo) {
        var name = demo.person().name();
        var button = new Button(
                getTranslation("login.demo.button"),
                _ -> form.getElement()
                        .executeJs(
                                "this.querySelector('vaadin-text-field').value = $0;"
                                        + "this.querySelector('vaadin-password-field').value = $1;"
                                        + "this.querySelector('vaadin-button').click();",
                                name,
                                demo.password()));
        var hint = new Div(new Paragraph(getTranslation("login.demo", name, demo.password())), button);
        hint.addClassName("pw-login-demo");
        return hint;
    }

    private LoginI18n texts() {
        var texts = LoginI18n.createDefault();
        texts.getForm().setTitle(getTranslation("login.title"));
        texts.getForm().setUsername(getTranslation("login.user"));
        texts.getForm().setPassword(getTranslation("login.password"));
        texts.getForm().setSubmit(getTranslation("login.submit"));
        texts.getErrorMessage().setTitle(getTranslation("login.refused"));
        texts.getErrorMessage().setMessage(getTranslation("login.refused.hint"));
        texts.getErrorMessage().setUsername(getTranslation("login.user.missing"));
        texts.getErrorMessage().setPassword(getTranslation("login.password.missing"));
        return texts;
    }
}
