// A topic of the help: its text, and the examples in it.

import type { HelpTopic } from '../draft/wire.ts';
import { made } from '../look/made.ts';
import { ExampleView, type ExampleHost } from './example-view.ts';
import { keysList } from './keys-list.ts';
import { Primer, type PrimerHost } from './primer.ts';

const PRIMER = 'jsonata';

export interface ArticleHost extends ExampleHost, PrimerHost {}

export class HelpArticle {
  readonly element = made('article', 'pw-help-article');

  private readonly host: ArticleHost;

  private primer: Primer | undefined;

  constructor(host: ArticleHost) {
    this.host = host;
  }

  /** Its heading gets the focus. */
  focus(): void {
    this.element.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  }

  stop(): void {
    this.primer?.stop();
  }

  goTo(anchor: string): void {
    const place = this.element.querySelector<HTMLElement>(`[id="${CSS.escape(decodeURIComponent(anchor))}"]`);
    place?.scrollIntoView({ block: 'start' });
    place?.focus({ preventScroll: true });
  }

  show({ id, title, isGuide, html }: HelpTopic): void {
    const { element, host } = this;
    this.stop();
    element.innerHTML = html;
    element.setAttribute('translate', isGuide ? 'no' : 'yes');
    element.lang = isGuide ? 'en' : '';
    this.head(title);
    element.querySelector('pipewright-shortcuts')?.replaceWith(keysList(host.texts));
    element.scrollTop = 0;
    const examples = [...element.querySelectorAll<HTMLElement>('pipewright-example')].map((one) => new ExampleView(one, host));
    this.primer = id === PRIMER ? new Primer(element.querySelector('pipewright-sample'), examples, host) : undefined;
  }

  /** Headings of a topic stand below the heading of the help. */
  private head(title: string): void {
    if (this.element.querySelector('h1') === null) {
      const heading = made('h1', '', title);
      heading.tabIndex = -1;
      this.element.prepend(heading);
    }
    this.element.querySelectorAll('h1').forEach((heading) => {
      const instead = made('h2', 'pw-help-title', ...heading.childNodes);
      instead.tabIndex = -1;
      heading.replaceWith(instead);
    });
  }
}
