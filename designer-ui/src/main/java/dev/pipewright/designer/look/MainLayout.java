package dev.pipewright.designer.look;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.help.HelpBooks;
import dev.pipewright.designer.help.HelpButton;
import dev.pipewright.designer.tour.TourCard;
import dev.pipewright.designer.tour.TourGuide;
import jakarta.annotation.security.PermitAll;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/// The frame around every view: navigation, the person's menu, and in a demo the word that it is one.
@Layout
@PermitAll
@JsModule("./look/connection.ts")
public class MainLayout extends AppLayout {

    MainLayout(SignedIn signedIn, Environment environment, HelpBooks help, TourGuide tour) {
        setPrimarySection(Section.DRAWER);
        var home = new Anchor("", new Mark(), new Span(getTranslation("product")));
        home.addClassName("pw-brand");
        addToDrawer(home, navigation());
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("nav.toggle"));
        addToNavbar(true, toggle);
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            var banner = new Div(getTranslation("demo.banner"));
            banner.addClassName("pw-demo-banner");
            addToNavbar(banner);
        }
        var ask = new HelpButton("", getTranslation("help.open"));
        ask.addClassName("pw-help-door");
        addToNavbar(ask, personMenu(signedIn));
        getElement().appendChild(help.panel().getElement(), new TourCard(tour, signedIn.person()).getElement());
    }

    /// Messages to the page were lost on their way. Vaadin sends it all components once more, but not what elements of
    /// the page were told by calls. A page that is loaded again has all of it, and sends what its browser keeps.
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var ui = attached.getUI();
        if (ui.getInternals().getStateTree().isPreparingForResync()) {
            ui.getPage().reload();
        }
    }

    private SideNav navigation() {
        var navigation = new SideNav();
        navigation.getElement().setAttribute("aria-label", getTranslation("nav.label"));
        navigation.addItem(door("nav.home", "", "home"));
        navigation.addItem(door("nav.pipelines", "pipelines", "pipelines"));
        navigation.addItem(door("nav.library", "library", "library"));
        navigation.addItem(door("nav.connections", "connections", "connections"));
        navigation.addItem(door("nav.environments", "environments", "environments"));
        navigation.addItem(door("nav.runs", "runs", "runs"));
        navigation.addItem(door("nav.schedules", "schedules", "schedules"));
        return navigation;
    }

    private SideNavItem door(String key, String path, String icon) {
        return new SideNavItem(getTranslation(key), path, new SvgIcon("icons/" + icon + ".svg"));
    }

    private Component personMenu(SignedIn signedIn) {
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        menu.addClassName("pw-person-menu");
        var name = signedIn.person().displayName();
        var label = new Span(name);
        label.getElement().setAttribute("translate", "no");
        var avatar = new Avatar(name);
        avatar.getElement().setAttribute("translate", "no");
        var face = new Div(avatar, label);
        face.addClassName("pw-person");
        var item = menu.addItem(face);
        item.setAriaLabel(getTranslation("person.menu"));
        var look = item.getSubMenu().addItem(getTranslation("person.look"));
        look.getSubMenu()
                .addItem(getTranslation("person.look.system"), chosen -> ColorChoice.choose(ColorScheme.Value.SYSTEM));
        look.getSubMenu()
                .addItem(getTranslation("person.look.light"), chosen -> ColorChoice.choose(ColorScheme.Value.LIGHT));
        look.getSubMenu()
                .addItem(getTranslation("person.look.dark"), chosen -> ColorChoice.choose(ColorScheme.Value.DARK));
        item.getSubMenu().addItem(getTranslation("person.logout"), chosen -> signedIn.logOut());
        return menu;
    }
}
