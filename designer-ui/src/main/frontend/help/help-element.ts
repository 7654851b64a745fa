// The help, as a panel beside every page or as a page of its own: topics, a search over all of them, and examples that are
// tried on the record at hand. F1 opens the panel, and so does the event `pipewright-help` with a place, as in
// `mapping#the-editor`.

import { sayCode } from '../code/code-texts.ts';
import type { HelpHit, HelpHits, HelpOpening, HelpResults, HelpTopic } from '../draft/wire.ts';
import { Asker, Overtaken } from '../look/asking.ts';
import { browserLater, Rest } from '../look/later.ts';
import { made } from '../look/made.ts';
import { button, type HelpTexts } from './elements.ts';
import { HelpArticle, type ArticleHost } from './help-article.ts';

/** How long after the last key is looked for what was typed, in milliseconds. */
const PAUSE = 200;

class HelpElement extends HTMLElement implements ArticleHost {
  texts: HelpTexts = {};

  private opening: HelpOpening | undefined;

  private readonly asker = new Asker(this);

  private readonly pause = new Rest(browserLater, PAUSE);

  private readonly bar = made('div', 'pw-help-bar');

  private readonly headline = made('h2', '');

  private readonly search = made('input', 'pw-help-search');

  private readonly status = made('p', 'pw-help-status');

  private readonly hits = made('ul', 'pw-help-hits');

  private readonly nav = made('nav', 'pw-help-topics');

  private readonly back: HTMLButtonElement = button('', () => this.home());

  private readonly article = new HelpArticle(this);

  private topic = '';

  /** Where the person was before the help was opened. */
  private cameFrom: HTMLElement | undefined;

  private readonly wanted = (event: Event): void => {
    this.open((event as CustomEvent<{ place: string }>).detail.place);
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.key === 'F1') {
      event.preventDefault();
      if (this.hidden) this.open(topicOfPage());
      else this.close();
    }
  };

  connectedCallback(): void {
    this.append(this.bar, this.search, this.status, this.hits, this.nav, this.back, this.article.element);
    this.listen();
  }

  disconnectedCallback(): void {
    window.removeEventListener('pipewright-help', this.wanted);
    window.removeEventListener('keydown', this.pressed);
    this.pause.stop();
    this.article.stop();
  }

  /** Called by the server, once. */
  begin(opening: HelpOpening): void {
    this.opening = opening;
    this.texts = opening.texts;
    sayCode(opening.code);
    this.hidden = !opening.isPage;
    this.classList.toggle('pw-help-panel', !opening.isPage);
    this.put();
    this.listen();
    if (opening.topic === '') this.home();
    else void this.go(opening.topic + window.location.hash, false);
  }

  answered(question: string, number: number, answer: unknown): void {
    this.asker.answered(question, number, answer);
  }

  failed(question: string, number: number, sentence: string): void {
    this.asker.failed(question, number, sentence);
  }

  async try(sample: string, expression: string): Promise<HelpResults['results'][number] | undefined> {
    const answer = await this.ask<HelpResults>('try', { sample, expressions: [expression] });
    return answer?.results[0];
  }

  /** On the page of the help, F1 has nothing to open. */
  private listen(): void {
    if (this.opening?.isPage !== false) return;
    window.addEventListener('pipewright-help', this.wanted);
    window.addEventListener('keydown', this.pressed);
  }

  private put(): void {
    const { texts } = this;
    const isPage = this.opening?.isPage === true;
    this.headline.textContent = texts['title'] ?? '';
    this.headline.tabIndex = -1;
    this.search.type = 'search';
    this.search.placeholder = texts['search'] ?? '';
    this.search.setAttribute('aria-label', texts['search'] ?? '');
    this.status.setAttribute('role', 'status');
    this.back.textContent = texts['back'] ?? '';
    this.nav.setAttribute('aria-label', texts['topics'] ?? '');
    if (!isPage) {
      this.setAttribute('role', 'complementary');
      this.setAttribute('aria-label', texts['title'] ?? '');
    }
    const tour = button(texts['tour'] ?? '', () => {
      this.close();
      window.dispatchEvent(new CustomEvent('pipewright-tour'));
    });
    const asPage = button(texts['asPage'] ?? '', () => this.leaveForPage());
    const close = button(texts['close'] ?? '', () => this.close());
    this.bar.replaceChildren(...(isPage ? [tour] : [this.headline, tour, asPage, close]));
    this.bar.className = 'pw-help-bar';
    this.nav.replaceChildren(
      made(
        'ul',
        '',
        ...(this.opening?.topics ?? []).map(({ id, title, isGuide }) => {
          const link = this.link(id, title);
          if (isGuide) link.setAttribute('translate', 'no');
          return made('li', '', link);
        }),
      ),
    );
    this.search.addEventListener('input', () => this.pause.restart(() => void this.look()));
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !isPage) this.close();
    });
    this.article.element.addEventListener('click', (event) => this.followed(event));
  }

  private link(place: string, title: string): HTMLAnchorElement {
    const link = made('a', '', title);
    link.href = `help/${place}`;
    link.setAttribute('router-ignore', '');
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      void this.go(place, true);
    });
    return link;
  }

  /** Links between guides stay in the help. */
  private followed(event: MouseEvent): void {
    const link = (event.target as Element).closest('a');
    const href = link?.getAttribute('href') ?? '';
    if (link === null || event.ctrlKey || event.metaKey) return;
    if (href.startsWith('#')) {
      event.preventDefault();
      this.article.goTo(href.slice(1));
    } else if (href.startsWith('help/')) {
      event.preventDefault();
      void this.go(href.slice('help/'.length), true);
    }
  }

  private open(place: string): void {
    if (this.hidden) {
      this.cameFrom = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
      this.hidden = false;
    }
    if (place === '') this.home();
    else void this.go(place, true);
    if (place === '') this.headline.focus();
  }

  private close(): void {
    if (this.opening?.isPage === true || this.hidden) return;
    this.hidden = true;
    this.cameFrom?.focus();
  }

  private leaveForPage(): void {
    const from = window.location.pathname + window.location.search;
    window.location.assign(`help/${this.topic}?from=${encodeURIComponent(from)}`);
  }

  private home(): void {
    this.topic = '';
    this.search.value = '';
    this.status.textContent = '';
    this.showing('topics');
  }

  private showing(what: 'topics' | 'hits' | 'article'): void {
    this.dataset['showing'] = what;
    this.hits.hidden = what !== 'hits';
    this.nav.hidden = what === 'hits' || (what === 'article' && this.opening?.isPage !== true);
    this.article.element.hidden = what !== 'article';
    this.back.hidden = what === 'topics' || this.opening?.isPage === true;
  }

  private async look(): Promise<void> {
    const text = this.search.value;
    if (text.trim() === '') {
      this.status.textContent = '';
      this.showing(this.topic === '' ? 'topics' : 'article');
      return;
    }
    const found = await this.ask<HelpHits>('search', { text });
    if (found === undefined) return;
    this.status.textContent =
      found.hits.length === 0 ? (this.texts['nothing'] ?? '') : (this.texts['found'] ?? '').replace('{0}', String(found.hits.length));
    this.hits.replaceChildren(...found.hits.map((hit) => this.hit(hit)));
    this.showing('hits');
  }

  private hit({ topic, anchor, title, where, excerpt }: HelpHit): HTMLElement {
    const item = made('li', '', this.link(anchor === '' ? topic : `${topic}#${anchor}`, title), made('span', 'pw-soft', where), made('p', '', excerpt));
    item.setAttribute('translate', 'no');
    return item;
  }

  private async go(place: string, isFocused: boolean): Promise<void> {
    const [id = '', anchor = ''] = place.split('#');
    this.search.value = '';
    this.status.textContent = '';
    if (id !== this.topic) {
      const topic = await this.ask<HelpTopic>('topic', { topic: id });
      if (topic === undefined) return;
      this.show(topic);
    }
    this.showing('article');
    if (this.opening?.isPage === true && isFocused) {
      window.history.replaceState(window.history.state, '', `help/${place}${window.location.search}`);
    }
    if (anchor !== '') this.article.goTo(anchor);
    else if (isFocused) this.article.focus();
  }

  private show(topic: HelpTopic): void {
    this.topic = topic.id;
    this.article.show(topic);
    for (const link of this.nav.querySelectorAll('a')) {
      if (link.getAttribute('href') === `help/${topic.id}`) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
  }

  /** The page that the person is on, or came to the help from. */
  place(): string {
    const { from } = this.opening!;
    return withoutBase(from === '' ? window.location.pathname + window.location.search : from);
  }

  /** Undefined if there is no answer; the person is told why. */
  async ask<T>(question: string, body: unknown): Promise<T | undefined> {
    try {
      return await this.asker.ask<T>(question, body);
    } catch (trouble) {
      if (!(trouble instanceof Overtaken)) this.status.textContent = (trouble as Error).message;
      return undefined;
    }
  }
}

/** Addresses of pages, as the server knows them, begin behind the place where the product is. */
function withoutBase(address: string): string {
  const base = new URL(document.baseURI).pathname;
  return address.startsWith(base) ? `/${address.slice(base.length)}` : address;
}

/** What is explained first on a page. */
function topicOfPage(): string {
  const place = document.activeElement?.closest<HTMLElement>('[data-help]')?.dataset['help'];
  return place ?? '';
}

customElements.define('pipewright-help', HelpElement);
