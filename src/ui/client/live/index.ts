import { pressByScript, sendByScript } from './acts.ts';
import { followForms } from './forms.ts';
import { partsOfPage, showParts } from './parts.ts';

/** How soon a stream that was refused is tried again, and how long at most between two tries; in milliseconds. */
const SOON = 2_000;
const LATE = 30_000;

const WORDS = {
  live: 'Changes show here by themselves.',
  broken: 'The connection was lost. It is tried again by itself, and nothing that you typed is lost.',
  out: 'This page is no longer kept up to date: you are signed out, or it is no longer yours to see.',
} as const;

const isTexts = (told: unknown): told is Record<string, string> =>
  typeof told === 'object' && told !== null && Object.values(told).every((each) => typeof each === 'string');
const toldBy = (event: Event): Record<string, string> => {
  const told: unknown = event instanceof MessageEvent ? JSON.parse(String(event.data)) : {};
  return isTexts(told) ? told : {};
};

/** The page as it is now; null where it is not to be had any more. Throws where nobody answers. */
const pageNow = async (): Promise<Document | null> => {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (response.status >= 500 || response.status === 429) throw new Error('Not answered now.');
  return response.ok && !response.redirected
    ? new DOMParser().parseFromString(await response.text(), 'text/html')
    : null;
};

/**
 * Keeps a page of something that goes on up to date, for as long as it is open: a stream tells what changed, a line that broke is taken up
 * again and told what was missed. Buttons act without leaving the page, so that nothing typed beside them is lost. Whatever goes wrong, the
 * page says so, and the link that reloads it is there.
 */
export const followLive = (started: (forms: Element) => void): void => {
  const root = document.querySelector<HTMLElement>('[data-app-live]');
  const news = root?.getAttribute('data-app-live');
  const state = root?.querySelector<HTMLElement>('[data-app-live-state]');
  if (!root || !news || !state) return;
  const status = root.querySelector('[data-app-live-says]');
  const words = document.createElement('span');
  state.prepend(words);

  let wait = SOON;
  let isOver = false;
  const tell = (sentence: string, is: 'live' | 'broken' | 'over'): void => {
    if (words.textContent !== `${sentence} `) words.textContent = `${sentence} `;
    state.dataset.is = is;
  };
  const say = (sentence: string): void => {
    if (status) status.textContent = sentence;
  };
  const forms = followForms(root, pageNow, started);
  const show = (parts: Readonly<Record<string, string>>): void => {
    showParts(root, parts, say);
    forms.check();
  };
  const over = (why: string): void => {
    isOver = true;
    tell(why, 'over');
    say(why);
  };
  const askAgain = async (): Promise<void> => {
    const page = await pageNow();
    if (page) show(partsOfPage(page));
    else over(WORDS.out);
  };

  const open = (): void => {
    const source = new EventSource(news);
    source.addEventListener('open', () => {
      wait = SOON;
      tell(WORDS.live, 'live');
    });
    source.addEventListener('parts', (event) => show(toldBy(event)));
    source.addEventListener('over', (event) => {
      source.close();
      over(toldBy(event).why ?? WORDS.out);
    });
    source.addEventListener('error', () => {
      if (isOver) return;
      tell(WORDS.broken, 'broken');
      // The browser takes a broken line up again by itself; one that was refused is ours to try.
      if (source.readyState !== EventSource.CLOSED) return;
      window.setTimeout(
        () => {
          askAgain().then(
            () => isOver || open(),
            () => open(),
          );
        },
        wait * (0.5 + Math.random()),
      );
      wait = Math.min(LATE, wait * 2);
    });
  };
  open();

  const acted = () => (state.dataset.is === 'live' ? Promise.resolve() : askAgain().catch(() => undefined));
  pressByScript(root, acted);
  sendByScript(root, say, async () => {
    await forms.renew();
    await acted();
  });
};
